import type { Cause } from '../../shared/report.ts';
import type { Read } from './meaning.ts';
import type { Page, Recogniser } from './page.ts';
import { readCause, readCode } from './read-text.ts';

const NAME = /^(login_?)?(err(or)?|fail\w*|ng|status)(_?(code|description|reason))?$/i;
/** Parameters that hold a sentence for the visitor. */
const WORDS = /^(error_?description|(error|login|err)_?(message|msg))$/i;

const wordsIn = (parameters: Page['parameters']): string | undefined =>
  parameters.find(([name, value]) => WORDS.test(name) && /\s/.test(value))?.[1];

const has = (parameters: Page['parameters'], wanted: string): boolean =>
  parameters.some(([name]) => name === wanted);

/** The values that name an error; none where a code came, for then all went well. */
const errorsIn = (parameters: Page['parameters']): readonly string[] =>
  has(parameters, 'code')
    ? []
    : parameters
        .filter(
          ([name, value]) => NAME.test(name) && (!/status/i.test(name) || /fail|err/i.test(value)),
        )
        .map(([, value]) => value);

/** What is behind a sign-in may keep an old address. */
const isOld = ({ parameters, attempt, forms, navigationStatus }: Page): boolean =>
  attempt !== null && forms.length === 0 && navigationStatus < 400 && !has(parameters, 'state');

function causeOf(codes: readonly string[], message: string, read: Read): Cause | null {
  const known = codes.map(readCode).find((cause) => cause !== null);
  // In an address it is OAuth's word for "the person or the provider said no".
  if (known === 'access_denied') return 'sso_error';
  return known ?? readCause(message, read);
}

/** An error named in the page's address: OAuth's `error`, Spring's bare `?error` and the like. */
export const urlParameter: Recogniser = {
  id: 'url-parameter',
  recognise(page, read) {
    const { parameters, attempt } = page;
    const message = wordsIn(parameters);
    const codes = errorsIn(parameters);
    if ((codes.length === 0 && !message) || attempt?.isAnswer === false) return null;
    const cause = causeOf(codes, message ?? '', read);
    return {
      cause: cause ?? 'unknown',
      certainty: cause ? 'medium' : 'low',
      source: 'server',
      message,
      ...(isOld(page) && { weight: 'doubt' }),
    };
  },
};
