import type { Telling } from './tell.ts';
import type { Words } from './words.ts';

type Props = {
  /** Null before the first check. */
  readonly telling: Telling | null;
  readonly isRunning: boolean;
  readonly words: Words;
  check(): void;
};

/** What the browser's check found, and the button that makes it. */
export function BrowserCheck({ telling, isRunning, words, check }: Props) {
  const label = telling ? words.again : words.check;
  const isFine = telling?.troubles.length === 0;
  return (
    <section class="check" aria-labelledby="p-check">
      <h3 id="p-check">{words.title}</h3>
      {!telling && <p>{words.offer}</p>}
      {isFine && <p class="good">{telling.headline}</p>}
      {telling && !isFine && (
        <ul>
          {telling.troubles.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {telling?.fine && <p class="quiet">{telling.fine}</p>}
      <button aria-disabled={isRunning} onClick={check}>
        {isRunning ? words.running : label}
      </button>
    </section>
  );
}
