import { toldIn } from '../hints.ts';
import { quietly } from '../quietly.ts';
import { isElement } from './is-element.ts';

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
const EVERYTHING = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: SHOWING,
};
/** How many elements may hang below one whose look changed, for them to count as shown by it. */
const MOST_BELOW = 60;
const MESSAGE_DEPTH = 3;
/** A part of the page in which this many elements change one after the other never rests. */
const RESTLESS = 20;
/** What a page's own script finds wrong before it sends anything shows sooner than this, ms. */
const EARLY_MS = 400;

/** Addresses that sign-ins are sent to. */
const SIGN_IN =
  /log-?(in|on)|sign-?in|auth|sess|token|factor|secur|account|connect|verif|otp|code|pass|identi|credential/i;

function take({ target, addedNodes, type }: MutationRecord, taken: Set<Element>): void {
  for (const node of type === 'childList' ? addedNodes : [target]) {
    const element = isElement(node) ? node : node.parentElement;
    const below = element?.querySelectorAll('*') ?? [];
    // A class on the whole page says nothing of a message in it.
    if (type === 'attributes' && below.length > MOST_BELOW) continue;
    for (const each of below) taken.add(each);
    for (let at = element, depth = 0; at && depth < MESSAGE_DEPTH; at = at.parentElement, depth++)
      taken.add(at);
  }
}

/**
 * What changed on the page since an attempt, and what the server answered to its scripts. A part that
 * never rests, such as a board of prices, is left out from then on: hearing of each of its changes
 * would cost the page more than all the rest.
 */
export class Changes {
  #since = 0;
  #records: MutationRecord[] = [];
  #answers: { readonly url: string; readonly status: number }[] = [];
  #roots: readonly Node[] = [];
  /** What changed in the parts of the page. */
  readonly #changed = new Map<Node, Set<Node>>();
  readonly #restless = new Set<Node>();
  readonly #holdsField: (node: Node) => boolean;
  readonly #observer: MutationObserver;
  readonly #listener: PerformanceObserver;
  /** Whether anything changed later than by what a page's own script checks before it sends. */
  isLate = false;
  /** What the server says in `Server-Timing: porchlight;desc="…"`. */
  told = '';

  /** `changed` hears of changes; `holdsField` says whether a field to sign in with is in a node. */
  constructor(changed: () => void, holdsField: (node: Node) => boolean) {
    this.#holdsField = holdsField;
    this.#observer = new MutationObserver(
      quietly((records) => {
        this.isLate ||= performance.now() - this.#since > EARLY_MS;
        this.#records.push(...records);
        this.#leaveOut(records);
        changed();
      }),
    );
    this.#listener = new PerformanceObserver(
      quietly((list) => {
        if (list.getEntriesByType('resource').filter(this.#hear).length) changed();
      }),
    );
  }

  /** Starts anew; `since` is when the attempt was made, by the page's own clock. */
  begin(since: number): void {
    this.stop();
    this.#since = since;
    this.#records = [];
    this.#answers = [];
    this.isLate = false;
    this.told = '';
    this.observe(this.#roots);
    this.#listener.observe({ type: 'resource', buffered: true });
  }

  stop(): void {
    this.#observer.disconnect();
    this.#listener.disconnect();
  }

  observe(roots: readonly Node[]): void {
    this.#roots = roots;
    for (const root of roots) this.#observe(root);
  }

  /** Statuses of the requests that look like the sign-in; of the only one where none does. */
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
    for (const record of this.#records.splice(0)) take(record, taken);
    return taken;
  }

  /** Takes note of an answer, if it is one to a request that a script made since the attempt. */
  readonly #hear = (entry: PerformanceResourceTiming): boolean => {
    const { name, initiatorType, startTime, responseStatus } = entry;
    if (!/^(fetch|xml)/.test(initiatorType) || startTime < this.#since) return false;
    if (name.startsWith(location.origin)) this.told ||= toldIn(entry);
    return this.#answers.push({ url: name, status: responseStatus }) > 0;
  };

  #leaveOut(records: readonly MutationRecord[]): void {
    const before = this.#restless.size;
    for (const { target, addedNodes } of records) {
      const part = this.#partOf(target);
      const changed = this.#changed.get(part) ?? new Set();
      this.#changed.set(part, changed.add(target));
      if (changed.size === RESTLESS) this.#restless.add(part);
      // Beside what is left out, nodes are observed one by one.
      if (before) for (const node of addedNodes) this.#observe(node);
    }
    if (this.#restless.size === before) return;
    this.#records = this.#records.filter(({ target }) => !this.#restless.has(this.#partOf(target)));
    this.#observer.disconnect();
    this.observe(this.#roots);
  }

  /** The largest part of the page around a node that holds no field; without fields, the node. */
  #partOf(node: Node): Node {
    let part = node;
    for (let at = node; !this.#holdsField(at);) {
      part = at;
      if (!at.parentNode) return node;
      at = at.parentNode;
    }
    return part;
  }

  /** Observes a node and all in it but what never rests. */
  #observe(node: Node): void {
    if (this.#restless.has(node)) return;
    if (![...this.#restless].some((part) => node.contains(part))) {
      return this.#observer.observe(node, EVERYTHING);
    }
    this.#observer.observe(node, { ...EVERYTHING, subtree: false });
    for (const child of node.childNodes) this.#observe(child);
  }
}
