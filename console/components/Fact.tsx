import type { ComponentChildren } from 'preact';

type Props = {
  readonly name: string;
  /** Takes a line of its own. */
  readonly isLong?: boolean;
  readonly children: ComponentChildren;
};

export function Fact({ name, isLong = false, children }: Props) {
  return (
    <div class={isLong ? 'fact fact-long' : 'fact'}>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
