import type { BootParts } from './boot-parts.ts';
import { listForms } from './bubble.ts';
import { showChip } from './chip.ts';
import { judgeAttention, NO_NUDGES, wordChip } from './nudge-rules.ts';
import type { Failure } from './parts.ts';
import { NUDGE_WORDS, OPEN_HELP } from './strings.ts';
import type { NudgeMemory } from './trail.ts';

/** After the failure, ms: the page's own error comes first. */
const CHIP_AFTER_MS = 600;
const SPEAK_AFTER_MS = 1_500;
/** Nothing is said before the visitor has not typed for this long, ms… */
const QUIET_MS = 2_000;
/** …and nothing at all when that takes longer than this. */
const TOO_LATE_MS = 10_000;

/** Draws a visitor's attention to help, and no more of it than a failure deserves. */
export class Nudge {
  readonly #parts: BootParts;
  readonly #say: (text: string) => void;
  readonly #open: () => void;
  #memory: NudgeMemory;
  /** What was begun for the last failure. */
  #begun = new AbortController();
  #chip = new AbortController();
  #typedAt = 0;
  #unread = 0;

  /** `say` speaks to those who listen to the page; `open` shows the help. */
  constructor(parts: BootParts, say: (text: string) => void, open: () => void) {
    this.#parts = parts;
    this.#say = say;
    this.#open = open;
    this.#memory = parts.trail?.nudge ?? NO_NUDGES;
  }

  failed(failure: Failure): void {
    this.clear();
    const { button, trail } = this.#parts;
    button.dataset['badge'] ??= '';
    const failedAt = Date.now();
    const before = trail?.attempts.at(-2);
    const attention = judgeAttention(this.#memory, before ? failedAt - before.at : null);
    this.#remember({ since: this.#memory.since + 1 });
    const typed = (): void => {
      this.#typedAt = Date.now();
      this.#chip.abort();
    };
    for (const form of listForms()) form.addEventListener('input', typed, this.#begun);
    if (attention === 'dot') return;
    this.#later(CHIP_AFTER_MS, () => {
      if (this.#typedAt < failedAt) this.#show(failure);
    });
    this.#later(SPEAK_AFTER_MS, () => this.#speak(failedAt));
  }

  setUnread(count: number): void {
    const { button, locale } = this.#parts;
    this.#unread = count;
    this.clear();
    const unread = NUDGE_WORDS[locale].unread.replace('#', `${count}`);
    button.ariaLabel = OPEN_HELP[locale] + (count ? `, ${unread}` : '');
  }

  /** Takes chip and dot away: help is open, or there is nothing to help with any more. */
  clear(): void {
    const { button } = this.#parts;
    this.#begun.abort();
    this.#chip.abort();
    this.#begun = new AbortController();
    if (this.#unread) button.dataset['badge'] = `${this.#unread}`;
    else button.removeAttribute('data-badge');
  }

  #remember(change: Partial<NudgeMemory>): void {
    const { trail } = this.#parts;
    this.#memory = { ...this.#memory, ...change };
    if (trail) this.#parts.trail = { ...trail, nudge: this.#memory };
  }

  #later(ms: number, work: () => void): void {
    const { signal } = this.#begun;
    setTimeout(() => signal.aborted || work(), ms);
  }

  #show(failure: Failure): void {
    const words = NUDGE_WORDS[this.#parts.locale];
    const body = wordChip(failure, this.#memory, words);
    const dismiss = (): void => {
      this.#remember({ dismissed: this.#memory.dismissed + 1, since: 0 });
      this.#chip.abort();
      this.#parts.button.focus();
    };
    this.#chip = new AbortController();
    showChip(this.#parts, words, body, this.#open, dismiss, this.#chip);
    this.#remember({ shownAt: Date.now() });
  }

  #speak(failedAt: number): void {
    const now = Date.now();
    if (now - this.#typedAt >= QUIET_MS) this.#say(NUDGE_WORDS[this.#parts.locale].spoken);
    else if (now - failedAt < TOO_LATE_MS) this.#later(QUIET_MS, () => this.#speak(failedAt));
  }
}
