// One visit to a login page in a fresh browser, step by step, each step measured on its own.
import { setTimeout as sleep } from 'node:timers/promises';
import { launchChromium } from './browser.mjs';
import { readTrace, TRACE_CATEGORIES } from './trace.mjs';

/** How long a page is left alone after a step before it is read, ms. */
const SETTLE_MS = 1_500;
const SLOW_DOWN = 4;

const TAG = /<script[^>]*\/v1\/porchlight\.js[^>]*><\/script>/;

/** The floor is the same page without the tag; both come through here, so that both pay for it. */
async function serveDocument(cdp, hasTag) {
  const encode = (text) => Buffer.from(text).toString('base64');
  cdp.on('Fetch.requestPaused', async ({ requestId, responseStatusCode, responseHeaders }) => {
    const { body, base64Encoded } = await cdp.send('Fetch.getResponseBody', { requestId });
    const page = base64Encoded ? Buffer.from(body, 'base64').toString() : body;
    await cdp.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: responseStatusCode,
      responseHeaders: responseHeaders.filter(
        ({ name }) => !/^content-(length|encoding)$/i.test(name),
      ),
      body: encode(hasTag ? page : page.replace(TAG, '')),
    });
  });
  await cdp.send('Fetch.enable', {
    patterns: [{ resourceType: 'Document', requestStage: 'Response' }],
  });
}

function watchNetwork(page) {
  const requests = [];
  let sockets = 0;
  page.on('request', (request) => requests.push(request));
  page.on('websocket', () => (sockets += 1));
  return async () => {
    const seen = requests
      .splice(0)
      .filter(
        (request) => request.resourceType() !== 'document' && !/\.(ico|svg)$/.test(request.url()),
      );
    const sizes = await Promise.all(seen.map((request) => request.sizes().catch(() => null)));
    const bodyBytes = sizes.reduce((sum, size) => sum + (size?.responseBodySize ?? 0), 0);
    const opened = sockets;
    sockets = 0;
    return { requests: seen.length, bodyBytes, sockets: opened };
  };
}

/** Runs in the page: sums shifts, also those right after a press, which the usual figure forgives. */
function observeShifts() {
  window.shifted = 0;
  const add = (list) => list.getEntries().forEach(({ value }) => (window.shifted += value));
  new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in the page: elements, shadow roots included. */
function countElements() {
  const count = (root) =>
    [...root.querySelectorAll('*')].reduce(
      (sum, element) => sum + 1 + (element.shadowRoot ? count(element.shadowRoot) : 0),
      0,
    );
  return count(document);
}

async function readRest(page, cdp) {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const elements = await page.evaluate(countElements);
  const cls = await page.evaluate(() => {
    const { shifted } = window;
    window.shifted = 0;
    return shifted;
  });
  return { heapKB: usedSize / 1024, elements, cls };
}

/**
 * @typedef {{ name: string, prepare?: (page: object) => Promise<unknown>,
 *   act: (page: object, prepared: unknown) => Promise<void> }} Step
 *   `prepare` is not measured: looking for things costs main-thread time of its own
 * @param {{ hasTag: boolean, steps: readonly Step[] }} visit
 * @returns the figures of each step, by its name
 */
export async function visit({ hasTag, steps }) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    // A document that came through here has no address, and its sockets would need this.
    await page.context().grantPermissions(['local-network-access']);
    const cdp = await page.context().newCDPSession(page);
    await serveDocument(cdp, hasTag);
    await page.addInitScript(observeShifts);
    const takeNetwork = watchNetwork(page);
    const figures = {};
    for (const { name, prepare, act } of steps) {
      const prepared = await prepare?.(page);
      await browser.startTracing(page, { categories: TRACE_CATEGORIES });
      await act(page, prepared);
      await sleep(SETTLE_MS);
      const trace = JSON.parse((await browser.stopTracing()).toString());
      figures[name] = {
        ...readTrace(trace.traceEvents, SLOW_DOWN),
        ...(await takeNetwork()),
        ...(await readRest(page, cdp)),
      };
    }
    return figures;
  } finally {
    await browser.close();
  }
}
