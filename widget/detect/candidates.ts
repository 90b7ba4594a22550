import { isShown, textOf } from './element-text.ts';
import { PLACES, type PageMessage, type Place } from './page.ts';
import type { Read } from './meaning.ts';
import { readCause } from './read-text.ts';

const NEVER =
  /^(html|head|script|style|noscript|template|title|meta|link|base|input|select|option|textarea|button|a|form|fieldset|label|iframe|path|svg)$/;
/** Called errors by class or id. */
const ERROR = /err(or|s\b)|danger|invalid|alert|fail|warn|negativ|critical/i;
/** Places where good news stands too: they count only when the words are those of a failure. */
const NOTE = /mes?sa?ge?|toast|noti|flash|snack|feedback|callout|help|pop|modal|layer/i;
const GOOD = /success|info\b/i;
/** Longer than this, no element is one message, UTF-16 units. */
const MOST = 900;
/** How many ancestors of a form are its surroundings. */
const AROUND = 3;

function placeOf(element: Element): Place | null {
  const get = (name: string): string => element.getAttribute(name) ?? '';
  const words = `${get('class')} ${get('id')}`;
  const isGood = GOOD.test(words);
  if (/^alert|assertive/.test(`${get('role')} ${get('aria-live')}`))
    return isGood ? 'note' : 'alert';
  if (ERROR.test(words)) return isGood ? 'note' : 'error';
  const isNote = /dialog|status|polite/.test(
    `${get('role')} ${get('aria-live')} ${element.localName}`,
  );
  return isNote || NOTE.test(words) ? 'note' : null;
}

const hasOwnText = (element: Element): boolean =>
  [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && /\S/.test(`${node.nodeValue}`),
  );

const isRed = (element: Element): boolean => {
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(element).color.match(/\d+/g) ?? []).map(
    Number,
  );
  return red > green + 80 && red > blue + 60;
};

/** What a page marked as wrong refers to. */
function describedBy(field: Element): readonly Element[] {
  const ids = `${field.getAttribute('aria-errormessage')} ${field.getAttribute('aria-describedby')}`;
  const root = field.getRootNode();
  return 'getElementById' in root && typeof root.getElementById === 'function'
    ? ids.split(' ').flatMap((id) => root.getElementById(id) ?? [])
    : [];
}

function isSelector(selector: string | null): boolean {
  try {
    return selector !== null && document.createDocumentFragment().querySelector(selector) === null;
  } catch {
    return false;
  }
}

/** Gathers the elements of a page that may tell of a failure, and reads what they say. */
export class Candidates {
  readonly #places = new Map<Element, Place>();
  readonly #ownerSelector: string | null;
  readonly #read: () => Read;
  #around: readonly Node[] = [];

  constructor(ownerSelector: string | null, read: () => Read) {
    this.#ownerSelector = isSelector(ownerSelector) ? ownerSelector : null;
    this.#read = read;
  }

  /** Plain text counts in the surroundings of the sign-in forms, or anywhere where there is none. */
  setForms(forms: readonly Element[]): void {
    this.#around = forms.map((form) => {
      let around: Node = form;
      for (let step = 0; step < AROUND; step++) {
        around = around.parentElement ?? around.getRootNode();
        if (around === document.body) break;
      }
      return around;
    });
  }

  /** Takes note of elements that are new to the page or to this watch. */
  consider(elements: Iterable<Element>): void {
    for (const element of elements) {
      if (this.#places.has(element)) continue;
      const place = this.#judge(element);
      if (place) this.#places.set(element, place);
    }
  }

  /** What they say now, each text once, the more telling place first. */
  messages(): readonly PageMessage[] {
    const found = new Map<string, Place>();
    const order = ([, a]: readonly [unknown, Place], [, b]: readonly [unknown, Place]): number =>
      PLACES.indexOf(a) - PLACES.indexOf(b);
    for (const [element, place] of [...this.#places].toSorted(order)) {
      const text = this.#textOf(element, place);
      if (text && !found.has(text)) found.set(text, place);
    }
    return [...found]
      .map(([text, place]) => ({ text, place }))
      .toSorted((a, b) => order(['', a.place], ['', b.place]));
  }

  #judge(element: Element): Place | null {
    const { localName } = element;
    if (this.#ownerSelector && element.matches(this.#ownerSelector)) return 'owner';
    if (element.matches('[aria-invalid=true]')) this.#mark(element);
    if (/^(img|svg|i|span)$/.test(localName) && this.#tells(element.getAttribute('title')))
      return this.#isAround(element) ? 'title' : null;
    if (NEVER.test(localName)) return null;
    if (/^h[12]$/.test(localName) && !this.#around.length) return 'heading';
    return placeOf(element) ?? this.#judgePlain(element);
  }

  /** Text of no particular place, by the sign-in form and in the words of a failure. */
  #judgePlain(element: Element): Place | null {
    if (!hasOwnText(element) || !this.#isAround(element)) return null;
    if (!this.#tells(element.textContent)) return null;
    return isRed(element) ? 'red' : 'text';
  }

  #isAround(element: Element): boolean {
    return !this.#around.length || this.#around.some((node) => node.contains(element));
  }

  #mark(field: Element): void {
    for (const element of describedBy(field)) this.#places.set(element, 'field');
  }

  #tells(text: string | null): boolean {
    return text !== null && text.length < MOST && readCause(text, this.#read()) !== null;
  }

  #textOf(element: Element, place: Place): string {
    const { textContent } = element;
    if (!element.isConnected || (textContent ?? '').length > MOST || !isShown(element)) return '';
    if (place === 'title') return element.getAttribute('title') ?? '';
    if (element.querySelector('input,form') || element.closest('[contenteditable],porchlight-help'))
      return '';
    const isSure = PLACES.indexOf(place) < PLACES.indexOf('note');
    return isSure || place === 'heading' || this.#tells(textContent) ? textOf(element) : '';
  }
}
