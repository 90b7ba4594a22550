import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { AgentId, ConversationId, SiteId, VisitorId } from '../shared/model.ts';

/** Crockford's base 32 without look-alikes: no I, L, O, U. */
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const random = (bytes: number) => randomBytes(bytes).toString('base64url');

/** 128 random bits, 22 characters of base64url. */
export const newId = (): string => random(16);
export const newConversationId = (): ConversationId => newId() as ConversationId;
export const newVisitorId = (): VisitorId => newId() as VisitorId;
export const newAgentId = (): AgentId => newId() as AgentId;
export const newSiteId = (): SiteId => newId() as SiteId;

/** An id that came over the wire and has the shape of one; whether it exists is the store's to say. */
export const asConversationId = (id: string): ConversationId => id as ConversationId;
/** Ids that an operator or the demo chose. */
export const asSiteId = (id: string): SiteId => id as SiteId;
export const asAgentId = (id: string): AgentId => id as AgentId;

/** A secret of 256 random bits, 43 characters of base64url. Stored only as `hashOf` it. */
export const newToken = (): string => random(32);

/** SHA-256, hex. Enough for secrets with 256 bits of their own; passwords go through argon2id. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Six letters that can be said on the phone, shown as `XXX-XXX`. */
export function newCaseCode(): string {
  const letters = Array.from({ length: 6 }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]);
  return `${letters.slice(0, 3).join('')}-${letters.slice(3).join('')}`;
}
