/** Where well-known login pages put an error. */
const ERRORS = ':is([role=alert],.error,.alert):not(:empty),meta[name=porchlight-error]';

/** The status that this page itself came with, 0 where the browser does not tell. */
export const statusOfPage = (): number =>
  performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0;

/** Whether a page that just came shows any sign of an error: a cheap look, judged later. */
export const hasErrorHint = (): boolean =>
  statusOfPage() > 399 ||
  /[?&#]\w*(err|fail)/.test(location.href) ||
  document.querySelector(ERRORS) !== null;
