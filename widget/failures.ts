import { TRIED_STEPS, USER_ID_LENGTH } from './watch-limits.ts';
import type { Report, Step } from '../shared/report.ts';
import { withoutBareHeadings } from './bare-headings.ts';
import type { BootParts } from './boot-parts.ts';
import type { Diagnosis } from './detect/resolve.ts';
import { readHints, readTry, withSigns } from './clues.ts';
import { storeTrail } from './trail.ts';
import type { Failure } from './parts.ts';

const wordsOf = (message: string | null): string | null => message && withoutBareHeadings(message);

/** The failure that help is about, in memory and in the trail, so that it survives a reload. */
export class Failures {
  readonly #parts: BootParts;
  #failure: Failure | null;
  #tried: readonly Step[];
  #hostId = '';
  /** The user id of the attempt before. */
  #before: string | undefined;
  #count = 0;

  constructor(parts: BootParts) {
    this.#parts = parts;
    this.#failure = parts.trail?.failure ?? null;
    this.#tried = parts.trail?.tried ?? [];
    this.#before = parts.trail?.userId;
    this.#count = parts.trail?.attempts.length ?? 0;
  }

  current(): Failure | null {
    return this.#failure;
  }

  found(diagnosis: Diagnosis): Failure {
    const attempts = this.#parts.trail?.attempts.length ?? 0;
    const errorMessage = wordsOf(diagnosis.errorMessage);
    return this.keep({ ...diagnosis, errorMessage, occurredAt: Date.now(), attempts });
  }

  /** The failure that the site told, with the page's words for it; null where it told none since. */
  addWords({ errorMessage, httpStatus, evidence }: Diagnosis): Failure | null {
    const told = this.#failure;
    const lastAt = this.#parts.trail?.attempts.at(-1)?.at ?? 0;
    if (told?.causeSource !== 'host' || told.occurredAt < lastAt) return null;
    return this.keep({
      ...told,
      errorMessage: told.errorMessage ?? wordsOf(errorMessage),
      httpStatus: told.httpStatus ?? httpStatus,
      evidence: [...told.evidence, ...evidence],
    });
  }

  /** One more sign-in was tried, which is in the trail already. */
  attempted(): void {
    const { trail } = this.#parts;
    if (!trail) return;
    this.#parts.trail = withSigns(this.#parts, trail);
    storeTrail(this.#parts.trail);
    // A form that a script sends is heard of twice.
    if (trail.attempts.length <= this.#count) return;
    const step = readTry(this.#before, trail);
    this.#before = trail.userId;
    this.#count = trail.attempts.length;
    if (step) this.addStep(step);
  }

  addStep(step: Step): void {
    this.#tried = [...new Set([...this.#tried, step])].slice(-TRIED_STEPS);
    this.#renew();
  }

  /** Who the site says the visitor is: used where no user id was typed. */
  setUser(id: string): void {
    this.#hostId = id;
    this.#renew();
  }

  forget(): void {
    this.#tried = [];
    this.#failure = null;
    this.#parts.trail = null;
  }

  #renew(): void {
    const { trail } = this.#parts;
    if (this.#failure) this.keep(this.#failure);
    else if (trail) this.#parts.trail = { ...trail, tried: this.#tried };
  }

  /** Makes it the failure that help is about. */
  keep(known: Omit<Failure, 'tried' | 'userId' | 'hints'>): Failure {
    const { trail } = this.#parts;
    const tried = this.#tried;
    const userId = (trail?.userId || this.#hostId).slice(0, USER_ID_LENGTH) || null;
    const failure = { ...known, tried, userId, hints: readHints(trail) };
    this.#failure = failure;
    if (trail) this.#parts.trail = { ...trail, tried, failure };
    return failure;
  }
}

/** The keys of a report and no others. */
export function toReport(failure: Failure | null): Report | null {
  if (!failure) return null;
  const {
    causeSource: _source,
    httpStatus: _status,
    retryAfterSeconds: _wait,
    requestId: _id,
    isDoubtful: _doubt,
    ...report
  } = failure;
  return report;
}
