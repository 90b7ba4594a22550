import type { Page } from '@playwright/test';

/** What our scripts did on a page, by the names on their stacks. */
export type Reads = {
  /** Reads of a password field's value, also after it was shown. */
  readonly passwordReads: readonly string[];
  /** Keys, input and paste listened to on the document or window. */
  readonly heard: readonly string[];
};

function instrumentPage(): void {
  const found = { passwordReads: new Array<string>(), heard: new Array<string>() };
  Reflect.set(window, 'readsByTest', found);
  const isOurs = (): boolean => /\/(v1\/porchlight|w\/)/.test(new Error('who').stack ?? '');
  const prototype = HTMLInputElement.prototype;
  const value = Object.getOwnPropertyDescriptor(prototype, 'value');
  Object.defineProperty(prototype, 'value', {
    ...value,
    get(this: HTMLInputElement): unknown {
      if (this.name === 'password' && isOurs()) found.passwordReads.push(this.type);
      return value?.get?.call(this);
    },
  });
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function add(
    this: EventTarget,
    ...args: Parameters<typeof listen>
  ): void {
    const [name] = args;
    const isWide = this === window || this === document || this === document.body;
    if (isWide && /^(key|input|beforeinput|paste|change|copy|clipboard)/.test(name) && isOurs()) {
      found.heard.push(name);
    }
    listen.apply(this, args);
  };
  const NativeFormData = window.FormData;
  window.FormData = class extends NativeFormData {
    constructor(...args: ConstructorParameters<typeof FormData>) {
      super(...args);
      if (args[0] && isOurs()) found.passwordReads.push('FormData');
    }
  };
}

/** Makes every document that this page opens from now on tell what our scripts read and hear. */
export async function instrument(page: Page): Promise<void> {
  await page.addInitScript(instrumentPage);
}

/** What our scripts did on the document that is on the page now. */
export const listReads = (page: Page): Promise<Reads> =>
  page.evaluate<Reads>(() => Reflect.get(window, 'readsByTest'));

/** Everything that the page's origin keeps in the tab and beyond, as `key=value`. */
export const readStorage = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [localStorage, sessionStorage].flatMap((area) =>
      Object.entries(area).map(([key, value]) => `${key}=${String(value)}`),
    ),
  );

/** Everything of ours in the document: the markup with its shadow root, and what stands in fields. */
export const readOurs = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const host = document.querySelector('porchlight-help');
    const root = host?.shadowRoot;
    if (!root) return [];
    const fields = [...root.querySelectorAll<HTMLInputElement>('input, textarea')];
    const serializer = new XMLSerializer();
    const markup = [host, ...root.children].map((part) => serializer.serializeToString(part));
    return [...markup, ...fields.map((field) => field.value)];
  });
