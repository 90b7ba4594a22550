import type { Hint, Step } from '../shared/report.ts';
import type { BootParts } from './boot-parts.ts';
import type { AttemptSigns, Trail } from './trail.ts';

/** From when on a page has stood for long, ms: sessions of login pages last half an hour (ux 5.3). */
const LONG_MS = 1_800_000;

/** What explains a failure, by what is known of the attempt and of the user id as typed. */
const HINTS: readonly (readonly [
  hint: Hint,
  test: (signs: AttemptSigns, id: string) => unknown,
])[] = [
  ['caps_lock', ([caps]) => caps],
  ['hangul_input', (_, id) => /[ㄱ-ㅣ가-힣]/.test(id)],
  ['full_width', (_, id) => /[！-～　]/.test(id)],
  ['stray_space', (_, id) => id !== id.trim() || /\s.*@|@.*\s/.test(id)],
  ['stale_autofill', ([, filled]) => filled],
  ['long_idle_page', ([, , pageMs = 0]) => pageMs > LONG_MS],
];

/** The trail with what is noticed at the moment of its last attempt. */
export function withSigns({ attempt, caps }: BootParts, trail: Trail): Trail {
  const signs = [caps, attempt?.idField?.matches(':autofill'), performance.now()] as const;
  const attempts = trail.attempts.map((each, index, { length }) =>
    index === length - 1 ? { ...each, signs } : each,
  );
  return { ...trail, attempts };
}

export const readHints = (trail: Trail | null): readonly Hint[] =>
  HINTS.filter(([, test]) => test(trail?.attempts.at(-1)?.signs ?? [], trail?.userId ?? '')).map(
    ([hint]) => hint,
  );

/** What one more attempt shows to have been tried: another user id, or the same once more. */
export const readTry = (before: string | undefined, { userId, attempts }: Trail): Step | null => {
  if (!before || !userId || attempts.length < 2) return null;
  return before === userId ? 'recheck_password' : 'recheck_id';
};
