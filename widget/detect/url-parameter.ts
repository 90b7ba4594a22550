import type { Page, Recogniser } from './page.ts';
import { readCause, readCode } from './read-text.ts';

const NAME = /^(login_?)?(err(or)?|fail\w*|ng|status)(_?(code|description|reason))?$/i;
/** Parameters that hold a sentence for the visitor. */
const WORDS = /^(error_?description|(error|login|err)_?(message|msg))$/i;

const wordsIn = (parameters: Page['parameters']): string | undefined =>
  parameters.find(([name, value]) => WORDS.test(name) && /\s/.test(value))?.[1];

/** An error named in the page's address: OAuth's `error`, Spring's bare `?error` and the like. */
export const urlParameter: Recogniser = {
  id: 'url-parameter',
  recognise({ parameters, attempt, forms, navigationStatus }, read) {
    const has = (wanted: string): boolean => parameters.some(([name]) => name === wanted);
    const message = wordsIn(parameters);
    const errors = parameters.filter(
      ([name, value]) => NAME.test(name) && (!/status/i.test(name) || /fail|err/i.test(value)),
    );
    // What brings a code went well.
    if (has('code') || (errors.length === 0 && !message) || (attempt && !attempt.isAnswer))
      return null;
    const isProtocol = has('state');
    const [known] = errors.flatMap(([, value]) => readCode(value) ?? []);
    const cause =
      // In an address it is OAuth's word for "the person or the provider said no".
      known === 'access_denied'
        ? 'sso_error'
        : (known ?? (message ? readCause(message, read) : null));
    // What is behind a sign-in may keep an old address.
    const weight =
      attempt && forms.length === 0 && navigationStatus < 400 && !isProtocol ? 'doubt' : null;
    return {
      cause: cause ?? 'unknown',
      certainty: cause ? 'medium' : 'low',
      source: 'server',
      message,
      ...(weight && { weight }),
    };
  },
};
