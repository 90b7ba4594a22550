import type { Failure } from './parts.ts';
import type { NudgeWords } from './strings.ts';
import type { NudgeMemory } from './trail.ts';

export const NO_NUDGES: NudgeMemory = { shownAt: 0, dismissed: 0, since: 0 };

/** Failures closer together than this are one burst, ms. */
const BURST_MS = 60_000;

/**
 * How much attention a failure draws: a chip and a word, or a dot alone. `sincePreviousMs` is the
 * time since the attempt before, null when there was none.
 */
export function judgeAttention(
  memory: NudgeMemory,
  sincePreviousMs: number | null,
): 'chip' | 'dot' {
  if (memory.shownAt > 0 && sincePreviousMs !== null && sincePreviousMs < BURST_MS) return 'dot';
  if (memory.dismissed > 1) return 'dot';
  // Dismissed once: quiet until two further failures.
  return memory.dismissed === 1 && memory.since < 2 ? 'dot' : 'chip';
}

/** What the chip says below its title. */
export function wordChip(failure: Failure, { shownAt }: NudgeMemory, words: NudgeWords): string {
  if (failure.cause === 'network_offline') return words.offline;
  if (failure.cause === 'server_error' || failure.cause === 'maintenance') return words.server;
  if (failure.hints.includes('caps_lock')) return words.caps;
  if (failure.hints.includes('hangul_input')) return words.hangul;
  return shownAt > 0 ? words.again : words.body;
}
