import type { ErrorCode } from '../../shared/errors.ts';
import type { AgentId, Entry, Marks, Side } from '../../shared/model.ts';
import type { Conversation } from '../store/store.ts';

/** What happened, for those who should hear of it; `publish.ts` knows who that is. */
export type Fact =
  | { readonly kind: 'logged'; readonly conversation: Conversation; readonly entry: Entry }
  | { readonly kind: 'changed'; readonly conversation: Conversation }
  | { readonly kind: 'marked'; readonly conversation: Conversation; readonly marks: Marks }
  | {
      readonly kind: 'typing';
      readonly conversation: Conversation;
      readonly side: Side;
      readonly typing: boolean;
    }
  /** Someone joined or left the queue, or an agent came or went. */
  | { readonly kind: 'queue' }
  | { readonly kind: 'inbox'; readonly agentId: AgentId };

/** A use case's answer: the reply and what happened, or why not. */
export type Outcome<Reply> =
  | { readonly ok: true; readonly reply: Reply; readonly facts: readonly Fact[] }
  | { readonly ok: false; readonly code: ErrorCode };

export const done = <Reply>(reply: Reply, ...facts: readonly Fact[]): Outcome<Reply> => ({
  ok: true,
  reply,
  facts,
});
export const refuse = (code: ErrorCode) => ({ ok: false, code }) as const;

/** The facts of an entry that also changed where its conversation stands. */
export const turned = (conversation: Conversation, entry: Entry): Fact[] => [
  { kind: 'logged', conversation, entry },
  { kind: 'changed', conversation },
  { kind: 'queue' },
];
