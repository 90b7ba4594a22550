import { expect, test } from 'vitest';
import type { Ack } from '../shared/events.ts';
import { MarkTeller } from './mark-teller.ts';

function createTeller(answers: Ack<object>[] = []) {
  const told: object[] = [];
  const teller = new MarkTeller(async (seen) => {
    told.push(seen);
    return answers.shift() ?? { ok: true, data: {} };
  });
  return { told, teller };
}

test('[PR5] a console tells each step once, and never one back', async () => {
  const { told, teller } = createTeller();
  await teller.update({ delivered: 2, read: 1 });
  await teller.update({ delivered: 2, read: 1 });
  await teller.update({ delivered: 1, read: 0 });
  await teller.update({ delivered: 2, read: 2 });
  expect(told).toEqual([
    { delivered: 2, read: 1 },
    { delivered: 2, read: 2 },
  ]);
});

test('a step that was not taken is told again with the next', async () => {
  const { told, teller } = createTeller([{ ok: false, error: { code: 'unavailable' } }]);
  await teller.update({ delivered: 2, read: 2 });
  await teller.update({ delivered: 2, read: 2 });
  expect(told).toHaveLength(2);
});

test('after a reconnection only what the relay does not have is told', async () => {
  const { told, teller } = createTeller();
  teller.restart({ delivered: 5, read: 3 });
  await teller.update({ delivered: 5, read: 3 });
  await teller.update({ delivered: 5, read: 4 });
  expect(told).toEqual([{ delivered: 5, read: 4 }]);
});
