import type { BootParts } from '../boot-parts.ts';
import type { Attempt } from '../trail.ts';
import { awaited, handOver, settleLast } from './attempt-record.ts';
import { observeChanges, type Changes } from './changes.ts';
import { judgeCalm } from './outcome.ts';
import type { Page } from './page.ts';
import { checkTrail } from './parse-trail.ts';
import { readPage } from './read-page.ts';
import { diagnose, type Diagnosis } from './resolve.ts';

/** How long the page gets to finish a change before it is looked at, ms. */
const SETTLE_MS = 150;
/** The longest time between two looks while an outcome is awaited, ms. */
const LOOK_EVERY_MS = 500;
/** An attempt so soon after the start was the reason for it, ms: its answer may stand there already. */
const LATE_MS = 1_000;
/** By how much a browser's two clocks differ at most, ms. */
const CLOCK_MS = 100;
/** From when on an old message that still stands counts as the answer, ms after the attempt. */
const STILL_THERE_MS = 4_000;
/** How long a failure without words waits for them, ms: a status is known before the page tells. */
const WORDS_MS = 1_000;
/** A page that nobody tried to sign in on shows its error by then, ms. */
const CALM_MS = 1_500;

/** Watches what comes of attempts; changes nothing on the page. */
export class Detector {
  readonly #parts: BootParts;
  readonly #errorSelector: string | null;
  readonly #failed: (diagnosis: Diagnosis) => void;
  readonly #succeeded: () => void;
  readonly #startedAt = Date.now();
  #looking = new AbortController();
  #changes: Changes | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #signAt = 0;
  /** Whether all that stands on the page came after the attempt. */
  #isAnswer = true;
  #isAllFresh = true;

  constructor(
    parts: BootParts,
    errorSelector: string | null,
    stop: AbortController,
    failed: (diagnosis: Diagnosis) => void,
    succeeded: () => void,
  ) {
    this.#parts = parts;
    this.#errorSelector = errorSelector;
    this.#failed = failed;
    this.#succeeded = succeeded;
    const leave = (): void => handOver(parts, this.#isAnswer, this.#changes?.statuses ?? []);
    addEventListener('pagehide', leave, stop);
    stop.signal.addEventListener('abort', () => this.#stopLooking());
    parts.trail = checkTrail(parts.trail, Date.now());
    if (parts.attempt) this.attempted();
    else if (!parts.trail?.failure || awaited(parts, true)) this.#watchFrom(performance.now());
  }

  /** A sign-in was tried on this page. */
  attempted(): void {
    this.#isAnswer = false;
    this.#isAllFresh = Date.now() - this.#startedAt < LATE_MS;
    const trail = checkTrail(this.#parts.trail, Date.now());
    this.#parts.trail = trail;
    this.#watchFrom((trail?.attempts.at(-1)?.at ?? 0) - performance.timeOrigin - CLOCK_MS);
  }

  /** The site itself told how the attempt ended: nothing more is looked for. */
  settle(outcome: Attempt['outcome']): void {
    this.#stopLooking();
    settleLast(this.#parts, outcome);
  }

  #watchFrom(since: number): void {
    this.#stopLooking();
    this.#signAt = 0;
    this.#looking = new AbortController();
    const changed = (): void => this.#lookIn(SETTLE_MS);
    this.#changes = observeChanges(since, changed, this.#looking.signal);
    changed();
  }

  #lookIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), ms);
  }

  #stopLooking(): void {
    this.#looking.abort();
    clearTimeout(this.#timer);
  }

  #look(): void {
    const attempt = awaited(this.#parts, this.#isAnswer);
    const isAllFresh = this.#isAllFresh || (attempt?.ageMs ?? 0) > STILL_THERE_MS;
    const isFresh = (element: Element): boolean =>
      isAllFresh || this.#changes?.isFresh(element) === true;
    const page = readPage(attempt, this.#changes?.statuses ?? [], this.#errorSelector, isFresh);
    const diagnosis = diagnose(page);
    if (diagnosis) this.#tell(diagnosis, attempt !== null);
    else this.#goOn(page);
  }

  #goOn(page: Page): void {
    const pageMs = Date.now() - this.#startedAt;
    const outcome = judgeCalm(page, pageMs);
    if (outcome || (!page.attempt && pageMs > CALM_MS)) this.#stopLooking();
    else this.#lookIn(LOOK_EVERY_MS);
    if (outcome === 'succeeded') this.#succeeded();
    // The next step of the same sign-in: nothing was tried in full yet.
    else if (outcome) settleLast(this.#parts, outcome === 'advanced' ? null : outcome);
  }

  #tell(diagnosis: Diagnosis, isAwaited: boolean): void {
    this.#signAt ||= Date.now();
    if (!diagnosis.errorMessage && Date.now() - this.#signAt < WORDS_MS) {
      return this.#lookIn(SETTLE_MS);
    }
    this.#stopLooking();
    if (isAwaited) settleLast(this.#parts, diagnosis.cause);
    this.#failed(diagnosis);
  }
}
