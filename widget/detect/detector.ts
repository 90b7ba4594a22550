import type { BootParts } from '../boot-parts.ts';
import type { Attempt } from '../trail.ts';
import { readStored, storeTrail, type Trail } from '../trail.ts';
import { STORAGE } from '../parts.ts';
import { awaited, handOver, noteReturn, settleLast } from './attempt-record.ts';
import { Changes } from './changes.ts';
import { learnAll, learnOwn, readEnglish } from './learn.ts';
import type { Read } from './meaning.ts';
import { judgeCalm } from './outcome.ts';
import type { Page } from './page.ts';
import { checkTrail } from './parse-trail.ts';
import { isProtocolAnswer, readPage } from './read-page.ts';
import { diagnose, type Diagnosis } from './resolve.ts';
import { View } from './view.ts';

/** How long the page gets to finish a change before it is looked at, ms. */
const SETTLE_MS = 150;
/** The longest time between two looks while an outcome is awaited, ms: toasts go by themselves. */
const LOOK_EVERY_MS = 2_000;
/** Looks come the rarer the longer ago the attempt was, by this part of that time. */
const PATIENCE = 4;
/** An attempt so soon after the start was the reason for it, ms: its answer may stand there already. */
const LATE_MS = 1_000;
/** By how much a browser's two clocks differ at most, ms. */
const CLOCK_MS = 100;
/** From when on an old message that still stands is the server's answer, ms after the attempt. */
const STILL_THERE_MS = 4_000;
/** How long a failure without words waits for them, ms: a status is known before the page tells. */
const WORDS_MS = 1_000;
/** How long what is doubtful gets to become clear, ms. */
const DOUBT_MS = 2_500;
/** A page that nobody tried to sign in on shows its error by then, ms. */
const CALM_MS = 1_500;

/** What the detector is told by the page's owner. */
export type DetectorOptions = {
  readonly errorSelector: string | null;
  /** Hears of every look, for `data-debug`. */
  readonly explain: ((page: Page, diagnosis: Diagnosis | null, read: Read) => void) | null;
  /** What the page said by `alert()`, where the owner lets us hear it. */
  readonly alerts: string[];
};

/** Hears how attempts ended. */
export type Heard = {
  failed(diagnosis: Diagnosis): void;
  succeeded(): void;
};

/** Watches what comes of attempts; changes nothing on the page. */
export class Detector {
  readonly #parts: BootParts;
  readonly #options: DetectorOptions;
  readonly #heard: Heard;
  #read = readEnglish;
  #startedAt = Date.now();
  #looking = new AbortController();
  #changes: Changes | undefined;
  #view: View;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = 0;
  #signAt = 0;
  /** Whether all that stands on the page came after the attempt. */
  #isAnswer = true;
  #isAllFresh = true;
  #isRestored = false;
  #hasLearned = false;

  constructor(parts: BootParts, options: DetectorOptions, heard: Heard, stop: AbortController) {
    this.#parts = parts;
    this.#options = options;
    this.#heard = heard;
    this.#view = this.#newView();
    const leave = (): void => handOver(parts, this.#isAnswer, this.#changes?.statuses ?? []);
    const restored = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) this.#restored();
    };
    addEventListener('pagehide', leave, stop);
    addEventListener('pageshow', restored, stop);
    stop.signal.addEventListener('abort', () => this.#stopLooking());
    parts.trail = checkTrail(parts.trail, Date.now());
    const begin = (): void => {
      if (!awaited(parts, true) && isProtocolAnswer()) noteReturn(parts);
      if (parts.attempt) this.attempted();
      else if (!parts.trail?.failure || awaited(parts, true)) this.#watchFrom(performance.now());
    };
    // A page in another language is looked at once that can be read, or cannot be had.
    void this.#learn(learnOwn, () => this.#safely(begin));
  }

  /** A sign-in was tried on this page. */
  attempted(): void {
    this.#safely(() => this.#attempted());
  }

  #attempted(): void {
    this.#isAnswer = this.#isRestored = false;
    this.#options.alerts.length = 0;
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

