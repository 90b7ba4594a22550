import type { Finding, Recogniser } from './page.ts';

const CERTAIN: Readonly<Partial<Record<number, Finding['cause']>>> = {
  419: 'session_or_csrf_expired',
  423: 'account_locked',
  429: 'rate_limited',
};

/** What a status says of a sign-in; 400, 401, 403 and 422 are used for too much to be sure. */
export function readStatus(status: number): Finding | null {
  if (status < 400) return null;
  const cause = status < 500 ? CERTAIN[status] : 'server_error';
  return {
    cause: cause ?? (status === 401 ? 'wrong_credentials' : 'unknown'),
    certainty: cause ? 'high' : 'low',
    source: 'server',
    status,
  };
}

/** How the server answered a request made by the page after the attempt. */
export const responseStatus: Recogniser = {
  id: 'response-status',
  recognise({ attempt, answers, forms }) {
    const found = readStatus(answers.findLast((status) => status >= 400) ?? 0);
    // Once the form is gone, it may be the status of anything.
    return attempt && (found?.certainty === 'high' || forms.length > 0) ? found : null;
  },
};

/** How the server answered with the page itself, if it came after the attempt. */
export const navigationStatus: Recogniser = {
  id: 'navigation-status',
  recognise: ({ attempt, navigationStatus: status }) =>
    attempt && !attempt.isAnswer ? null : readStatus(status),
};
