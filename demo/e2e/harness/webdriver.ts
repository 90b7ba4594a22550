/** A W3C WebDriver client on `fetch`: the few commands that tests of pages with shadow roots need. */
import { until } from './processes.ts';

const ELEMENT_KEY = 'element-6066-11e4-a52e-4f735466cecf';
const WAIT_MS = 10_000;

/** Finds the first visible element, also inside open shadow roots; runs in the page. */
const FIND = `
  const [css, text] = arguments;
  const search = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const fits = element.matches(css) && (text === null || element.textContent.includes(text));
      if (fits && element.getClientRects().length > 0) return element;
      const inner = element.shadowRoot && search(element.shadowRoot);
      if (inner) return inner;
    }
    return null;
  };
  return search(document);`;

/** Keys as WebDriver writes them, for `type`. */
export const KEYS = { enter: '\uE007', escape: '\uE00C', tab: '\uE004' } as const;

export type BrowserElement = {
  click(): Promise<void>;
  type(text: string): Promise<void>;
  clear(): Promise<void>;
  text(): Promise<string>;
  role(): Promise<string>;
  label(): Promise<string>;
};

export type BrowserPage = {
  /** Name and version of the browser, as it gives them. */
  readonly browser: string;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  url(): Promise<string>;
  resize(width: number, height: number): Promise<void>;
  /** Runs the body of a function in the page and gives what it returns. */
  evaluate(script: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Waits up to 10 s for a visible element with this selector and, if given, this text in it. */
  find(css: string, text?: string): Promise<BrowserElement>;
  /** Whether such an element is visible now. */
  sees(css: string, text?: string): Promise<boolean>;
  /** The page as a PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
};

type Send = (method: string, path: string, body?: object) => Promise<unknown>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A field that must hold a text. */
function textAt(value: unknown, key: string): string {
  const found = isRecord(value) ? value[key] : undefined;
  if (typeof found !== 'string') throw new Error(`WebDriver gave no ${key}`);
  return found;
}

const sender =
  (driverUrl: string): Send =>
  async (method, path, body) => {
    const response = await fetch(`${driverUrl}${path}`, {
      method,
      ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    });
    const answer: unknown = await response.json();
    const value = isRecord(answer) ? answer['value'] : undefined;
    if (!response.ok) throw new Error(`${textAt(value, 'error')}: ${textAt(value, 'message')}`);
    return value;
  };

function elementAt(send: Send, base: string): BrowserElement {
  const read = async (what: string): Promise<string> =>
    String(await send('GET', `${base}/${what}`));
  return {
    click: async () => void (await send('POST', `${base}/click`)),
    type: async (text) => void (await send('POST', `${base}/value`, { text })),
    clear: async () => void (await send('POST', `${base}/clear`)),
    text: () => read('text'),
    role: () => read('computedrole'),
    label: () => read('computedlabel'),
  };
}

function pageAt(send: Send, base: string, browser: string, end: () => Promise<void>): BrowserPage {
  const post = (path: string, body?: object) => send('POST', `${base}${path}`, body);
  const evaluate = (script: string, ...args: readonly unknown[]) =>
    post('/execute/sync', { script, args });
  const first = (css: string, text?: string) => evaluate(FIND, css, text ?? null);
  return {
    browser,
    goto: async (url) => void (await post('/url', { url })),
    reload: async () => void (await post('/refresh')),
    url: async () => String(await send('GET', `${base}/url`)),
    resize: async (width, height) => void (await post('/window/rect', { width, height })),
    evaluate,
    find: (css, text) =>
      until(async () => {
        const found = await first(css, text);
        if (found === null) throw new Error(`no visible ${css} ${text ? `with "${text}"` : ''}`);
        return elementAt(send, `${base}/element/${textAt(found, ELEMENT_KEY)}`);
      }, WAIT_MS),
    sees: async (css, text) => (await first(css, text)) !== null,
    screenshot: async () => Buffer.from(String(await send('GET', `${base}/screenshot`)), 'base64'),
    async close() {
      await send('DELETE', base).catch(() => undefined);
      await end();
    },
  };
}

/**
 * Opens a session, waiting up to 15 s for the driver to answer.
 * @param end called after the page was closed, to end the driver
 */
export async function openSession(
  driverUrl: string,
  capabilities: object,
  end: () => Promise<void>,
): Promise<BrowserPage> {
  const send = sender(driverUrl);
  await until(() => send('GET', '/status'), 15_000);
  const session = await send('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
  const granted = isRecord(session) ? session['capabilities'] : undefined;
  const browser = `${textAt(granted, 'browserName')} ${textAt(granted, 'browserVersion')}`;
  return pageAt(send, `/session/${textAt(session, 'sessionId')}`, browser, end);
}
