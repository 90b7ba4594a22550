import { expect, type Page } from '@playwright/test';

/** What a person finds before them. */
export type Standing = {
  /** What had the focus, in order. */
  readonly focused: string;
  readonly active: string;
  readonly scroll: string;
  readonly historyLength: number;
};

/** What the hands need of the browser. */
type Natives = {
  /** Every element of a root, in order. */
  list(root: Node): readonly Element[];
  shadowOf(element: Element): ShadowRoot | null;
  documentIn(element: Element): Document | null;
  active(): Element | null;
  nameOf(element: Element): string;
  markOf(element: Element): string | null;
  boxOf(element: Element): DOMRect;
  show(element: Element): void;
  toMarkup(node: Node): string;
};

const MARK = 'page-hands';

/** Runs in the page, before its own scripts, which may hide or replace all that is kept here. */
function keepNatives(): void {
  const { apply } = Reflect;
  type Get<Value> = (this: unknown) => Value;
  const getter = <Value>(holder: object, name: string, none: Value): Get<Value> =>
    Object.getOwnPropertyDescriptor(holder, name)?.get ?? (() => none);
  const shadowOf = getter<ShadowRoot | null>(Element.prototype, 'shadowRoot', null);
  const frameOf = getter<Document | null>(HTMLIFrameElement.prototype, 'contentDocument', null);
  const activeOf = getter<Element | null>(Document.prototype, 'activeElement', null);
  const nameOf = getter(Element.prototype, 'localName', '');
  const { getAttribute, getBoundingClientRect, scrollIntoView } = Element.prototype;
  const { createTreeWalker } = Document.prototype;
  const { nextNode } = TreeWalker.prototype;
  const { serializeToString } = XMLSerializer.prototype;
  const own = document;
  // An element of a frame is no instance of this window's classes.
  const isElement = (node: unknown): node is Element => node !== null;
  const natives: Natives = {
    list(root) {
      const walker = apply(createTreeWalker, own, [root, NodeFilter.SHOW_ELEMENT]);
      const all: Element[] = [];
      const next = (): unknown => apply(nextNode, walker, []);
      for (let node = next(); node; node = next()) if (isElement(node)) all[all.length] = node;
      return all;
    },
    shadowOf: (element) => apply(shadowOf, element, []),
    documentIn: (element) =>
      apply(nameOf, element, []) === 'iframe' ? apply(frameOf, element, []) : null,
    active: () => apply(activeOf, own, []),
    nameOf: (element) => apply(nameOf, element, []),
    markOf: (element) => apply(getAttribute, element, ['data-t']),
    boxOf: (element) => apply(getBoundingClientRect, element, []),
    show: (element) => apply(scrollIntoView, element, [{ block: 'center', behavior: 'instant' }]),
    toMarkup: (node) => apply(serializeToString, new XMLSerializer(), [node]),
  };
  Reflect.set(window, 'nativesByTest', natives);
  Reflect.set(window, 'handsByTest', {});
}

/** Runs in the page: `reach` scrolls to what is marked and tells its middle as `x y`, '' for nothing. */
function learnToReach(): void {
  const natives: Natives = Reflect.get(window, 'nativesByTest');
  const own = document;
  type Seat = { readonly element: Element; readonly frames: readonly Element[] };
  const find = (root: Node, wanted: string, frames: readonly Element[]): Seat | null => {
    for (const element of natives.list(root)) {
      if (natives.markOf(element) === wanted) return { element, frames };
      const inner = natives.documentIn(element);
      const shadow = natives.shadowOf(element);
      const found =
        (inner && find(inner, wanted, [...frames, element])) ??
        (shadow && find(shadow, wanted, frames));
      if (found) return found;
    }
    return null;
  };
  Reflect.set(Reflect.get(window, 'handsByTest'), 'reach', (wanted: string): string => {
    const seat = find(own, wanted, []);
    if (!seat) return '';
    natives.show(seat.element);
    const box = natives.boxOf(seat.element);
    let x = box.x + box.width / 2;
    let y = box.y + box.height / 2;
    for (const frame of seat.frames) {
      const around = natives.boxOf(frame);
      x += around.x + 2;
      y += around.y + 2;
    }
    return `${x} ${y}`;
  });
}

