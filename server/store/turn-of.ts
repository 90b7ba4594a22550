import type { Conversation } from './store.ts';

/**
 * Turns count up with every change of hands, and once more at the end: so a page can tell old news,
 * and a turn that was applied can be told from one that was not. The steps in Redis do the same sum.
 */
export const turnOf = ({ aepoch, status }: Conversation): number =>
  2 * aepoch + (status === 'closed' ? 1 : 0);
