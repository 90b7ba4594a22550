import type { Recogniser } from './page.ts';
import { readCode } from './read-text.ts';

const NAME = /^(login_)?(err(or)?|fail\w*|ng)(_?(code|description))?$/i;

/** An error named in the page's address: OAuth's `error`, Spring's bare `?error` and the like. */
export const urlParameter: Recogniser = {
  id: 'url-parameter',
  recognise({ parameters, attempt }) {
    const errors = parameters.filter(([name]) => NAME.test(name));
    if (errors.length === 0 || (attempt && !attempt.isAnswer)) return null;
    const [known] = errors.flatMap(([, value]) => readCode(value) ?? []);
    // In an address it is OAuth's word for "the person or the provider said no".
    const cause = known === 'access_denied' ? 'sso_error' : (known ?? 'unknown');
    return { cause, certainty: known ? 'medium' : 'low', source: 'server' };
  },
};
