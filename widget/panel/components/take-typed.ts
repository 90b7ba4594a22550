import type { TargetedInputEvent } from 'preact';

/**
 * Hands on what a person typed. What a password manager wrote is told by a plain event instead of
 * an `InputEvent`: it may be a password, so it is taken out of the field again and goes nowhere.
 */
export function takeTyped(
  event: TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>,
  before: string,
  take: (text: string) => void,
): void {
  const { currentTarget } = event;
  if (event instanceof InputEvent) take(currentTarget.value);
  else currentTarget.value = before;
}