/** Runs in the page: `stand` tells the focus, the scrolling and the history, with bars between. */
function learnToStand(): void {
  const natives: Natives = Reflect.get(window, 'nativesByTest');
  const focused: string[] = [];
  let count = 0;
  const label = (element: Element | null): string =>
    element ? (natives.markOf(element) ?? natives.nameOf(element)) : '-';
  const note = (event: FocusEvent): void => {
    const [first] = event.composedPath();
    focused[count++] = first instanceof Element ? label(first) : '-';
  };
  addEventListener('focusin', note, true);
  const stand = (): string =>
    `${focused.join(' ')}|${label(natives.active())}|${scrollX} ${scrollY}|${history.length}`;
  Reflect.set(Reflect.get(window, 'handsByTest'), 'stand', stand);
}

/** Runs in the page: `trace` tells all that hangs in our element, and all that is stored. */
function learnToTrace(): void {
  const natives: Natives = Reflect.get(window, 'nativesByTest');
  const own = document;
  const readArea = (area: Storage): string => {
    let text = '';
    for (let at = 0; at < area.length; at++) {
      const key = area.key(at) ?? '';
      text += `${key}=${area.getItem(key)}\n`;
    }
    return text;
  };
  const readStored = (): string => {
    try {
      return readArea(localStorage) + readArea(sessionStorage);
    } catch {
      // Where storage is denied, nothing is stored.
      return '';
    }
  };
  const trace = (): string => {
    let text = readStored();
    for (const element of natives.list(own)) {
      if (natives.nameOf(element) !== 'porchlight-help') continue;
      text += natives.toMarkup(element);
      const root = natives.shadowOf(element);
      for (const part of root?.children ?? []) text += natives.toMarkup(part);
    }
    return text;
  };
  Reflect.set(Reflect.get(window, 'handsByTest'), 'trace', trace);
}

/** Runs in the page: says on the console when our script reads a form's data. */
function watchFormData(mark: string): void {
  const say = console.debug.bind(console);
  const isOurs = (): boolean => /\/(v1\/porchlight|w\/)/.test(new Error('who').stack ?? '');
  for (const name of ['get', 'getAll', 'entries', 'values', 'forEach', 'has'] as const) {
    const native: unknown = Reflect.get(FormData.prototype, name);
    if (typeof native !== 'function') continue;
    Reflect.set(FormData.prototype, name, function spied(this: FormData, ...args: unknown[]) {
      if (isOurs()) say(`${mark} FormData.${name}`);
      const answer: unknown = Reflect.apply(native, this, args);
      return answer;
    });
  }
}

/** The hands and eyes of a person before a page that hides its own elements from scripts. */
export class PageHands {
  readonly #page: Page;
  /** What our scripts read of forms. */
  readonly formReads: readonly string[];

  private constructor(page: Page, formReads: readonly string[]) {
    this.#page = page;
    this.formReads = formReads;
  }

  /** Gives hands to every document that this page opens from now on. */
  static async grow(page: Page): Promise<PageHands> {
    const formReads: string[] = [];
    await page.addInitScript(keepNatives);
    for (const learn of [learnToReach, learnToStand, learnToTrace]) await page.addInitScript(learn);
    await page.addInitScript(watchFormData, MARK);
    page.on('console', (message) => {
      if (message.text().startsWith(MARK)) formReads.push(message.text());
    });
    return new PageHands(page, formReads);
  }

  /** Asked and answered in strings: the page may change what lists and JSON look like. */
  #call(name: 'reach' | 'stand' | 'trace', ...words: readonly string[]): Promise<string> {
    const quoted = words.map((word) => `'${word}'`).join();
    return this.#page.evaluate<string>(`window.handsByTest.${name}(${quoted})`);
  }

  /** Presses what is marked with `data-t`. */
  async press(wanted: string): Promise<void> {
    let at = '';
    const reach = async (): Promise<string> => (at = await this.#call('reach', wanted));
    // A form in a frame comes after its page.
    await expect.poll(reach, { message: `${wanted} is there` }).not.toBe('');
    const [x = 0, y = 0] = at.split(' ').map(Number);
    await this.#page.mouse.click(x, y);
  }

  /** Types at the end of what stands in a field. */
  async type(wanted: string, text: string): Promise<void> {
    await this.press(wanted);
    await this.#page.keyboard.press('End');
    await this.#page.keyboard.type(text);
  }

  async stand(): Promise<Standing> {
    const [focused = '', active = '', scroll = '', length] = (await this.#call('stand')).split('|');
    return { focused, active, scroll, historyLength: Number(length) };
  }

  /** All that our script left in the page and in its storage. */
  readTrace(): Promise<string> {
    return this.#call('trace');
  }
}
