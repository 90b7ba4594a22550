import { expect, it } from 'vitest';
import { createEnterRule, type EnterPress } from './enter-rule.ts';

type Event =
  | { readonly press: Partial<EnterPress> }
  | { readonly composed: string }
  | { readonly ended: string }
  | { readonly wait: number };

/** Plays what a browser does for one text; returns how often it was sent and which presses it lost. */
function play(events: readonly Event[], isTouch = false) {
  let now = 1_000;
  let sends = 0;
  const prevented: boolean[] = [];
  const rule = createEnterRule({
    send: () => sends++,
    afterCommit: (run) => run(),
    now: () => now,
    isTouch: () => isTouch,
  });
  for (const event of events) {
    if ('wait' in event) now += event.wait;
    if ('composed' in event) rule.composed(event.composed);
    if ('ended' in event) rule.compositionEnded(event.ended);
    if (!('press' in event)) continue;
    let isPrevented = false;
    rule.pressed({
      key: 'Enter',
      code: 'Enter',
      keyCode: 13,
      shiftKey: false,
      isComposing: false,
      preventDefault: () => (isPrevented = true),
      ...event.press,
    });
    prevented.push(isPrevented);
  }
  return { sends, prevented };
}

const PLAIN = { press: {} };
/** Chrome and Firefox tell of the key first; on Windows it has no name of its own. */
const COMPOSING = { press: { isComposing: true, keyCode: 229 } };
const COMPOSING_ON_WINDOWS = { press: { isComposing: true, keyCode: 229, key: 'Process' } };
/** Safari tells of it after the composition ended. */
const AFTER_COMPOSING = { press: { keyCode: 229 } };

it('sends on Enter and keeps the line break out of the field', () => {
  expect(play([PLAIN])).toEqual({ sends: 1, prevented: [true] });
});

it('leaves Shift+Enter to the field, as a line break', () => {
  expect(play([{ press: { shiftKey: true } }])).toEqual({ sends: 0, prevented: [false] });
});

it('leaves Enter of a touch keyboard to the field', () => {
  expect(play([PLAIN], true)).toEqual({ sends: 0, prevented: [false] });
});

it('leaves other keys alone', () => {
  expect(play([{ press: { key: 'a', code: 'KeyA', keyCode: 65 } }]).sends).toBe(0);
});

it.each([
  ['Chrome on a Mac, which presses Enter twice', [COMPOSING, { ended: '요' }, PLAIN]],
  ['Chrome on Windows', [COMPOSING_ON_WINDOWS, { ended: '요' }]],
  ['Firefox', [COMPOSING, { ended: '요' }]],
  ['Firefox that ends without a text', [COMPOSING, { ended: '' }]],
  ['Safari', [{ ended: '요' }, AFTER_COMPOSING]],
  ['Safari that presses Enter twice', [{ ended: '요' }, AFTER_COMPOSING, PLAIN]],
])('sends a Hangul text once: %s', (_browser, events) => {
  expect(play([{ composed: '요' }, ...events]).sends).toBe(1);
});

it('sends a Hangul text only once it is committed', () => {
  expect(play([{ composed: '요' }, COMPOSING]).sends).toBe(0);
});

it.each([
  ['Chrome and Firefox', [COMPOSING, { ended: '日本' }]],
  ['Safari', [{ ended: '日本' }, AFTER_COMPOSING]],
])('leaves Enter that picks a Japanese candidate to the input method: %s', (_browser, events) => {
  expect(play([{ composed: 'にほん' }, ...events]).sends).toBe(0);
});

it('sends a Japanese text with the Enter after the candidate', () => {
  const picked = [{ composed: 'にほん' }, COMPOSING, { ended: '日本' }, { wait: 300 }];
  expect(play([...picked, PLAIN]).sends).toBe(1);
});

it('takes a second Enter for the same press within 50 ms, and for its own from then on', () => {
  expect(play([PLAIN, { wait: 49 }, PLAIN])).toEqual({ sends: 1, prevented: [true, true] });
  expect(play([PLAIN, { wait: 50 }, PLAIN]).sends).toBe(2);
});
