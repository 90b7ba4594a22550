import type { Ack } from './events.ts';
import { TIMES } from './limits.ts';

/** What a request needs of a Socket.IO client. */
export type AckSocket = {
  readonly connected: boolean;
  timeout(ms: number): {
    emit(
      event: string,
      payload: unknown,
      answered: (timedOut: Error | null, ack: never) => void,
    ): unknown;
  };
};

type PayloadOf<Command> = Command extends (payload: infer P, ...rest: never[]) => void ? P : never;
type AnswerOf<Command> = Command extends (payload: never, ack: (ack: Ack<infer A>) => void) => void
  ? A
  : never;

export type Request<Commands> = <Name extends keyof Commands & string>(
  name: Name,
  payload: PayloadOf<Commands[Name]>,
) => Promise<Ack<AnswerOf<Commands[Name]>>>;

const NO_ANSWER = { ok: false, error: { code: 'unavailable' } } as const;

/**
 * Asks over a socket and always answers: no connection, or no ack within five seconds, is
 * `unavailable`, so that a caller has one way to retry. Nothing is ever left in Socket.IO's own
 * buffer, where it would be sent without our knowing.
 */
export function createRequest<Commands>(socket: AckSocket): Request<Commands> {
  return (name, payload) =>
    new Promise((resolve) => {
      if (!socket.connected) return resolve(NO_ANSWER);
      socket.timeout(TIMES.ackTimeoutMs).emit(name, payload, (timedOut, ack) => {
        resolve(timedOut ? NO_ANSWER : ack);
      });
    });
}
