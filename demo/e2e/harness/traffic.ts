import type { Page } from '@playwright/test';

/** One thing that left the page: a request or a frame on a socket. */
export type Sent = { readonly url: string; readonly body: string };

export type Traffic = {
  /** Everything so far. Firefox tells neither bodies nor frames. */
  readonly sent: readonly Sent[];
  /** What went to the relay instead of the login page's own server. */
  toRelay(): readonly Sent[];
  /** Sockets opened; always empty in Firefox, which does not tell. */
  readonly sockets: readonly string[];
};

const isOfLoginPage = ({ url }: Sent): boolean => new URL(url).pathname.startsWith('/demo/');

/** Writes down all that leaves a page from now on. */
export function recordTraffic(page: Page): Traffic {
  const sent: Sent[] = [];
  const sockets: string[] = [];
  page.on('request', (request) => {
    sent.push({ url: request.url(), body: request.postData() ?? '' });
  });
  page.on('websocket', (socket) => {
    sockets.push(socket.url());
    socket.on('framesent', ({ payload }) => {
      sent.push({ url: socket.url(), body: payload.toString() });
    });
  });
  return { sent, sockets, toRelay: () => sent.filter((each) => !isOfLoginPage(each)) };
}
