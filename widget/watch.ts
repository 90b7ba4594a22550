import type { State } from './api.ts';
import type { BootParts, Watch } from './boot-parts.ts';
import { Detector, type DetectorOptions } from './detect/detector.ts';
import type { Help } from './help.ts';
import { judgePresses } from './lone-fields.ts';
import { warn } from './warn.ts';

/** What nobody has opened yet. */
const CLOSED: State = { open: false, phase: 'idle', unread: 0 };

/** Recognises failed sign-ins, and hands them to the part that helps. */
class PageWatch implements Watch {
  readonly pressed: (node: Element) => void;
  readonly #parts: BootParts;
  readonly #stop = new AbortController();
  readonly #detector: Detector;
  readonly #coming: Promise<void>;
  #help: Help | undefined;

  constructor(parts: BootParts) {
    this.#parts = parts;
    this.#detector = new Detector(
      parts,
      this.#detectorOptions(),
      {
        failed: (diagnosis) => this.#ask((help) => help.found(diagnosis)),
        succeeded: () => this.#ask((help) => help.forget()),
      },
      this.#stop,
    );
    this.pressed = judgePresses(parts, this.#stop);
    // Before anybody knows how it ends: a connection that is gone by then brings nothing.
    this.#coming = import('./help.ts').then(
      ({ Help }) => {
        this.#help = new Help(parts, (outcome) => this.#detector.settle(outcome));
      },
      () => warn('out of reach'),
    );
    for (const [command, args] of parts.calls.splice(0)) this.run(command, args);
  }

  run(command: string, [argument]: readonly unknown[]): void {
    this.#ask((help) => help.run(command, argument));
  }

  attempted(): void {
    this.#detector.attempted();
    this.#ask((help) => help.attempted());
  }

  report() {
    return this.#help?.report() ?? null;
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

  /** Has the part that helps do something, at once if it is there. */
  #ask(work: (help: Help) => void): void {
    const ask = (): void => {
      try {
        if (this.#help && !this.#stop.signal.aborted) work(this.#help);
      } catch {
        // What a site's script asks for in a strange way must not stop that script.
      }
    };
    if (this.#help) ask();
    else void this.#coming.then(ask);
  }

  #detectorOptions(): DetectorOptions {
    const { options } = this.#parts;
    const alerts: string[] = [];
    if (options['watchAlert'] != null) {
      void import('./detect/alert-watch.ts').then(({ watchAlerts }) =>
        watchAlerts(alerts, this.#stop),
      );
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
