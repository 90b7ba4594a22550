import type { Finding, Page, Recogniser } from './page.ts';
import type { Read } from './meaning.ts';

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

/** Statuses that another cause shares: the words of the page say which of both it is. */
const SHARED: Readonly<Partial<Record<number, Finding['cause']>>> = {
  429: 'account_locked',
  503: 'maintenance',
};

function judge(status: number, { messages }: Page, read: Read): Finding | null {
  const found = readStatus(status);
  const other = SHARED[status];
  return found && other && messages.some(({ text }) => read(text) === other)
    ? { ...found, cause: other }
    : found;
}

/** How the server answered a request made by the page after the attempt. */
export const responseStatus: Recogniser = {
  id: 'response-status',
  recognise(page, read) {
    const { attempt, answers, forms } = page;
    const found = judge(answers.findLast((status) => status >= 400) ?? 0, page, read);
    // Once the form is gone, it may be the status of anything.
    return attempt && (found?.certainty === 'high' || forms.includes(attempt.kind)) ? found : null;
  },
};

/** How the server answered with the page itself, if it came after the attempt. */
export const navigationStatus: Recogniser = {
  id: 'navigation-status',
  recognise: (page, read) =>
    page.attempt && !page.attempt.isAnswer ? null : judge(page.navigationStatus, page, read),
};
