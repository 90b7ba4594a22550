import type { BootParts } from '../boot-parts.ts';
import { Candidates } from './candidates.ts';
import type { Changes } from './changes.ts';
import { isShown } from './element-text.ts';
import { listElements } from './elements.ts';
import { findForms, type SignInForm } from './forms.ts';
import type { Read } from './meaning.ts';

const SIGN_OUT =
  /^((log|sign)[- ]?(out|off)|로그아웃|(ログ|サイン)アウト|[退登]出.{0,2}|注销|abmelden|sair|đăng xuất|cerrar sesión|.{0,3}déconn\w+)$/i;

/** Whether an element is the way to sign out. */
const isWayOut = (element: Element): boolean =>
  element.matches('a,button,[type=submit]') &&
  SIGN_OUT.test((element.textContent || element.getAttribute('value') || '').trim()) &&
  isShown(element);

/** What is known of a page from looking at it: all of it once, then only what changed. */
export class View {
  readonly candidates: Candidates;
  readonly #parts: Pick<BootParts, 'judge' | 'join'>;
  readonly #roots: ParentNode[] = [];
  /** Custom elements: nobody tells when one gets a shadow root. */
  #hosts: readonly Element[] = [];
  isSignedIn = false;
  forms: readonly SignInForm[] = [];

  constructor(
    parts: Pick<BootParts, 'judge' | 'join'>,
    errorSelector: string | null,
    read: () => Read,
  ) {
    this.#parts = parts;
    this.candidates = new Candidates(errorSelector, read);
  }

  get roots(): readonly ParentNode[] {
    return this.#roots;
  }

  /** Finds what the page consists of; `isFresh` says that all that stands there may be an answer. */
  lookAround(changes: Changes, isFresh: boolean): void {
    this.#roots.length = 0;
    const elements = listElements(document, this.#roots);
    this.#hosts = elements.filter(({ localName }) => /^(?!porchlight).*-/.test(localName));
    changes.observe(this.#roots);
    // The next attempt in a frame's new page is to be heard as well.
    for (const root of this.#roots) this.#parts.join(root);
    this.#findForms();
    if (isFresh) this.#consider(elements);
  }

  /** Looks at what changed since the last time. */
  lookAgain(changes: Changes): void {
    const taken = changes.take();
    // A frame has a new page after each way through its form.
    const inner = [
      ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument),
      ...[...this.#hosts, ...taken].map((element) => element.shadowRoot),
    ];
    if (inner.some((root) => root && !this.#roots.includes(root))) {
      return this.lookAround(changes, true);
    }
    this.#findForms();
    this.#consider(taken);
  }

  #findForms(): void {
    this.forms = findForms(this.#roots, this.#parts.judge);
    this.candidates.setForms(this.forms.map(({ element }) => element));
  }

  #consider(elements: Iterable<Element>): void {
    this.candidates.consider(elements);
    for (const element of elements) this.isSignedIn ||= isWayOut(element);
  }
}
