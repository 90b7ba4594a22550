import type { Namespace, Server, Socket } from 'socket.io';
import type {
  AgentCommands,
  AgentFacts,
  VisitorCommands,
  VisitorFacts,
} from '../../shared/events.ts';
import type { AgentId, VisitorId } from '../../shared/model.ts';
import type { Visitor } from '../conversations/visitor-cases.ts';

/** What a visitor's socket carries; null until it has said hello. */
export type VisitorData = { known: { visitor: Visitor; tokenHash: string } | null };
/** Only ids: whether they still hold is read for each event. */
export type AgentData = { agentId: AgentId; sessionHash: string };

/** What one relay tells the others: look again. One that is lost is made good by the upkeep. */
export type Hint =
  | { readonly kind: 'queue' }
  | { readonly kind: 'inbox'; readonly agentId: AgentId }
  | { readonly kind: 'session-ended'; readonly hash: string };

/** Relays speak to each other over the agents' namespace. */
type BetweenRelays = { hint(hint: Hint): void };
export type VisitorSpace = Namespace<VisitorCommands, VisitorFacts, BetweenRelays, VisitorData>;
export type AgentSpace = Namespace<AgentCommands, AgentFacts, BetweenRelays, AgentData>;
export type VisitorSocket = Socket<VisitorCommands, VisitorFacts, BetweenRelays, VisitorData>;
export type AgentSocket = Socket<AgentCommands, AgentFacts, BetweenRelays, AgentData>;

/** Both sides' namespaces. */
export type Spaces = { readonly visitors: VisitorSpace; readonly agents: AgentSpace };

/** The two namespaces there are; the engine's own, `/`, lets nobody in. */
export function spacesOf(io: Server): Spaces {
  io.use((_socket, next) => next(new Error('refused')));
  return { visitors: io.of('/visitor'), agents: io.of('/agent') };
}

/** Rooms are people: what is theirs reaches every page they have open, and nobody else. */
export const visitorRoom = (id: VisitorId): string => `visitor:${id}`;
export const agentRoom = (id: AgentId): string => `agent:${id}`;
export const sessionRoom = (hash: string): string => `session:${hash}`;
