import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asAgentId, asConversationId, asSiteId } from '../ids.ts';
import { route, type Seat, type Waiting } from './routing.ts';

const SITE = asSiteId('s');
const waiting = (id: string, siteId = SITE): Waiting => ({
  id: asConversationId(id),
  siteId,
  aepoch: 0,
});
const seat = (id: string, change: Partial<Seat> = {}): Seat => ({
  agentId: asAgentId(id),
  name: id,
  siteIds: null,
  capacity: 3,
  load: 0,
  idleSince: 0,
  ...change,
});
const pairs = (queue: Waiting[], seats: Seat[]) =>
  route(queue, seats).map((one) => `${one.waiting.id}→${one.seat.agentId}`);

test('[RT1] prefers the lowest share of capacity, not the fewest conversations', () => {
  const half = seat('half', { capacity: 2, load: 1 });
  const third = seat('third', { capacity: 6, load: 2 });
  expect(pairs([waiting('a')], [half, third])).toEqual(['a→third']);
});

test('[RT1] among equal shares prefers the longest idle, then the id', () => {
  const fresh = seat('a', { idleSince: 20 });
  const idle = seat('b', { idleSince: 10 });
  const twin = seat('c', { idleSince: 10 });
  expect(pairs([waiting('x')], [fresh, twin, idle])).toEqual(['x→b']);
});

test('[RT1] spreads a queue as it fills the seats', () => {
  const queue = ['1', '2', '3', '4', '5'].map((id) => waiting(id));
  const seats = [seat('a', { idleSince: 1 }), seat('b', { idleSince: 2 })];
  expect(pairs(queue, seats)).toEqual(['1→a', '2→b', '3→a', '4→b', '5→a']);
});

test('[RT6] gives a site only to its own agents, and does not hold up the others for it', () => {
  const other = asSiteId('other');
  const seats = [seat('a', { siteIds: [SITE] })];
  expect(pairs([waiting('x', other), waiting('y')], seats)).toEqual(['y→a']);
});

test('[RT2] gives nothing to an agent at capacity', () => {
  const seats = [seat('full', { load: 3 })];
  expect(pairs([waiting('x')], seats)).toEqual([]);
});

const sites = fc.constantFrom(...['s', 't', 'u'].map(asSiteId));
const queues = fc
  .array(sites, { maxLength: 20 })
  .map((all) => all.map((siteId, at) => waiting(`w${at}`, siteId)));
const crews = fc
  .array(
    fc.record({
      siteIds: fc.option(fc.array(sites, { minLength: 1, maxLength: 2 })),
      capacity: fc.integer({ min: 1, max: 5 }),
      load: fc.integer({ min: 0, max: 6 }),
      idleSince: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 6 },
  )
  .map((all) => all.map((change, at) => seat(`agent ${at}`, change)));

test('[RT2] [RT3] [RT5] holds in any situation: no one over capacity, no one waits for nothing', () => {
  fc.assert(
    fc.property(queues, crews, (queue, seats) => {
      const assignments = route(queue, seats);
      expect(route(queue, seats)).toEqual(assignments);
      const loadOf = (one: Seat) =>
        one.load + assignments.filter((a) => a.seat.agentId === one.agentId).length;
      const given = new Set(assignments.map((a) => a.waiting.id));
      expect(given.size).toBe(assignments.length);
      for (const one of seats)
        expect(loadOf(one)).toBeLessThanOrEqual(Math.max(one.load, one.capacity));
      for (const left of queue.filter(({ id }) => !given.has(id))) {
        const fitting = seats.filter((one) => one.siteIds?.includes(left.siteId) ?? true);
        expect(fitting.every((one) => loadOf(one) >= one.capacity)).toBe(true);
      }
    }),
  );
});

test('[QU1] [RT3] serves the oldest first among those who want the same', () => {
  fc.assert(
    fc.property(queues, crews, (queue, seats) => {
      const given = new Set(route(queue, seats).map((a) => a.waiting.id));
      for (const siteId of ['s', 't', 'u']) {
        const same = queue.filter((one) => one.siteId === siteId).map((one) => given.has(one.id));
        expect(same).toEqual([...same].sort((a, b) => Number(b) - Number(a)));
      }
    }),
  );
});
