import type { State } from './api.ts';
import type { BootParts, Watch } from './boot-parts.ts';
import { Detector, type DetectorOptions } from './detect/detector.ts';
import { Failures, toReport } from './failures.ts';
import type { Help } from './help.ts';
import { isReloaded } from './hints.ts';
import { judgePresses } from './lone-fields.ts';
import { STORAGE, type Failure } from './parts.ts';
import { readStored, storeTrail } from './trail.ts';
import { warn } from './warn.ts';

/** What nobody has opened yet. */
const CLOSED: State = { open: false, phase: 'idle', unread: 0 };

class PageWatch implements Watch {
  readonly pressed: (node: Element) => void;
  readonly #parts: BootParts;
  readonly #stop = new AbortController();
  readonly #failures: Failures;
  readonly #detector: Detector;
  #coming: Promise<Help> | undefined;
  #help: Help | undefined;

  constructor(parts: BootParts) {
    this.#parts = parts;
    this.#failures = new Failures(parts);
    this.#detector = new Detector(
      parts,
      this.#detectorOptions(),
      {
        failed: (diagnosis) => this.#tell(this.#failures.found(diagnosis)),
        succeeded: () => this.#forget(),
      },
      this.#stop,
    );
    if (isReloaded() && parts.trail?.failure) this.#failures.addStep('reload_page');
    this.pressed = judgePresses(parts, this.#stop);
    for (const [command, args] of parts.calls.splice(0)) this.run(command, args);
    if (readStored(STORAGE.visitor)) this.#ask(() => {});
  }

  run(command: string, [argument]: readonly unknown[]): void {
    this.#ask((help) => help.run(command, argument));
  }

  attempted(): void {
    this.#detector.attempted();
    // Before anybody knows how it ends: a connection that is gone by then brings nothing.
    this.#ask((help) => help.calm());
  }

  report() {
    return toReport(this.#failures.current());
  }

  getState(): State {
    return this.#help?.getState() ?? CLOSED;
  }

  prefetch(): void {
    this.#ask((help) => help.prefetch());
  }

  destroy(): void {
    this.#stop.abort();
    this.#help?.destroy();
  }

  /** Has the part that helps do something, at once if it is there; it is fetched once. */
  #ask(work: (help: Help) => void): void {
    // What a site's script asks for in a strange way must not stop that script.
    const ask = (help: Help): void => {
      try {
        if (!this.#stop.signal.aborted) work(help);
      } catch {}
    };
    if (this.#help) return ask(this.#help);
    this.#coming ??= import('./help.ts').then(
      ({ Help }) =>
        (this.#help = new Help({
          parts: this.#parts,
          failures: this.#failures,
          settle: (outcome) => this.#detector.settle(outcome),
          tell: (failure) => this.#tell(failure),
          forget: () => this.#forget(),
        })),
    );
    this.#coming.then(ask, () => warn('out of reach'));
  }

  #tell(failure: Failure): void {
    const { cause, confidence, causeSource, attempts, isDoubtful } = failure;
    // An error that stands there without an attempt draws no attention.
    const isCalm = isDoubtful || (causeSource !== 'host' && attempts === 0);
    if (!isCalm) {
      const detail = { cause, confidence };
      dispatchEvent(new CustomEvent('porchlight:failure', { detail }));
    }
    this.#ask((help) => help.failed(failure, isCalm));
  }

  #forget(): void {
    this.#failures.forget();
    storeTrail(null);
    this.#help?.calm();
  }

  #detectorOptions(): DetectorOptions {
    const { options } = this.#parts;
    const alerts: string[] = [];
    if (options['watchAlert'] != null) {
      void import('./detect/alert-watch.ts').then(({ watchAlerts }) => watchAlerts(alerts, this.#stop));
    }
    const log =
      options['debug'] == null
        ? null
        : import('./detect/explain.ts').then(({ createLog }) => createLog());
    return {
      errorSelector: options['errorSelector'] ?? null,
      alerts,
      explain: log && ((...seen) => void log.then((write) => write(...seen))),
    };
  }
}

/** Starts to recognise failed sign-ins, and opens the door to help. */
export const startWatch = (parts: BootParts): Watch => new PageWatch(parts);
