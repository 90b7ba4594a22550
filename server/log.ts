import { pino, type DestinationStream } from 'pino';

/** Facts for the log: ids of our own making, counts, codes. Never contents, tokens or user ids. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;
export type Log = {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts, error?: unknown): void;
  error(event: string, facts?: Facts, error?: unknown): void;
};

/** The first places of a stack, without the message that stands before them. */
const placesOf = ({ stack = '', message }: Error): string =>
  stack
    .replace(message, '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 5)
    .join('\n');

/** Of an error only its name, code and place: its message may quote what a person wrote. */
function shape(error: unknown) {
  if (!(error instanceof Error)) return error === undefined ? {} : { error: typeof error };
  const code = 'code' in error ? String(error.code) : null;
  return { error: error.name, code, at: placesOf(error) };
}

/** One JSON object a line, on stderr: stdout carries what `npm start` prints for people. */
export function createLog(
  level: string,
  to: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log {
  const out = pino({ level, base: null }, to);
  return {
    info: (event, facts) => out.info(facts ?? {}, event),
    warn: (event, facts, error) => out.warn({ ...facts, ...shape(error) }, event),
    error: (event, facts, error) => out.error({ ...facts, ...shape(error) }, event),
  };
}