  /** Back out of the browser's memory: the page in between may know how the attempt ended. */
  #restored(): void {
    const trail = readStored<Trail>(STORAGE.handOver);
    storeTrail(null);
    this.#parts.trail = checkTrail(trail, Date.now());
    this.#startedAt = Date.now();
    this.#isAnswer = this.#isAllFresh = this.#isRestored = true;
    if (this.#parts.trail) this.#watchFrom(performance.now());
    else this.#heard.succeeded();
  }

  #newView(): View {
    return new View(this.#parts, this.#options.errorSelector, () => this.#read);
  }

  #watchFrom(since: number): void {
    this.#stopLooking();
    this.#signAt = 0;
    this.#looking = new AbortController();
    this.#view = this.#newView();
    this.#changes = new Changes(since, () => this.#lookIn(SETTLE_MS), this.#looking.signal);
    this.#view.lookAround(this.#changes, this.#isAllFresh);
    this.#lookIn(SETTLE_MS);
  }

  /** Sooner, when it was to be later; a page that never rests is looked at all the same. */
  #lookIn(ms: number): void {
    const age = Date.now() - (this.#parts.trail?.attempts.at(-1)?.at ?? this.#startedAt);
    const dueAt = Date.now() + Math.max(ms, Math.min(age / PATIENCE, LOOK_EVERY_MS));
    if (this.#dueAt && this.#dueAt <= dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => this.#safely(() => this.#look()), dueAt - Date.now());
  }

  /** A page may have made anything of its elements: a look that fails ends this watch, and no more. */
  #safely(work: () => void): void {
    try {
      work();
    } catch {
      this.#stopLooking();
    }
  }

  #stopLooking(): void {
    this.#looking.abort();
    this.#dueAt = 0;
    clearTimeout(this.#timer);
  }

  #look(): void {
    this.#dueAt = 0;
    const changes = this.#changes;
    if (!changes) return;
    const attempt = awaited(this.#parts, this.#isAnswer);
    const isOld = changes.statuses.length > 0 && (attempt?.ageMs ?? 0) > STILL_THERE_MS;
    if (isOld && !this.#isAllFresh) this.#view.lookAround(changes, (this.#isAllFresh = true));
    else this.#view.lookAgain(changes);
    const page = readPage(this.#view, {
      attempt,
      changes,
      alerts: this.#options.alerts,
      isRestored: this.#isRestored,
    });
    const diagnosis = diagnose(page, this.#read);
    this.#options.explain?.(page, diagnosis, this.#read);
    if (diagnosis) this.#tell(diagnosis, attempt);
    else this.#goOn(page);
  }

  #goOn(page: Page): void {
    const pageMs = Date.now() - this.#startedAt;
    const outcome = judgeCalm(page, pageMs);
    if (outcome || (!page.attempt && pageMs > CALM_MS)) this.#stopLooking();
    else this.#lookIn(SETTLE_MS);
    if (outcome === 'succeeded') this.#heard.succeeded();
    // The next step of the same sign-in: nothing was tried in full yet.
    else if (outcome) settleLast(this.#parts, outcome === 'advanced' ? null : outcome);
  }

  #tell(diagnosis: Diagnosis, attempt: Page['attempt']): void {
    this.#signAt ||= Date.now();
    const waitedMs = Date.now() - this.#signAt;
    const isEarly =
      (!diagnosis.errorMessage && waitedMs < WORDS_MS) ||
      (attempt && diagnosis.isDoubtful && waitedMs < DOUBT_MS);
    if (isEarly) return this.#lookIn(SETTLE_MS);
    if (diagnosis.errorMessage && diagnosis.cause === 'unknown' && !this.#hasLearned) {
      this.#hasLearned = true;
      return void this.#learn(learnAll, () => this.#lookIn(0));
    }
    this.#stopLooking();
    if (attempt) settleLast(this.#parts, diagnosis.cause);
    this.#heard.failed(diagnosis);
  }

  /** Learns to read other languages, and goes on without where they are out of reach. */
  async #learn(learn: () => Promise<Read>, then: () => void): Promise<void> {
    try {
      this.#read = await learn();
    } catch {
      // What is not understood is still a failure, of unknown cause.
    }
    then();
  }
}
