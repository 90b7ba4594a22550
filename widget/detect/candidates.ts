import type { Root } from '../attempts.ts';
import { isShown, textOf } from './element-text.ts';
import { PLACES, type PageMessage, type Place } from './page.ts';
import type { Read } from './meaning.ts';
import { quietly } from '../quietly.ts';
import { readCause } from './read-text.ts';

const NEVER =
  /^(html|script|style|noscript|template|title|select|option|textarea|button|a|form|fieldset|label)$/;
/** What may have a place, by what is written on it. */
const MARKED = '[class],[id],[role],[title],[aria-live],[aria-invalid],dialog,h1,h2';
/** Called errors by class or id. */
const ERROR = /err(or|s\b)|danger|invalid|alert|fail|warn|negativ|critical/i;
/** Places where good news stands too: they count only when the words are those of a failure. */
const NOTE = /me?s?sa?ge?|toast|noti|flash|snack|feedback|callout|help|pop|modal|layer/i;
const GOOD = /success|info\b/i;
/** Longer than this, no element is one message, UTF-16 units. */
const MOST = 900;
/** How many ancestors of a form are its surroundings: a table that lays out the page is four. */
const AROUND = 5;
/** No message by a form stands among so many other elements. */
const MOST_OTHERS = 300;

function placeOf(element: Element): Place | null {
  const get = (name: string): string => `${element.getAttribute(name)} `;
  const kind = get('role') + get('aria-live');
  const words = get('class') + get('id');
  const isAlert = /^alert|assertive/.test(kind);
  const isError = isAlert || ERROR.test(words);
  if (isError && !GOOD.test(words)) return isAlert ? 'alert' : 'error';
  const isNote = isError || /dialog|status|polite/.test(kind + element.localName);
  return isNote || NOTE.test(words) ? 'note' : null;
}

const hasOwnText = ({ childNodes }: Element): boolean =>
  [...childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && /\S/.test(`${nodeValue}`));

const isRed = (element: Element): boolean => {
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(element).color.match(/\d+/g) ?? []).map(
    Number,
  );
  return red > green + 80 && red > blue + 60;
};

/** What a field that the page marked as wrong refers to. */
function describedBy(field: Element): Iterable<Element> {
  const ids = `${field.getAttribute('aria-errormessage')} ${field.getAttribute('aria-describedby')}`;
  return field.getRootNode().querySelectorAll(ids.replace(/\S+/g, '[id="$&"],') + '_');
}

/** Gathers the elements of a page that may tell of a failure, and reads what they say. */
export class Candidates {
  readonly #places = new Map<Element, Place>();
  readonly #ownerSelector: string;
  readonly #read: () => Read;
  #forms: readonly Element[] = [];
  #around: readonly ParentNode[] = [];

  /** `ownerSelector` is what the page's owner wrote, selector or not. */
  constructor(ownerSelector: string, read: () => Read) {
    // One that is none would make every look fail.
    this.#ownerSelector = CSS.supports(`selector(:not(${ownerSelector}))`) ? ownerSelector : '_';
    this.#read = read;
  }

  /** Plain text counts in the surroundings of the sign-in forms, or anywhere where there is none. */
  setForms(forms: readonly Element[]): void {
    this.#forms = forms;
    this.#around = forms.map((form) => {
      let around: ParentNode = form;
      for (let step = 0; step < AROUND && around !== document.body; step++)
        around = around.parentNode ?? around;
      return around;
    });
  }

  /** Takes note of all that stands in a document or shadow root. */
  survey(root: Root): void {
    for (const element of root.querySelectorAll(`${MARKED},${this.#ownerSelector}`))
      this.#note(element, this.#judge);
    for (const part of this.#around.length ? this.#around : [root])
      if (root.contains(part)) this.#surveyText(part);
  }

  /** Left out are parts of the page that are too large to be a message by a form. */
  #surveyText(part: ParentNode): void {
    for (const element of part.children) {
      const isApart =
        this.#forms[0] &&
        !this.#forms.some((form) => element.contains(form)) &&
        element.getElementsByTagName('*').length > MOST_OTHERS;
      if (isApart) continue;
      if (hasOwnText(element)) this.#note(element, this.#judgePlain);
      this.#surveyText(element);
    }
  }

  /** Takes note of an element that is new to the page or to this watch. */
  consider(element: Element): void {
    this.#note(element, this.#judge);
    if (this.#isAround(element) && hasOwnText(element)) this.#note(element, this.#judgePlain);
  }

  /** Whatever stood there until now is no answer. */
  forget(): void {
    this.#places.clear();
  }

  /** What they say now, each text once, the more telling place first. */
  messages(): readonly PageMessage[] {
    const found = new Map<string, Place>();
    const read = quietly((element: Element, place: Place) => {
      const text = this.#textOf(element, place);
      if (text && !found.has(text)) found.set(text, place);
    });
    for (const place of PLACES) {
      for (const [element, at] of this.#places) if (at === place) read(element, place);
    }
    return [...found].map(([text, place]) => ({ text, place }));
  }

  readonly #note = quietly((element: Element, judge: (element: Element) => Place | null): void => {
    const place = this.#places.has(element) ? null : judge(element);
    if (place) this.#places.set(element, place);
  });

  /** By what marks it. */
  readonly #judge = (element: Element): Place | null => {
    const { localName } = element;
    if (element.matches(this.#ownerSelector)) return 'owner';
    if (element.getAttribute('aria-invalid') === 'true') this.#mark(element);
    if (/^(img|svg|i|span)$/.test(localName) && this.#tells(element.getAttribute('title')))
      return this.#isAround(element) ? 'title' : null;
    if (NEVER.test(localName)) return null;
    return /^h[12]$/.test(localName) && !this.#around.length ? 'heading' : placeOf(element);
  };

  /** By the words of a failure, of which it has some itself. */
  readonly #judgePlain = (element: Element): Place | null => {
    if (NEVER.test(element.localName) || !this.#tells(element.textContent)) return null;
    return isRed(element) ? 'red' : 'text';
  };

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
