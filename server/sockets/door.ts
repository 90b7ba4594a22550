import * as v from 'valibot';
import type { Refusal } from '../../shared/errors.ts';
import type { Ack } from '../../shared/events.ts';
import type { Limits } from '../access/limits.ts';
import type { Fact, Outcome } from '../conversations/facts.ts';
import type { Log } from '../log.ts';
import { StoreError } from '../store/store-error.ts';
import { isTame } from './tame.ts';

/** A payload that has been read, ready for the use case behind its event. */
type Run<Actor> = (actor: Actor) => Promise<Outcome<unknown>>;
/** One row of a side's table: reads what the event carries; null when it may not. */
export type Row<Actor> = (payload: unknown) => Run<Actor> | null;
export type Table<Actor> = ReadonlyMap<string, Row<Actor>>;

/** Ties a schema to the use case that takes what it lets through. */
export const row =
  <Actor, Payload, Reply>(
    schema: v.GenericSchema<unknown, Payload>,
    run: (actor: Actor, payload: Payload) => Promise<Outcome<Reply>>,
  ): Row<Actor> =>
  (payload) => {
    const parsed = v.safeParse(schema, payload, { abortEarly: true });
    return parsed.success ? (actor) => run(actor, parsed.output) : null;
  };

export type DoorParts<Actor> = {
  readonly table: Table<Actor>;
  readonly limits: Limits;
  readonly log: Log;
  /** Who is asking, read afresh for each event; null when nobody any more. */
  actor(): Promise<Actor | null>;
  /** What rates are counted by. */
  personOf(actor: Actor): string;
  publish(facts: readonly Fact[]): void;
};

const no = (error: Refusal): Ack<never> => ({ ok: false, error });

/** Whatever is sent counts as an event; only what can be read counts as opening a conversation. */
async function waitFor(limits: Limits, event: string, isReadable: boolean, person: string) {
  const limit = event === 'message:send' ? limits.messages : limits.events;
  const wait = await limit.take(person);
  if (wait !== null || event !== 'conversation:open' || !isReadable) return wait;
  return limits.opens.take(person);
}

/** Shape, who, rate, schema, use case: the same five steps for every event (AC5). */
async function admit<Actor>(
  parts: DoorParts<Actor>,
  event: string,
  payload: unknown,
  answer: (ack: Ack<unknown>) => void,
): Promise<void> {
  const read = parts.table.get(event);
  if (!read || !isTame(payload)) return answer(no({ code: 'invalid_payload' }));
  const actor = await parts.actor();
  if (actor === null) return answer(no({ code: 'unauthenticated' }));
  const run = read(payload);
  const retryAfterMs = await waitFor(parts.limits, event, run !== null, parts.personOf(actor));
  if (retryAfterMs !== null) return answer(no({ code: 'rate_limited', retryAfterMs }));
  if (!run) return answer(no({ code: 'invalid_payload' }));
  const outcome = await run(actor);
  if (!outcome.ok) return answer(no({ code: outcome.code }));
  answer({ ok: true, data: outcome.reply });
  parts.publish(outcome.facts);
}

/** What went wrong inside, as a code: the store's troubles may pass, the rest is ours. */
const codeOf = (error: unknown): Refusal => ({
  code: error instanceof StoreError ? 'unavailable' : 'internal',
});

/**
 * The one way in for every event of a socket: nothing that a page sends, or leaves out, reaches a
 * use case unchecked or ends the process (AC6). Give it to `socket.onAny`.
 */
export const createDoor =
  <Actor>(parts: DoorParts<Actor>) =>
  (event: string, ...args: unknown[]): void => {
    const last = args.at(-1);
    const answer = (ack: Ack<unknown>) => {
      if (typeof last === 'function') last(ack);
    };
    admit(parts, event, args[0], answer).catch((error: unknown) => {
      parts.log.error('event failed', { event: event.slice(0, 40) }, error);
      answer(no(codeOf(error)));
    });
  };
