import type { BootParts } from '../boot-parts.ts';
import type { Attempt } from '../trail.ts';
import { readStored, storeTrail, type Trail } from '../trail.ts';
import { STORAGE } from '../parts.ts';
import { quietly } from '../quietly.ts';
import { afterLayout } from './after-layout.ts';
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
/** The longest that a change waits for a look, ms: toasts go by themselves. */
const LOOK_WITHIN_MS = 2_000;
/** Looks at changes come the rarer the longer ago the attempt was, by this part of that time. */
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

type Explain = (page: Page, diagnosis: Diagnosis | null, read: Read) => void;

/** What the detector is told by the page's owner. */
export type DetectorOptions = {
  /** What hears of every look, for `data-debug`; null where nobody asked. */
  readonly aids: Promise<Explain | void> | null;
  /** What the page said by `alert()`, where the owner lets us hear it. */
  readonly alerts: string[];
};

/** Hears how attempts ended. */
export type Heard = {
  found(diagnosis: Diagnosis): void;
  /** The site itself says why, in a tag or a header. */
  told(said: string): void;
  /** The visitor is in, or gone. */
  forget(): void;
};

/** Watches what comes of attempts; changes nothing on the page. */
export class Detector {
  readonly #parts: BootParts;
  readonly #options: DetectorOptions;
  readonly #tellOf: (tell: (heard: Heard) => void) => void;
  #read = readEnglish;
  #startedAt = Date.now();
  readonly #view: View;
  readonly #changes: Changes;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = 0;
  /** How long until the next look, if nothing changes, ms: what styles alone show tells nobody. */
  #restMs = 0;
  #signAt = 0;
  #told = '';
  /** Whether all that stands on the page came after the attempt. */
  #isAnswer = true;
  #isAllFresh = true;
  /** Whether all of the page is still to be looked at. */
  #isDue = true;
  #isRestored = false;
  #hasLearned = false;

  /** `tellOf` runs what it is given with whoever hears, at once or once somebody does. */
  constructor(
    parts: BootParts,
    options: DetectorOptions,
    tellOf: (tell: (heard: Heard) => void) => void,
  ) {
    this.#parts = parts;
    this.#options = options;
    this.#tellOf = tellOf;
    const view = new View(parts, () => this.#read);
    this.#view = view;
    this.#changes = new Changes(this.#changed, (node) => view.holdsField(node));
    const leave = (): void => handOver(parts, this.#isAnswer, this.#changes.statuses);
    const restored = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) this.#restored();
    };
    addEventListener('pagehide', quietly(leave), parts.stop);
    addEventListener('pageshow', quietly(restored), parts.stop);
    parts.stop.signal.addEventListener('abort', () => this.#stopLooking());
    parts.trail = checkTrail(parts.trail, Date.now());
    const begin = (): void => {
      if (!awaited(parts, true) && isProtocolAnswer()) noteReturn(parts);
      if (parts.attempt) this.attempted();
      else if (!parts.trail?.failure || awaited(parts, true)) this.#watchFrom(performance.now());
    };
    // A page in another language is looked at once that can be read, or cannot be had.
    void this.#learn(learnOwn, begin);
  }

  /** A sign-in was tried on this page. */
  readonly attempted = quietly((): void => {
    this.#isAnswer = this.#isRestored = false;
    this.#options.alerts.length = 0;
    this.#isAllFresh = Date.now() - this.#startedAt < LATE_MS;
    if (!this.#isAllFresh) this.#view.candidates.forget();
    const trail = checkTrail(this.#parts.trail, Date.now());
    this.#parts.trail = trail;
    this.#watchFrom((trail?.attempts.at(-1)?.at ?? 0) - performance.timeOrigin - CLOCK_MS);
  });

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
    else this.#tellOf((heard) => heard.forget());
  }

  #watchFrom(since: number): void {
    this.#stopLooking();
    this.#signAt = 0;
    this.#told = '';
    this.#isDue = this.#isAllFresh;
    this.#changes.begin(since);
    this.#changed();
  }

  readonly #changed = (): void => {
    const age = Date.now() - (this.#parts.trail?.attempts.at(-1)?.at ?? this.#startedAt);
    this.#restMs = SETTLE_MS;
    this.#lookIn(Math.max(SETTLE_MS, Math.min(age / PATIENCE, LOOK_WITHIN_MS)));
  };

  /** Sooner, when it was to be later. */
  #lookIn(ms: number): void {
    const dueAt = Date.now() + ms;
    if (this.#dueAt && this.#dueAt <= dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => afterLayout(this.#look), ms);
  }

  #stopLooking(): void {
    this.#changes.stop();
    this.#dueAt = 0;
    clearTimeout(this.#timer);
  }

  /** A page may have made anything of its elements: a look that fails ends there. */
  readonly #look = quietly((): void => {
    if (!this.#dueAt) return;
    this.#dueAt = 0;
    const attempt = awaited(this.#parts, this.#isAnswer);
    const isOld = this.#changes.statuses.length > 0 && (attempt?.ageMs ?? 0) > STILL_THERE_MS;
    if (isOld && !this.#isAllFresh) this.#isDue = this.#isAllFresh = true;
    this.#view.look(this.#changes, this.#isDue);
    this.#isDue = false;
    const { alerts } = this.#options;
    const page = readPage(this.#view, this.#changes, attempt, alerts, this.#isRestored);
    if (page.told !== this.#told) {
      const { told } = page;
      this.#told = told;
      this.#tellOf((heard) => heard.told(told));
    }
    const diagnosis = diagnose(page, this.#read);
    void this.#options.aids?.then((explain) => explain?.(page, diagnosis, this.#read));
    if (diagnosis) this.#tell(diagnosis, attempt);
    else this.#goOn(page);
  });

  #goOn(page: Page): void {
    const pageMs = Date.now() - this.#startedAt;
    const outcome = judgeCalm(page, pageMs);
    if (outcome || (!page.attempt && pageMs > CALM_MS)) this.#stopLooking();
    else this.#lookIn((this.#restMs *= 2));
    if (outcome === 'succeeded') this.#tellOf((heard) => heard.forget());
    // The next step of the same sign-in: nothing was tried in full yet.
    else if (outcome) settleLast(this.#parts, outcome === 'advanced' ? null : outcome);
  }

  #tell(diagnosis: Diagnosis, attempt: Page['attempt']): void {
    this.#signAt ||= Date.now();
    const waitMs = Math.max(
      diagnosis.errorMessage ? 0 : WORDS_MS,
      attempt && diagnosis.isDoubtful ? DOUBT_MS : 0,
    );
    const leftMs = this.#signAt + waitMs - Date.now();
    if (leftMs > 0) return this.#lookIn(leftMs);
    if (diagnosis.errorMessage && diagnosis.cause === 'unknown' && !this.#hasLearned) {
      this.#hasLearned = true;
      return void this.#learn(learnAll, this.#changed);
    }
    this.#stopLooking();
    if (attempt) settleLast(this.#parts, diagnosis.cause);
    this.#tellOf((heard) => heard.found(diagnosis));
  }

  /** Learns to read other languages, and goes on without where they are out of reach. */
  async #learn(learn: () => Promise<Read>, then: () => void): Promise<void> {
    try {
      this.#read = await learn();
    } catch {
      // What is not understood is still a failure, of unknown cause.
    }
    quietly(then)();
  }
}
