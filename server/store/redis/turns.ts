import type { Link } from '../../redis/link.ts';
import type { ConversationId, Entry } from '../../../shared/model.ts';
import type { Conversation, Logged } from '../store.ts';
import { DESK, keysOf } from './keys.ts';
import { asIds, list, parseOrNull, readConversation, text, textOrNull, texts } from './read.ts';
import { STEPS } from './scripts.ts';

/** A conversation as it stands after a turn, and the turn's entry; opening has none. */
type Applied = { readonly conversation: Conversation; readonly entry: Entry | null };

/**
 * A turn (opening, assigning, giving back, ending) is decided at the desk and then written into its
 * conversation, which lie in different slots. In between it stands in `pending`: whoever finds one
 * there finishes it, and to finish it twice changes nothing.
 */
export type Turns = {
  /** Null when the conversation has been erased. */
  finish(id: ConversationId, turn: string): Promise<Applied | null>;
  /** Finishes the turn of a conversation that somebody else began; false when there is none. */
  finishPending(id: ConversationId): Promise<boolean>;
  finishAllPending(): Promise<void>;
  /** Decides at the desk, after whatever is unfinished; the answer's first word is the outcome. */
  decide(id: ConversationId, step: () => Promise<unknown>): Promise<readonly string[]>;
};

export function createTurns(link: Link): Turns {
  async function finish(id: ConversationId, turn: string): Promise<Applied | null> {
    const { record, log } = keysOf(id);
    const [fields, entry] = list(await link.run(STEPS.applyTurn, [record, log], [turn]));
    // Nobody waits for this: a turn that stays in `pending` is only finished once more.
    link.run(STEPS.settleTurn, [DESK.pending], [id, turn]).catch(() => {});
    const conversation = fields === undefined ? null : readConversation(fields);
    return conversation && { conversation, entry: parseOrNull(entry) };
  }
  async function finishPending(id: ConversationId): Promise<boolean> {
    const turn = textOrNull(await link.command('HGET', DESK.pending, id));
    if (turn !== null) await finish(id, turn);
    return turn !== null;
  }
  return {
    finish,
    finishPending,
    async finishAllPending() {
      const ids = asIds<ConversationId>(await link.command('HKEYS', DESK.pending));
      // One that cannot be finished must not keep the others, or a lease, from going on.
      await Promise.allSettled(ids.map(finishPending));
    },
    async decide(id, step) {
      for (;;) {
        const [outcome, turn = ''] = texts(await step());
        if (outcome !== 'pending') return [text(outcome), turn];
        await finish(id, turn);
      }
    },
  };
}

/** The answer to a step that gave a turn with an entry. */
export const loggedOf = (applied: Applied | null): Logged | null =>
  applied?.entry ? { conversation: applied.conversation, entry: applied.entry } : null;
