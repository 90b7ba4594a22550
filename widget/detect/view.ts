import type { Root } from '../attempts.ts';
import type { BootParts } from '../boot-parts.ts';
import { listFields } from '../fields.ts';
import { quietly } from '../quietly.ts';
import { Candidates } from './candidates.ts';
import type { Changes } from './changes.ts';
import { isShown } from './element-text.ts';
import { findForms, type SignInForm } from './forms.ts';
import type { Read } from './meaning.ts';

/** The longest name of a way to sign out, UTF-16 units. */
const NAME_LENGTH = 20;
const WAYS = 'a,button,[type=submit]';

/** All but what cannot hold anything by itself, and what is everywhere and hardly ever does. */
const HOLDERS = ':not(span,td,tr,a,li,p,img,svg *)';

/** What an element has inside that cannot be seen from the page itself, if we may look there. */
const rootIn = (element: Element): Root | null =>
  // Null for a frame of another origin.
  element instanceof HTMLIFrameElement
    ? element.contentDocument
    : element.localName === 'porchlight-help'
      ? null
      : element.shadowRoot;

/** Nobody tells when a custom element gets a shadow root, or a frame a new page. */
const mayHold = ({ localName }: Element): boolean => /-|iframe/.test(localName);

/** What is known of a page from looking at it: all of it once, then only what changed. */
export class View {
  readonly candidates: Candidates;
  readonly #parts: Pick<BootParts, 'judge' | 'join'>;
  readonly #read: () => Read;
  /** Each with the element that holds it. */
  readonly #roots = new Map<Root, Element | null>();
  /** What holds a root, or may hold another one later. */
  readonly #holders = new Set<Element>();
  /** The fields to sign in with, and what holds them. */
  #fields: readonly Element[] = [];
  isSignedIn = false;
  forms: readonly SignInForm[] = [];

  constructor(parts: Pick<BootParts, 'judge' | 'join' | 'options'>, read: () => Read) {
    this.#parts = parts;
    this.#read = read;
    this.candidates = new Candidates(parts.options['errorSelector'] ?? '_', read);
  }

  /** Documents and shadow roots, as far as they are known; the page itself comes first. */
  get roots(): readonly Root[] {
    return [...this.#roots.keys()];
  }

  /** Whether a field to sign in with is in a node. */
  holdsField(node: Node): boolean {
    return this.#fields.some((field) => node.contains(field));
  }

  /** Looks at what is new since the last time, or at all of it where all `isFresh`. */
  look(changes: Changes, isFresh: boolean): void {
    const taken = changes.take();
    const known = this.#roots.size;
    if (!known) this.#enter(document, null);
    for (const element of [...this.#holders, ...taken]) this.#visit(element);
    const { roots } = this;
    if (roots.length > known) changes.observe(roots);
    this.#findForms();
    for (const element of taken) this.#consider(element);
    // What is in a new frame or shadow root is as new.
    for (const root of roots.slice(isFresh ? 0 : known)) {
      // The next attempt in it is to be heard as well.
      this.#parts.join(root);
      this.candidates.survey(root);
      for (const way of root.querySelectorAll(WAYS)) this.#consider(way);
    }
  }

  #enter(root: Root, holder: Element | null): void {
    this.#roots.set(root, holder);
    for (const element of root.querySelectorAll(HOLDERS)) this.#visit(element);
  }

  readonly #visit = quietly((element: Element): void => {
    const inner = rootIn(element);
    if (mayHold(element)) this.#holders.add(element);
    if (inner && !this.#roots.has(inner)) this.#enter(inner, element);
  });

  #findForms(): void {
    this.forms = findForms(this.roots, this.#parts.judge);
    const forms = this.forms.map(({ element }) => element);
    this.candidates.setForms(forms);
    this.#fields = [...forms, ...forms.flatMap(listFields)];
    // The innermost first: what holds a holder holds the field.
    for (const [root, holder] of [...this.#roots].toReversed()) {
      if (holder && this.holdsField(root)) this.#fields = [...this.#fields, holder];
    }
  }

  readonly #consider = quietly((element: Element): void => {
    this.candidates.consider(element);
    if (!element.matches(WAYS)) return;
    const name = (element.textContent || element.getAttribute('value') || '').trim();
    this.isSignedIn ||=
      name.length < NAME_LENGTH && this.#read()(name) === 'way_out' && isShown(element);
  });
}
