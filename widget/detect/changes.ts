import { toldIn } from '../hints.ts';

/** An answer of the server to a request made since the attempt. */
type Answer = { readonly url: string; readonly status: number };

/** Attributes by which pages show what was hidden, or mark a field. */
const SHOWING = [
  'class',
  'style',
  'hidden',
  'open',
  'title',
  'role',
  'aria-invalid',
  'aria-hidden',
];
/** How many records are kept between two looks: more is no message but a game. */
const MOST_RECORDS = 4_000;
/** How many elements may hang below one whose look changed, for them to count as shown by it. */
const MOST_BELOW = 60;
const MESSAGE_DEPTH = 3;

/** What a page's own script finds wrong before it sends anything shows sooner than this, ms. */
const EARLY_MS = 400;

/** Addresses that sign-ins are sent to. */
const SIGN_IN =
  /log-?(in|on)|sign-?in|auth|sess|token|factor|secur|account|connect|verif|otp|code|pass|identi|credential/i;

/** What changed on the page since an attempt, and what the server answered since. */
export class Changes {
  #records: MutationRecord[] = [];
  readonly #answers: Answer[] = [];
  readonly #observer: MutationObserver;
  #isLate = false;
  /** What the server says in `Server-Timing: porchlight;desc="…"`. */
  told = '';

  /** `since` is when the attempt was made, by the page's own clock; `changed` hears of every change. */
  constructor(since: number, changed: () => void, signal: AbortSignal) {
    this.#observer = new MutationObserver((records) => {
      this.#isLate ||= performance.now() - since > EARLY_MS;
      if (this.#records.length < MOST_RECORDS) this.#records.push(...records);
      changed();
    });
    const answers = new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByType('resource')) this.#hear(entry, since);
      changed();
    });
    answers.observe({ type: 'resource', buffered: true });
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      answers.disconnect();
    });
  }

  observe(roots: readonly Node[]): void {
    for (const root of roots) {
      this.#observer.observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: SHOWING,
      });
    }
  }

  /** Whether the server may have answered: a request came back, or the page changed later on. */
  get isAnswered(): boolean {
    return this.#isLate || this.statuses.length > 0;
  }

  /** Of the requests that look like the sign-in; of the only one where none does. */
  get statuses(): readonly number[] {
    const own = `${location.origin}/`;
    const likely = this.#answers.filter(({ url }) => SIGN_IN.test(url.replace(own, '')));
    const [only, ...others] = this.#answers;
    const isOnly = only && only.url.startsWith(own) && others.length === 0;
    return (isOnly ? [only] : likely).map(({ status }) => status);
  }

  /** The elements that came or changed since the last time, and what holds their text. */
  take(): ReadonlySet<Element> {
    const taken = new Set<Element>();
    for (const { target, addedNodes, type } of this.#records.splice(0)) {
      for (const node of type === 'childList' ? addedNodes : [target]) take(node, taken, type);
    }
    return taken;
  }

  #hear(entry: PerformanceResourceTiming, since: number): void {
    const { name, initiatorType, startTime, responseStatus } = entry;
    if (!/^(fetch|xml)/.test(initiatorType) || startTime < since) return;
    if (name.startsWith(location.origin)) this.told ||= toldIn(entry);
    this.#answers.push({ url: name, status: responseStatus });
  }
}

function take(node: Node, taken: Set<Element>, type: MutationRecordType): void {
  const element =
    node.nodeType === Node.ELEMENT_NODE && 'querySelectorAll' in node ? node : node.parentElement;
  if (!element || !isElement(element)) return;
  const below = [...element.querySelectorAll('*')];
  // A class on the whole page says nothing of a message in it.
  if (type === 'attributes' && below.length > MOST_BELOW) return;
  for (const each of [element, ...below]) taken.add(each);
  let above: Element | null = element;
  for (let depth = 0; above && depth < MESSAGE_DEPTH; depth++, above = above.parentElement)
    taken.add(above);
}

const isElement = (node: object): node is Element => 'querySelectorAll' in node;
