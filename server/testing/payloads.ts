import { newId, newToken } from '../ids.ts';
import { sampleReport } from './sample-report.ts';

type Payload = Readonly<Record<string, unknown>>;

/** A report with every part that a visitor may leave out. */
const fullReport = () =>
  sampleReport({
    triedNote: 'A note.',
    retryAfterSeconds: 30,
    requestId: 'req-7f3a',
    client: {
      browser: 'Firefox 140',
      os: 'Linux',
      device: 'desktop',
      languages: ['ko', 'en'],
      viewport: { w: 1280, h: 720 },
      cookies: 'ok',
      storage: 'ok',
    },
  });

const inConversation = () => ({ conversationId: newId() });
const position = () => ({ ...inConversation(), epoch: newId(), last: 3 });
const common = (): Readonly<Record<string, Payload>> => ({
  'conversation:sync': position(),
  'conversation:close': inConversation(),
  'conversation:typing': { ...inConversation(), typing: true },
  'conversation:mark': { ...inConversation(), delivered: 2, read: 1 },
});
const message = () => ({ ...inConversation(), cmid: newId(), text: 'Hello?' });

/** Every event a visitor's page may send, with a payload of the right shape about nothing real. */
export const visitorPayloads = (): Readonly<Record<string, Payload>> => ({
  'session:hello': { proto: 1, token: newToken(), position: position() },
  'conversation:open': { report: fullReport(), locale: 'ko' },
  ...common(),
  'message:send': message(),
});

/** The same of an agent's console. */
export const agentPayloads = (): Readonly<Record<string, Payload>> => ({
  'session:hello': { proto: 1 },
  'presence:set': { available: true },
  'conversation:claim': { ...inConversation(), aepoch: 0 },
  ...common(),
  'message:send': { ...message(), aepoch: 1 },
});

const NULLABLE = new Set(
  'userId errorMessage httpStatus retryAfterSeconds triedNote client token position epoch selfTest requestId clockSkewMs'.split(
    ' ',
  ),
);
/** What pages of the protocol before do not send. */
const OPTIONAL = new Set(['hints', 'selfTest', 'requestId']);
/** Clocks are behind, too. */
const SIGNED = new Set(['clockSkewMs']);

/** What can never stand in a value's place. */
function wrongFor(key: string, value: unknown): unknown[] {
  const never = [{ $ne: '' }, [1, [2]], ...(NULLABLE.has(key) ? [] : [null])];
  if (typeof value === 'string') return [...never, 7, true, '\u0000'.repeat(5_000)];
  if (typeof value === 'number')
    return [...never, String(value), ...(SIGNED.has(key) ? [] : [-1]), 1.5, 1e300, true];
  if (typeof value === 'boolean') return [...never, 'true', 1];
  return [...never, 'x', 7, true];
}

const isParent = (value: unknown): value is Payload => typeof value === 'object' && value !== null;

const put = (parent: Payload, key: string, value: unknown): unknown =>
  Array.isArray(parent)
    ? parent.map((item: unknown, at) => (String(at) === key ? value : item))
    : { ...parent, [key]: value };

/** Each way to be wrong in one place, by a name that says where and how. */
export function wrongOnes(payload: Payload): [string, unknown][] {
  const wrong = Object.entries(payload).flatMap(([key, value]): [string, unknown][] => [
    ...wrongFor(key, value).map((bad): [string, unknown] => [
      `${key} = ${JSON.stringify(bad).slice(0, 20)}`,
      put(payload, key, bad),
    ]),
    ...(isParent(value)
      ? wrongOnes(value).map(([name, bad]): [string, unknown] => [
          `${key}.${name}`,
          put(payload, key, bad),
        ])
      : []),
  ]);
  if (Array.isArray(payload)) return wrong;
  const needed = Object.keys(payload).filter((key) => !OPTIONAL.has(key));
  const without = needed.map((gone): [string, unknown] => [
    `without ${gone}`,
    Object.fromEntries(Object.entries(payload).filter(([key]) => key !== gone)),
  ]);
  return [...wrong, ...without, ['a key more', { ...payload, more: 1 }]];
}
