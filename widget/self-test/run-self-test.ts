import type { Reach, SelfTest } from '../../shared/report.ts';
import { copyOf, missingOf, scriptsOf, skewOf, type ScriptSeen } from './judge.ts';

/** How long a server may take, ms; all are asked at once, so that the test is done in under 1 s. */
const DEADLINE_MS = 700;

/** Scripts asked for once more at most: one that is refused says enough. */
const SCRIPTS_ASKED = 4;

const PROBE_KEY = 'porchlight:probe';

/** The page to test: its window. */
type Page = Window & typeof globalThis;

/**
 * Writes a key and takes it away again. Other tabs of the site hear of it, as of any key that is not
 * theirs; a browser that only refuses to write is found in no other way.
 */
function keeps(area: () => Storage): boolean {
  try {
    const storage = area();
    storage.setItem(PROBE_KEY, '1');
    const isKept = storage.getItem(PROBE_KEY) === '1';
    storage.removeItem(PROBE_KEY);
    return isKept;
  } catch {
    return false;
  }
}

/**
 * A browser told to keep no cookies of a site refuses it all storage, though it may still say that
 * cookies are enabled (Chromium does); so does one that shows the page in a sandbox.
 */
function refuses(area: () => Storage): boolean {
  try {
    return area().length < 0;
  } catch {
    return true;
  }
}

/** Notes what the page's own policy forbids from now on: that is no fault of the network. */
function watchPolicy({ document }: Page, signal: AbortSignal) {
  const forbidden = new Set<string>();
  document.addEventListener(
    'securitypolicyviolation',
    ({ blockedURI, disposition }) => {
      if (disposition === 'enforce') forbidden.add(blockedURI);
    },
    { signal },
  );
  return (url: string) => [...forbidden].some((blocked) => blocked && url.startsWith(blocked));
}

type Asked<Told> = { readonly reach: Reach; readonly told: Told | null };
type Question<Told> = {
  readonly page: Page;
  readonly url: string;
  readonly method: 'GET' | 'HEAD';
  isForbidden(url: string): boolean;
  read(response: Response): Promise<Told> | Told;
};

const nextTurn = ({ setTimeout }: Page) => new Promise<void>((done) => setTimeout(done));

/** Asks a server, without cookies and without saying where from; any answer at all counts. */
async function ask<Told>(question: Question<Told>): Promise<Asked<Told>> {
  const { page, url, method, isForbidden, read } = question;
  const stop = new AbortController();
  const answered = async (): Promise<Asked<Told>> => {
    const response = await page.fetch(url, {
      method,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      signal: stop.signal,
    });
    return { reach: 'ok', told: await read(response) };
  };
  const late = new Promise<Asked<Told>>((done) =>
    page.setTimeout(() => {
      done({ reach: 'silent', told: null });
      stop.abort();
    }, DEADLINE_MS),
  );
  const first = await Promise.race([answered().catch(() => null), late]);
  if (first) return first;
  // A violation is told in a turn of its own, which may come after the refusal.
  await nextTurn(page);
  return { reach: isForbidden(url) ? 'unknown' : 'unreachable', told: null };
}

/** The clock is read on both sides of the answer's head; its few bytes take no time of their own. */
function askRelay(page: Page, relay: string, isForbidden: (url: string) => boolean) {
  const askedAt = Date.now();
  const read = async (response: Response) => {
    const heardAt = Date.now();
    const answer: { readonly now?: unknown } | null = await response.json().catch(() => null);
    return skewOf(askedAt, heardAt, answer?.now);
  };
  return ask<number | null>({ page, url: `${relay}/v1/time`, method: 'GET', isForbidden, read });
}

/** The scripts of the page, but for ours, which came: each with the status the browser noted. */
function seeScripts(page: Page, relay: string): readonly ScriptSeen[] {
  const { document, location, performance } = page;
  const statusOf = new Map<string, number | undefined>();
  for (const entry of performance.getEntriesByType('resource')) {
    const isTiming = entry instanceof page.PerformanceResourceTiming;
    if (isTiming) statusOf.set(entry.name, entry.responseStatus);
  }
  return [...document.scripts]
    .filter(({ src }) => src && !src.startsWith(`${relay}/`))
    .map(({ src }) => {
      const isOwn = src.startsWith(`${location.origin}/`);
      return { url: src, status: isOwn ? statusOf.get(src) : undefined };
    });
}

/**
 * Looks at the browser, the network and the page as they are now. Done within a second, whatever
 * hangs; never fails. Leaves nothing behind: a cookie is not even tried, since a browser says by
 * itself whether it keeps any, and a cookie of ours would travel to the site.
 * @param relay origin of the relay
 */
export async function runSelfTest(relay: string, page: Page = window): Promise<SelfTest> {
  const { navigator, performance, location } = page;
  const ending = new AbortController();
  const isForbidden = watchPolicy(page, ending.signal);
  const scripts = seeScripts(page, relay);
  const head = (url: string) => ask({ page, url, method: 'HEAD', isForbidden, read: () => null });
  const [site, told, ...again] = await Promise.all([
    head(location.origin + location.pathname),
    askRelay(page, relay, isForbidden),
    ...missingOf(scripts).slice(0, SCRIPTS_ASKED).map(head),
  ]);
  ending.abort();
  const refused = again.filter(({ reach }) => reach === 'unreachable' && site.reach === 'ok');
  return {
    cookies: navigator.cookieEnabled && !refuses(() => page.sessionStorage) ? 'ok' : 'blocked',
    storage: keeps(() => page.sessionStorage) && keeps(() => page.localStorage) ? 'ok' : 'blocked',
    online: navigator.onLine,
    site: site.reach,
    relay: told.reach,
    clockSkewMs: told.told,
    copy: copyOf(performance.getEntriesByType('navigation')[0]),
    scripts: scriptsOf(scripts, refused.length),
  };
}
