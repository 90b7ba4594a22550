import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ERROR_CODES } from '../../shared/errors.ts';
import { PROTOCOL_VERSION } from '../../shared/events.ts';
import { agentPayloads, visitorPayloads } from '../testing/payloads.ts';
import type { TestAgent } from '../testing/test-agent.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import type { TestVisitor } from '../testing/test-visitor.ts';

const RUNS = 150;
let server: TestServer;
let visitor: TestVisitor;
let agent: TestAgent;
beforeAll(async () => {
  server = await startTestServer();
  visitor = await server.visitor();
  agent = await server.agent();
});
afterAll(() => server.stop());

type Path = readonly string[];
type Edit = { readonly at: number; readonly change: Change };
type Change =
  | { readonly kind: 'put'; readonly value: unknown }
  | { readonly kind: 'drop' }
  | { readonly kind: 'add'; readonly key: string; readonly value: unknown };

const isParent = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const pathsOf = (value: unknown, path: Path = []): Path[] =>
  isParent(value)
    ? [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
    : [path];

function edit(value: unknown, [key, ...rest]: Path, change: Change): unknown {
  if (key === undefined) {
    if (change.kind === 'put') return change.value;
    return change.kind === 'add' && isParent(value)
      ? { ...value, [change.key]: change.value }
      : value;
  }
  if (!isParent(value)) return value;
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    if (name !== key) return [[name, inner]];
    if (rest.length === 0 && change.kind === 'drop') return [];
    return [[name, edit(inner, rest, change)]];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** Any JSON, and what lies close to what is asked for. */
const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(
    0,
    -0,
    1e21,
    Number.MAX_SAFE_INTEGER,
    '',
    '\u0000',
    '\ud800',
    'ko',
    null,
  ),
  fc.stringMatching(/^[A-Za-z0-9_-]{21,23}$/),
  fc.string({ unit: 'binary', maxLength: 5_000 }),
);
const edits = fc.array(
  fc.record<Edit>({
    at: fc.nat(),
    change: fc.oneof(
      anyValue.map((value) => ({ kind: 'put', value }) as const),
      fc.constant({ kind: 'drop' } as const),
      fc.record({
        kind: fc.constant('add' as const),
        key: fc.constantFrom('more', 'toString', '0', 'length', 'then', '$where'),
        value: anyValue,
      }),
    ),
  }),
  { minLength: 0, maxLength: 3 },
);
const apply = (payload: unknown, list: readonly Edit[]) =>
  list.reduce<unknown>((before, { at, change }) => {
    const paths = pathsOf(before);
    return edit(before, paths[at % paths.length] ?? [], change);
  }, payload);

const CODES = new Set<string>(ERROR_CODES);
const isAnswer = (ack: unknown): boolean => {
  if (!isParent(ack) || typeof ack['ok'] !== 'boolean') return false;
  if (ack['ok']) return isParent(ack['data']) && Object.keys(ack).length === 2;
  const error = ack['error'];
  if (!isParent(error) || Object.keys(ack).length !== 2) return false;
  const known = Object.keys(error).every((key) => key === 'code' || key === 'retryAfterMs');
  const code = String(error['code']);
  return known && CODES.has(code) && code !== 'internal' && code !== 'unavailable';
};

const EVENTS = [
  ...Object.keys(visitorPayloads()).map((event) => ['visitor', event] as const),
  ...Object.keys(agentPayloads()).map((event) => ['agent', event] as const),
];

test.each(EVENTS)('[AC5] whatever is close to a %s’s %s gets an answer', async (side, event) => {
  const { socket } = side === 'visitor' ? visitor : agent;
  const ask = (name: string, payload: unknown): Promise<unknown> =>
    socket.timeout(5_000).emitWithAck(name, payload);
  const hello = { proto: PROTOCOL_VERSION, token: null, position: null };
  let read = 0;
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      // As somebody new, who may still open a conversation.
      if (event === 'conversation:open') await ask('session:hello', hello);
      const payloads = side === 'visitor' ? visitorPayloads() : agentPayloads();
      const ack = await ask(event, apply(payloads[event], list));
      if (!JSON.stringify(ack).includes('invalid_payload')) read++;
      expect(isAnswer(ack) ? null : ack).toBeNull();
    }),
    { numRuns: RUNS },
  );
  expect(read).toBeGreaterThan(RUNS / 10);
  expect(server.log.lines.filter((line) => line.event === 'event failed')).toEqual([]);
  expect(socket.connected).toBe(true);
});
