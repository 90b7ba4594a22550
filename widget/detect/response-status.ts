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

/** A server that is out on purpose says so in words, beside a status that it shares with others. */
function judge(status: number, { messages }: Page, read: Read): Finding | null {
  const found = readStatus(status);
  return found && status === 503 && messages.some(({ text }) => read(text) === 'maintenance')
    ? { ...found, cause: 'maintenance' }
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
