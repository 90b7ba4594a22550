/** What the site says in a `Server-Timing` header; empty where it says nothing. */
export const toldIn = (entry: PerformanceResourceTiming | undefined): string =>
  entry?.serverTiming?.find(({ name }) => name === 'porchlight')?.description ?? '';

/** Something, where a page that just came says that a sign-in failed: a cheap look, judged later. */
export const findErrorHint = (): unknown =>
  /[?&#]\w*(err|fail)|saml|callback/.test(location.href) ||
  document.querySelector('meta[name=porchlight-error]');
