/** A stretch of a message: plain, or an address that may be followed. */
export type TextPart = { readonly text: string; readonly host: string | null };

/** Visible ASCII only, so that a Korean particle right after an address is not part of it. */
const ADDRESS = /https?:\/\/[!-;=?-~]+/gi;
const CLOSING = /[.,;:!?'"\]}]+$/;

/** Leaves out what follows an address in a sentence: a full stop, or a bracket that it did not open. */
function trimEnd(found: string): string {
  const text = found.replace(CLOSING, '');
  return text.endsWith(')') && !text.includes('(') ? trimEnd(text.slice(0, -1)) : text;
}

/** The host an address leads to; null for one that hides it behind a name and password. */
function hostOf(address: string): string | null {
  try {
    const { host, username, password } = new URL(address);
    return username || password ? null : host;
  } catch {
    return null;
  }
}

/** Cuts a message into plain text and web addresses; the parts joined are the message. */
export function splitLinks(message: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: found, index } of message.matchAll(ADDRESS)) {
    const text = trimEnd(found);
    const host = hostOf(text);
    if (!host) continue;
    if (index > from) parts.push({ text: message.slice(from, index), host: null });
    parts.push({ text, host });
    from = index + text.length;
  }
  if (from < message.length) parts.push({ text: message.slice(from), host: null });
  return parts;
}
