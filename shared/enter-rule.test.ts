import { expect, test } from 'vitest';
import { createEnterRule, type EnterPress } from './enter-rule.ts';

function createField({ isTouch = false } = {}) {
  let now = 1_000;
  let sent = 0;
  let prevented = 0;
  const waiting: (() => void)[] = [];
  const rule = createEnterRule({
    send: () => void sent++,
    afterCommit: (run) => void waiting.push(run),
    now: () => now,
    isTouch: () => isTouch,
  });
  const press = (change: Partial<EnterPress> = {}) =>
    rule.pressed({
      key: 'Enter',
      code: 'Enter',
      keyCode: change.isComposing ? 229 : 13,
      shiftKey: false,
      isComposing: false,
      preventDefault: () => void prevented++,
      ...change,
    });
  return {
    rule,
    press,
    wait: (ms: number) => (now += ms),
    commit: () => waiting.splice(0).forEach((run) => run()),
    counts: () => ({ sent, prevented }),
  };
}

test('Enter sends once and adds no line', () => {
  const field = createField();
  field.press();
  expect(field.counts()).toEqual({ sent: 1, prevented: 1 });
});

test('Shift+Enter and every other key are left alone', () => {
  const field = createField();
  field.press({ shiftKey: true });
  field.press({ key: 'a', code: 'KeyA', keyCode: 65 });
  expect(field.counts()).toEqual({ sent: 0, prevented: 0 });
});

test('on a touch keyboard Enter is a new line', () => {
  const field = createField({ isTouch: true });
  field.press();
  expect(field.counts()).toEqual({ sent: 0, prevented: 0 });
});

test('Enter inside a Hangul syllable sends once, after the syllable is in the field', () => {
  const field = createField();
  field.rule.composed('요');
  field.press({ isComposing: true });
  expect(field.counts().sent).toBe(0);
  field.rule.compositionEnded('요');
  expect(field.counts().sent).toBe(0);
  field.commit();
  expect(field.counts().sent).toBe(1);
});

test('the second Enter that some systems press for the first is swallowed', () => {
  const field = createField();
  field.rule.composed('요');
  field.press({ isComposing: true });
  field.rule.compositionEnded('요');
  field.press();
  field.commit();
  field.wait(49);
  field.press();
  expect(field.counts()).toEqual({ sent: 1, prevented: 2 });
  field.wait(1);
  field.press();
  expect(field.counts().sent).toBe(2);
});

test('Enter that picks a Japanese or Chinese candidate sends nothing', () => {
  const field = createField();
  field.rule.composed('にほんご');
  field.press({ isComposing: true });
  field.rule.compositionEnded('日本語');
  field.commit();
  expect(field.counts().sent).toBe(0);
});

test('Safari, which ends the composition before it reports the key, sends Hangul and no candidate', () => {
  const hangul = createField();
  hangul.rule.composed('요');
  hangul.rule.compositionEnded('요');
  hangul.press({ keyCode: 229 });
  expect(hangul.counts().sent).toBe(1);
  const japanese = createField();
  japanese.rule.composed('日本');
  japanese.rule.compositionEnded('日本');
  japanese.press({ keyCode: 229 });
  expect(japanese.counts().sent).toBe(0);
});
