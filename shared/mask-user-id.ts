/** Hides most of a user id, and of each part of an e-mail address: `mi***@ex…`, as the queue does. */
export function maskUserId(userId: string): string {
  const [name = '', domain] = userId.split('@');
  const letters = [...name];
  const start = letters.slice(0, Math.min(2, Math.floor(letters.length / 2))).join('');
  return domain === undefined ? `${start}***` : `${start}***@${[...domain].slice(0, 2).join('')}…`;
}
