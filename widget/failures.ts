import { ATTEMPTS, TRIED_STEPS, USER_ID_LENGTH } from './watch-limits.ts';
import { STEPS, type Report, type Step } from '../shared/report.ts';
import type { BootParts } from './boot-parts.ts';
import type { Diagnosis } from './detect/resolve.ts';
import { readHostFailure } from './host-failure.ts';
import type { Failure } from './parts.ts';
import { warn } from './warn.ts';

/** An attempt this close to what the site tells is the one it tells of, ms. */
const SAME_MS = 10_000;

/** The failure that help is about, in memory and in the trail, so that it survives a reload. */
export class Failures {
  readonly #parts: BootParts;
  #failure: Failure | null;
  #tried: readonly Step[];
  #hostId = '';

  constructor(parts: BootParts) {
    this.#parts = parts;
    this.#failure = parts.trail?.failure ?? null;
    this.#tried = parts.trail?.tried ?? [];
  }

  current(): Failure | null {
    return this.#failure;
  }

  found(diagnosis: Diagnosis): Failure {
    const attempts = this.#parts.trail?.attempts.length ?? 0;
    return this.#keep({ ...diagnosis, occurredAt: Date.now(), attempts });
  }

  /** What the site tells, as far as it is understood. */
  told(told: unknown): Failure {
    const { diagnosis, userId, at, attempts } = readHostFailure(told, Date.now());
    const { trail } = this.#parts;
    const last = trail?.attempts.at(-1);
    const isSame = last !== undefined && Math.abs(at - last.at) < SAME_MS;
    const own = isSame ? last : ({ at, kind: 'password' } as const);
    const next = [
      ...(trail?.attempts.slice(0, isSame ? -1 : ATTEMPTS) ?? []),
      { ...own, outcome: diagnosis.cause },
    ].slice(-ATTEMPTS);
    this.#parts.trail = { ...trail, userId: userId || trail?.userId, attempts: next };
    return this.#keep({
      ...diagnosis,
      // What the page showed of the same attempt, where the site tells no words.
      errorMessage: diagnosis.errorMessage ?? this.#seen(isSame),
      occurredAt: at,
      attempts: attempts || next.length,
    });
  }

  addStep(name: string): void {
    const step = STEPS.find((each) => each === name.replaceAll('-', '_'));
    if (!step) return warn('wrong step', name);
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

  #seen(isSame: boolean): string | null {
    return isSame && this.#failure ? this.#failure.errorMessage : null;
  }

  #renew(): void {
    const { trail } = this.#parts;
    if (this.#failure) this.#keep(this.#failure);
    else if (trail) this.#parts.trail = { ...trail, tried: this.#tried };
  }

  #keep(known: Omit<Failure, 'tried' | 'userId'>): Failure {
    const { trail } = this.#parts;
    const tried = this.#tried;
    const userId = (trail?.userId || this.#hostId).slice(0, USER_ID_LENGTH) || null;
    const failure = { ...known, tried, userId };
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
    ...report
  } = failure;
  return report;
}
