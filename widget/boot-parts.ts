import type { Locale, Report } from '../shared/report.ts';
import type { State } from './api.ts';
import type { Join, Judge, Look, SeenAttempt } from './attempts.ts';
import type { Options } from './options.ts';
import type { Trail } from './trail.ts';

/** The button at the end of the page, and what is spoken through. */
export type Bubble = {
  readonly locale: Locale;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly button: HTMLButtonElement;
  /** A live region that was there before anything is said; in the page, where all readers find it. */
  readonly speaker: HTMLElement;
};

/** What the boot script hands the recogniser part. */
export type BootParts = Bubble & {
  readonly options: Options;
  readonly judge: Judge;
  readonly look: Look;
  readonly join: Join;
  /** Aborted when the widget is taken off the page. */
  readonly stop: AbortController;
  /** Where the script itself came from: the relay's origin. */
  readonly src: string;
  /** Calls of the API that came before the help. */
  readonly calls: [command: string, argument: unknown][];
  trail: Trail | null;
  /** Whether Caps Lock was on at the last key pressed in a password field. */
  caps?: boolean;
  /** The last attempt made on this page. */
  attempt?: SeenAttempt;
  /** The recogniser part, once it is there. */
  watch?: Watch;
  /** Until the help is there, what keeps for it what it is asked to do. */
  help: Help;
};

/** The recogniser part, as the others use it. */
export type Watch = {
  /** A sign-in was tried: it is in the trail already. */
  attempted(): void;
  /** Something was pressed on a page whose password field is in no form. */
  pressed(node: Element): void;
};
export type StartWatch = (parts: BootParts) => Watch;

/** What helps, as the boot script uses it. */
export type Help = {
  /** Does what the method of that name of the API says; what it makes no sense of is dropped. */
  run(command: string, argument?: unknown): void;
  report(): Report | null;
  getState(): State;
};
