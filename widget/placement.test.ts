import { expect, it } from 'vitest';
import { touches } from './placement.ts';

const boxAt = (left: number, top: number) => ({ left, top, right: left + 10, bottom: top + 10 });
const form = boxAt(0, 0);

it('keeps the bubble eight pixels off a form, on every side', () => {
  for (const [x, y] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    expect(touches(boxAt(x * 18, y * 18), form)).toBe(false);
    expect(touches(boxAt(x * 17, y * 17), form)).toBe(true);
  }
});
