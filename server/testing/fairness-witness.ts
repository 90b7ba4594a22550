import type { AgentId, ConversationId, SiteId } from '../../shared/model.ts';
import { asSiteId } from '../ids.ts';
import type { Agent, Conversation, Store } from '../store/store.ts';
import type { Random } from './random.ts';

export const OTHER_SITE = asSiteId('other-site-of-tests-00');

/** Moments, in the order in which this process saw them. */
type Tick = number;
type Known = {
  readonly siteId: SiteId;
  /** When it was asked to be opened, and when that was answered: its place in the queue. */
  readonly asked: Tick;
  readonly opened: Tick;
  /** Since when it waits; null when it does not, or may not. */
  waitsSince: Tick | null;
  /** Claims of it that are not answered yet: any of them may have won. */
  claims: number;
};
type Held = { readonly id: ConversationId; readonly aepoch: number };

/**
 * Stands between the claimers and their stores, and notes what must not be: a conversation given
 * twice under one fence, an agent who surely holds more than they may, and somebody given an agent
 * while one who came before surely waited all that time for the same agent.
 */
export class FairnessWitness {
  readonly breaches: string[] = [];
  claims = 0;
  lostClaims = 0;
  #tick: Tick = 0;
  readonly #agents: ReadonlyMap<AgentId, Agent>;
  readonly #given = new Set<string>();
  readonly #known = new Map<ConversationId, Known>();
  /** What each agent surely holds: the claim is answered, and no end has been asked for. */
  readonly #holds = new Map<AgentId, Map<ConversationId, number>>();

  constructor(agents: readonly Agent[]) {
    this.#agents = new Map(agents.map((agent) => [agent.id, agent]));
  }

  /** How many surely wait. */
  get waiting(): number {
    const known = [...this.#known.values()];
    return known.filter(({ waitsSince, claims }) => waitsSince !== null && claims === 0).length;
  }

  anyHeld(random: Random): Held | null {
    const held = [...this.#holds.values()].flatMap((theirs) => [...theirs]);
    const [id, aepoch] = held[Math.floor(random() * held.length)] ?? [];
    return id === undefined || aepoch === undefined ? null : { id, aepoch };
  }

  /** The same store, watched, for one claimer. */
  watch(store: Store): Store {
    let readAt: Tick = 0;
    return {
      ...store,
      queue: () => {
        readAt = ++this.#tick;
        return store.queue();
      },
      openConversation: async (opening) => {
        const asked = ++this.#tick;
        const answer = await store.openConversation(opening);
        if (answer.outcome === 'opened') this.#opened(answer.conversation, asked);
        return answer;
      },
      claim: async (attempt) => {
        const known = this.#known.get(attempt.conversationId);
        if (known) known.claims++;
        const answer = await store.claim(attempt);
        if (known) known.claims--;
        if (answer.outcome === 'claimed')
          this.#claimed(answer.conversation, attempt.agentId, readAt);
        else this.lostClaims++;
        return answer;
      },
      release: async (id, ...rest) => {
        this.#mayMove(id);
        const answer = await store.release(id, ...rest);
        if (answer) this.#waits(id);
        return answer;
      },
      closeConversation: async (id, ...rest) => {
        this.#mayMove(id);
        this.#known.delete(id);
        return store.closeConversation(id, ...rest);
      },
    };
  }

  #opened({ id, siteId }: Conversation, asked: Tick): void {
    const opened = ++this.#tick;
    // Another claimer may have had it before its own opener heard of it.
    const isFree = ![...this.#holds.values()].some((theirs) => theirs.has(id));
    this.#known.set(id, { siteId, asked, opened, waitsSince: isFree ? opened : null, claims: 0 });
  }

  #waits(id: ConversationId): void {
    const known = this.#known.get(id);
    if (known) known.waitsSince = ++this.#tick;
  }

  /** From here on it is not sure that it waits, or that anybody holds it. */
  #mayMove(id: ConversationId): void {
    const known = this.#known.get(id);
    if (known) known.waitsSince = null;
    for (const theirs of this.#holds.values()) theirs.delete(id);
  }

  #claimed({ id, aepoch }: Conversation, agentId: AgentId, readAt: Tick): void {
    this.claims++;
    const agent = this.#agents.get(agentId);
    if (!agent) return;
    const theirs = this.#holds.get(agentId) ?? new Map<ConversationId, number>();
    this.#holds.set(agentId, theirs.set(id, aepoch));
    if (theirs.size > agent.capacity) {
      this.breaches.push(`${agent.login} holds ${theirs.size} of ${agent.capacity}`);
    }
    const fence = `${id} ${aepoch}`;
    if (this.#given.has(fence)) this.breaches.push(`${fence} was given twice`);
    this.#given.add(fence);
    const known = this.#known.get(id);
    if (known) this.#overtakes(id, known, agent, readAt);
  }

  #overtakes(id: ConversationId, known: Known, agent: Agent, readAt: Tick): void {
    known.waitsSince = null;
    for (const [otherId, other] of this.#known) {
      const isBefore = other.opened < known.asked;
      const waits = other.waitsSince !== null && other.claims === 0;
      const waited = waits && Number(other.waitsSince) < readAt;
      const fits = agent.siteIds?.includes(other.siteId) ?? true;
      if (isBefore && waited && fits) this.breaches.push(`${id} overtook ${otherId}`);
    }
  }
}
