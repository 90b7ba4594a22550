/** What the site says in a `Server-Timing` header; empty where it says nothing. */
export const toldIn = (entry: PerformanceResourceTiming | undefined): string =>
  entry?.serverTiming?.find(({ name }) => name === 'porchlight')?.description ?? '';

/** The status that this page itself came with, 0 where the browser does not tell. */
export const statusOfPage = (): number =>
  performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0;

/** Whether the visitor asked for this very page again. */
export const isReloaded = (): boolean =>
  performance.getEntriesByType('navigation')[0]?.type === 'reload';

/** Something, where a page that just came says that a sign-in failed: a cheap look, judged later. */
export const findErrorHint = (): unknown =>
  /[?&#]\w*(err|fail)|saml|callback/.test(location.href) ||
  document.querySelector('meta[name=porchlight-error]');
