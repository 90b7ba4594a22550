import type { Hint, Step } from '../shared/report.ts';
import type { AttemptSigns, Trail } from './trail.ts';

/** From when on a page has stood for long, ms: sessions of login pages last half an hour (ux 5.3). */
const LONG_MS = 1_800_000;

/** What explains a failure, by what is known of the attempt and of the user id as typed. */
const HINTS: readonly (readonly [hint: Hint, test: (signs: AttemptSigns, id: string) => unknown])[] =
  [
    ['caps_lock', ([caps]) => caps],
    ['hangul_input', (_, id) => /[ㄱ-ㅣ가-힣]/.test(id)],
    ['full_width', (_, id) => /[！-～　]/.test(id)],
    ['stray_space', (_, id) => id !== id.trim() || /\s.*@|@.*\s/.test(id)],
    ['stale_autofill', ([, filled]) => filled],
    ['long_idle_page', ([, , pageMs = 0]) => pageMs > LONG_MS],
  ];

export const readHints = (trail: Trail | null): readonly Hint[] =>
  HINTS.filter(([, test]) => test(trail?.attempts.at(-1)?.signs ?? [], trail?.userId ?? '')).map(
    ([hint]) => hint,
  );

/** What an attempt after a failure shows to have been tried: another user id, or the same again. */
export const readTries = (trail: Trail | null): readonly Step[] => {
  const { failure, userId, attempts = [] } = trail ?? {};
  if (!failure?.userId || !userId || attempts.length <= failure.attempts) return [];
  return [failure.userId === userId ? 'recheck_password' : 'recheck_id'];
};
