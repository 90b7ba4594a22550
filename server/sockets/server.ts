import type { DefaultEventsMap, Namespace, Server, Socket } from 'socket.io';
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

type Inner = DefaultEventsMap;
export type VisitorSpace = Namespace<VisitorCommands, VisitorFacts, Inner, VisitorData>;
export type AgentSpace = Namespace<AgentCommands, AgentFacts, Inner, AgentData>;
export type VisitorSocket = Socket<VisitorCommands, VisitorFacts, Inner, VisitorData>;
export type AgentSocket = Socket<AgentCommands, AgentFacts, Inner, AgentData>;

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
