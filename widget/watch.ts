import type { BootParts, Watch } from './boot-parts.ts';
import { Detector, type DetectorOptions } from './detect/detector.ts';
import type { Help } from './help.ts';
import { judgePresses } from './lone-fields.ts';
import { quietly } from './quietly.ts';
import { warn } from './warn.ts';

/** Recognises failed sign-ins, and hands them to the part that helps. */
class PageWatch implements Watch {
  readonly pressed: (node: Element) => void;
  readonly #parts: BootParts;
  readonly #detector: Detector;
  readonly #coming: Promise<Help | void>;

  constructor(parts: BootParts) {
    this.#parts = parts;
    this.#detector = new Detector(parts, this.#detectorOptions(), this.#ask);
    this.pressed = quietly(judgePresses(parts));
    // Before anybody knows how it ends: a connection that is gone by then brings nothing.
    this.#coming = import('./help.ts').then(
      ({ Help }) => new Help(parts, (outcome) => this.#detector.settle(outcome)),
      warn,
    );
  }

  attempted(): void {
    this.#detector.attempted();
    this.#ask((help) => help.attempted());
  }

  /** Has the part that helps do something once it is there. */
  readonly #ask = (work: (help: Help) => void): void => {
    const { signal } = this.#parts.stop;
    void this.#coming.then(quietly((help) => help && !signal.aborted && work(help)));
  };

  #detectorOptions(): DetectorOptions {
    const { options, stop } = this.#parts;
    const alerts: string[] = [];
    const isAsked = (options['watchAlert'] ?? options['debug']) != null;
    const aids = isAsked
      ? import('./detect/owner-aids.ts').then(
          ({ startAids }) => startAids(options, alerts, stop),
          warn,
        )
      : null;
    return { alerts, aids };
  }
}

/** Starts to recognise failed sign-ins, and opens the door to help. */
export const startWatch = (parts: BootParts): Watch => new PageWatch(parts);
