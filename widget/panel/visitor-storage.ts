import type { Outbox } from '../../shared/outbox.ts';
import { STORAGE } from '../parts.ts';

/** What a reload of the page must find again; this tab's alone. */
export type StoredVisitor = {
  readonly token: string | null;
  readonly conversationId: string | null;
  /** The log's, by which the relay tells a store that lost it from a token that ran out. */
  readonly epoch: string | null;
  readonly outbox: Outbox;
  readonly draft: string;
  readonly open: boolean;
  readonly view: 'help' | 'details';
  /** The conversation was lost, and the visitor has not put the notice of it away. */
  readonly isRecordLost: boolean;
};

export type VisitorStorage = {
  read(): StoredVisitor;
  /** Changes some of it and writes at once. */
  keep(change: Partial<StoredVisitor>): void;
};

const NOTHING: StoredVisitor = {
  token: null,
  conversationId: null,
  epoch: null,
  outbox: [],
  draft: '',
  open: false,
  view: 'help',
  isRecordLost: false,
};

/** Whether the browser lets the page keep anything. */
export function hasStorage(area: () => Storage): boolean {
  try {
    return area().length >= 0;
  } catch {
    return false;
  }
}

function readFrom(area: () => Storage): StoredVisitor {
  try {
    const kept: Partial<StoredVisitor> | null = JSON.parse(
      area().getItem(STORAGE.visitor) ?? 'null',
    );
    return Array.isArray(kept?.outbox) ? { ...NOTHING, ...kept } : NOTHING;
  } catch {
    return NOTHING;
  }
}

/**
 * The visitor's memory over reloads. Where storage is blocked or full it lives as long as the page.
 * @param area finds the storage; may throw, as `window.sessionStorage` does when it is blocked
 */
export function openVisitorStorage(area: () => Storage): VisitorStorage {
  let current = readFrom(area);
  return {
    read: () => current,
    keep(change) {
      current = { ...current, ...change };
      try {
        area().setItem(STORAGE.visitor, JSON.stringify(current));
      } catch {
        // Blocked or full: the page's own memory has to do.
      }
    },
  };
}
