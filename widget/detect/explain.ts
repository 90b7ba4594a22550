import type { Read } from './meaning.ts';
import type { Page } from './page.ts';
import type { Diagnosis } from './resolve.ts';

/** Why a page is taken for what it is, one line each: enough to file a bug from. */
export function explain(page: Page, diagnosis: Diagnosis | null, read: Read): readonly string[] {
  const { attempt, forms, messages, answers, told } = page;
  return [
    attempt
      ? `a ${attempt.kind} step was sent ${(attempt.ageMs / 1000).toFixed(1)} s ago; this page ${attempt.isAnswer ? 'is the answer' : 'is still there'}`
      : 'no sign-in was tried: whatever stands here draws no attention',
    `sign-in forms: ${forms.join(', ') || 'none'}${page.isSignedIn ? ' (signed in: there is a way to sign out)' : ''}`,
    ...messages.map(
      ({ text, place }) => `"${text}" (${place}) reads as ${read(text) ?? 'nothing known'}`,
    ),
    ...(told ? [`the site itself says ${told}`] : []),
    `the page came with status ${page.navigationStatus || 'unknown'}; requests since: ${answers.join(', ') || 'none'}`,
    ...(diagnosis?.evidence ?? []).map(
      ({ recogniser, cause, certainty }) => `${recogniser} says ${cause} (${certainty})`,
    ),
    diagnosis
      ? `failure: ${diagnosis.cause}, ${diagnosis.confidence}${diagnosis.isDoubtful ? ', doubtful: no attention is drawn' : ''}`
      : 'no failure so far',
  ];
}

const say = (...words: readonly unknown[]): void =>
  // oxlint-disable-next-line no-console -- the owner asked for it, and looks there
  console.debug('[porchlight]', ...words);

/** Writes on the console what was seen, each time it is something else. */
export function createLog(): (page: Page, diagnosis: Diagnosis | null, read: Read) => void {
  let before = '';
  return (page, diagnosis, read) => {
    const lines = explain(page, diagnosis, read);
    const now = lines.slice(1).join('\n');
    if (now === before) return;
    before = now;
    for (const line of lines) say(line);
    say('page', page);
    say('verdict', diagnosis);
  };
}
