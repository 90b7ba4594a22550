import { expect, test } from 'vitest';
import type { Entry } from '../../shared/model.ts';
import {
  breachesOf,
  breachesOfAgreement,
  breachesOfHands,
  breachesOfPage,
  breachesOfPlaces,
  type Acknowledged,
  type Hold,
  type Holder,
} from './history.ts';

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

test('the checker lets one reading show more than another, and a page show all of the log', () => {
  expect(breachesOfAgreement(good, good.slice(0, 2))).toEqual([]);
  expect(breachesOfAgreement(good.slice(0, 2), good)).toEqual([]);
  expect(breachesOfPage('page', good, good)).toEqual([]);
});

test.each([
  ['another text at a place', [line(1, 'a'), line(2, 'B')]],
  ['another time at a place', [line(1, 'a'), line(2, 'b', 9)]],
  ['a message that is gone later', [line(1, 'a'), line(2, 'c')]],
])('the checker sees readings that differ: %s', (_what, later) => {
  expect(breachesOfAgreement(good, later)).not.toEqual([]);
  expect(breachesOfAgreement(later, good)).not.toEqual([]);
});

test.each([
  ['lacks the end', good.slice(0, 2)],
  ['shows more than there is', [...good, line(4, 'd')]],
  ['shows something else', [line(1, 'a'), line(2, 'x'), line(3, 'c')]],
])('the checker sees a page that %s', (_what, page) => {
  expect(breachesOfPage('page', page, good)).not.toEqual([]);
});

const assigned = (seq: number, name: string): Entry => ({ seq, at: seq, kind: 'assigned', name });
const requeued = (seq: number): Entry => ({ seq, at: seq, kind: 'requeued', reason: 'lost' });
const closed = (seq: number): Entry => ({ seq, at: seq, kind: 'closed', by: 'agent', name: 'B' });
const said = (seq: number, name: string): Entry => ({
  seq,
  at: seq,
  kind: 'message',
  side: 'agent',
  cmid: `id ${seq}`,
  text: `line ${seq}`,
  name,
});

test('the checker is content with a conversation that goes from one agent to another', () => {
  const log = [assigned(1, 'A'), said(2, 'A'), requeued(3), assigned(4, 'B'), said(5, 'B')];
  const holds: Hold[] = [
    { name: 'A', aepoch: 1 },
    { name: 'B', aepoch: 3 },
  ];
  expect(breachesOfHands([...log, closed(6)], holds)).toEqual([]);
});

test.each([
  ['two assignments without a return', [assigned(1, 'A'), assigned(2, 'B')]],
  ['a return that happened twice', [assigned(1, 'A'), requeued(2), requeued(3)]],
  ['a return of what nobody had', [requeued(1)]],
  ['a word of an agent before', [assigned(1, 'A'), requeued(2), assigned(3, 'B'), said(4, 'A')]],
  ['a word of an agent to who waits', [assigned(1, 'A'), requeued(2), said(3, 'A')]],
  ['a word after the end', [assigned(1, 'B'), closed(2), said(3, 'B')]],
])('the checker sees %s', (_what, log) => {
  expect(breachesOfHands(log, [])).not.toEqual([]);
});

test.each([
  ['another has it', { name: 'B', aepoch: 1 }],
  ['it waits', { name: 'A', aepoch: 2 }],
  ['its turn has not come', { name: 'B', aepoch: 3 }],
])('the checker sees a page that is shown a conversation while %s', (_what, hold) => {
  expect(breachesOfHands([assigned(1, 'A'), requeued(2)], [hold])).not.toEqual([]);
});

const holder = (name: string, ...holds: string[]): Holder => ({ name, presence: 'live', holds });

test('the checker is content when each open conversation waits or has one agent', () => {
  expect(breachesOfPlaces(['x', 'y'], ['x'], [holder('A', 'y'), holder('B')])).toEqual([]);
});

test.each<[string, string[], Holder[]]>([
  ['nowhere', ['x'], [holder('A')]],
  ['in the queue twice', ['x', 'y', 'y'], []],
  ['in the queue and with an agent', ['x', 'y'], [holder('A', 'y')]],
  ['with two agents', ['x'], [holder('A', 'y'), holder('B', 'y')]],
  ['with an agent who is lost', ['x'], [{ ...holder('A', 'y'), presence: 'lost' }]],
  ['in the queue after its end', ['x', 'y', 'z'], []],
])('the checker sees a conversation that is %s', (_what, queue, holders) => {
  expect(breachesOfPlaces(['x', 'y'], queue, holders)).not.toEqual([]);
});
