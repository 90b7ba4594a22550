import { expect, test } from 'vitest';
import type { Entry } from '../../shared/model.ts';
import { breachesOf, type Acknowledged } from './history.ts';

const line = (seq: number, text: string, at = seq): Entry => ({
  seq,
  at,
  kind: 'message',
  side: 'visitor',
  cmid: `id of ${text}`,
  text,
  name: null,
});
const good = [line(1, 'a'), line(2, 'b'), line(3, 'c')];
const acks: Acknowledged[] = [
  { cmid: 'id of a', seq: 1 },
  { cmid: 'id of b', seq: 2 },
];
const senders = [{ name: 'visitor', sent: ['a', 'b', 'c', 'd'] }];

test('the checker is content with a good history', () => {
  expect(breachesOf(good, acks, senders)).toEqual([]);
});

test.each([
  ['a lost message', [line(1, 'a')]],
  ['a lost message in the middle', [line(1, 'a'), line(2, 'c')]],
  ['a hole', [line(1, 'a'), line(2, 'b'), line(4, 'c')]],
  ['a message there twice', [...good, line(4, 'b')]],
  ['two that changed places', [line(1, 'b'), line(2, 'a'), line(3, 'c')]],
  ['time that went back', [line(1, 'a'), line(2, 'b', 0), line(3, 'c')]],
  ['an invention', [...good, line(4, 'who said this?')]],
  ['a fork', [line(1, 'a'), { ...line(2, 'b'), cmid: 'another id' }, line(3, 'c')]],
])('the checker sees %s', (_what, log) => {
  expect(breachesOf(log, acks, senders)).not.toEqual([]);
});
