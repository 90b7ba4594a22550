import type { BrowserContext } from '@playwright/test';

/** What our script did in a visit and must not have done, or what a visitor could notice of it. */
export type Noticed = {
  /** `failure`, `chip` or `badge`, each once, as they came. */
  readonly attention: readonly string[];
  /** Calls that move the focus, the page or its history, and reads of the typed password. */
  readonly meddling: readonly string[];
};

const MARK = 'fixture-notice';

/** Both scripts speak by a string on the console: it arrives also when the document goes right after. */
function watchAttention(mark: string): void {
  const say = console.debug.bind(console);
  const notice = (what: string): void => say(`${mark} attention ${what}`);
  addEventListener('porchlight:failure', () => notice('failure'));

  const observed = new WeakSet<ShadowRoot>();
  const lookAt = (root: ShadowRoot): void => {
    if (root.querySelector('.chip')) notice('chip');
    if (root.querySelector('[data-badge]')) notice('badge');
  };
  new MutationObserver(() => {
    const root = document.querySelector('porchlight-help')?.shadowRoot;
    if (!root || observed.has(root)) return;
    observed.add(root);
    lookAt(root);
    const wide = { childList: true, subtree: true, attributes: true };
    new MutationObserver(() => lookAt(root)).observe(root, wide);
  }).observe(document, { childList: true, subtree: true });
}

function watchMeddling([mark, secret]: readonly [string, string]): void {
  const say = console.debug.bind(console);
  const isOurs = (): boolean => /\/(v1\/porchlight|w\/)/.test(new Error('who').stack ?? '');
  const notice = (what: string): void => {
    if (isOurs()) say(`${mark} meddling ${what}`);
  };
  const spy = (holder: object, name: string): void => {
    const native: unknown = Reflect.get(holder, name);
    if (typeof native !== 'function') return;
    Reflect.set(holder, name, function spied(this: unknown, ...args: unknown[]): unknown {
      notice(name);
      return Reflect.apply(native, this, args);
    });
  };
  for (const name of ['focus', 'blur']) spy(HTMLElement.prototype, name);
  for (const name of ['scrollIntoView', 'scrollTo', 'scrollBy', 'scroll']) {
    spy(Element.prototype, name);
    spy(window, name);
  }
  for (const name of ['pushState', 'replaceState', 'go', 'back']) spy(History.prototype, name);

  const store = Storage.prototype.setItem;
  Storage.prototype.setItem = function setItem(this: Storage, key: string, text: string): void {
    if (text.includes(secret)) notice(`password stored as ${key}`);
    store.call(this, key, text);
  };

  const prototype = HTMLInputElement.prototype;
  const value = Object.getOwnPropertyDescriptor(prototype, 'value');
  Object.defineProperty(prototype, 'value', {
    ...value,
    get(this: HTMLInputElement): unknown {
      const text: unknown = value?.get?.call(this);
      if (typeof text === 'string' && text.includes(secret)) {
        notice(`read of the password in a field of type ${this.type}`);
      }
      return text;
    },
  });
}

/** Watches all documents of a browser profile from now on; `secret` is what must not be read. */
export async function watchVisit(context: BrowserContext, secret: string): Promise<Noticed> {
  const attention: string[] = [];
  const meddling: string[] = [];
  await context.addInitScript(watchAttention, MARK);
  await context.addInitScript(watchMeddling, [MARK, secret] as const);
  context.on('console', (message) => {
    const [mark, kind, ...words] = message.text().split(' ');
    const list = kind === 'attention' ? attention : meddling;
    const what = words.join(' ');
    if (mark === MARK && !list.includes(what)) list.push(what);
  });
  return { attention, meddling };
}
