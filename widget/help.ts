import { STEPS, type Report, type Step } from '../shared/report.ts';
import { announceIn } from './announcer.ts';
import type { State } from './api.ts';
import type { BootParts, Help as HelpCalls } from './boot-parts.ts';
import { readConfig } from './config.ts';
import type { Diagnosis } from './detect/resolve.ts';
import { Failures, toReport } from './failures.ts';
import { isReloaded } from './is-reloaded.ts';
import { readHostFailure } from './host-failure.ts';
import { yieldToKeyboard } from './keyboard.ts';
import nudgeCss from './nudge.css?inline';
import { Nudge } from './nudge.ts';
import { hearOtherWays } from './other-ways.ts';
import { findResetLink, focusIdField } from './page-links.ts';
import { createPanelDoor, type PanelDoor } from './panel-door.ts';
import { STORAGE, type Failure, type PanelParts, type WidgetEvents } from './parts.ts';
import { quietly } from './quietly.ts';
import { readWait } from './read-wait.ts';
import { takeTold } from './take-told.ts';
import { readStored, storeTrail, type Attempt } from './trail.ts';
import { warn } from './warn.ts';

const emit = <Name extends keyof WidgetEvents>(name: Name, detail: WidgetEvents[Name]): void => {
  dispatchEvent(new CustomEvent(`porchlight:${name}`, { detail }));
};

/** How long the page gets to put into words what the site told without, ms. */
const WORDS_MS = 1_000;

/** A failure with how long to wait, where its words say so. */
const withWait = (failure: Failure): Failure => ({
  ...failure,
  retryAfterSeconds: failure.retryAfterSeconds ?? readWait(failure.errorMessage ?? ''),
});

/** All that is offered to a visitor: the nudge, the way into the panel, and what the API asks for. */
export class Help implements HelpCalls {
  readonly #parts: BootParts;
  readonly #settle: (outcome: Attempt['outcome']) => void;
  readonly #failures: Failures;
  readonly #config: PanelParts['config'];
  readonly #heard = new Set<(failure: Failure) => void>();
  readonly #nudge: Nudge;
  readonly #door: PanelDoor;
  #unread = 0;

  /** `settle` hears that the site itself told how the last attempt ended. */
  constructor(parts: BootParts, settle: (outcome: Attempt['outcome']) => void) {
    const { stop } = parts;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(nudgeCss);
    parts.root.adoptedStyleSheets.push(sheet);
    parts.host.lang = parts.locale;
    this.#parts = parts;
    this.#settle = settle;
    this.#failures = new Failures(parts);
    this.#config = readConfig(parts, (name) => warn('wrong option', name));
    this.#nudge = new Nudge(parts, this.#say, () => this.#open());
    this.#door = createPanelDoor(this.#panelParts());
    yieldToKeyboard(parts.button, stop);
    const takeStep = (step: Step): void => {
      if (parts.trail?.failure) this.#failures.addStep(step);
    };
    hearOtherWays(takeStep, (node) => parts.watch?.pressed(node), stop);
    if (isReloaded() && parts.trail?.failure) this.#failures.addStep('reload_page');
    const visitor = readStored<{ readonly open?: unknown }>(STORAGE.visitor);
    if (visitor?.open === true) this.#open(false);
    else if (visitor) void this.#door.get();
    stop.signal.addEventListener('abort', () => {
      this.#nudge.clear();
      this.#door.destroy();
    });
    parts.help = this;
    for (const [command, argument] of parts.calls.splice(0)) this.run(command, argument);
  }

  /** One more sign-in was tried, which is in the trail already. */
  attempted(): void {
    this.#nudge.clear();
    this.#failures.attempted();
  }

  /** The page shows that it failed; what the site told of it before only gains words. */
  found(diagnosis: Diagnosis): void {
    const told = this.#failures.addWords(diagnosis);
    if (told) this.#hand(told);
    else this.#tell(this.#failures.found(diagnosis));
  }

  /** The site says in a tag or a header that it failed: by a code alone, or in JSON. */
  told(said: string): void {
    const told: unknown = said.startsWith('{') ? JSON.parse(said) : { code: said };
    const last = this.#parts.trail?.attempts.at(-1);
    // A page that took its time is still the answer to the attempt before it.
    const at = last?.outcome === 'pending' ? last.at : undefined;
    this.run('reportFailure', Object.assign({ at }, told));
  }

  /** The visitor is in, or gone: nothing of the failure is kept. */
  forget(): void {
    this.#failures.forget();
    storeTrail(null);
    this.#nudge.clear();
  }

  report(): Report | null {
    return toReport(this.#failures.current());
  }

  getState(): State {
    const panel = this.#door.now();
    return {
      open: panel?.isOpen() ?? false,
      phase: panel?.phase() ?? 'idle',
      unread: this.#unread,
    };
  }

  readonly run = quietly((command: string, argument: unknown): void =>
    this.#commands[command]?.(argument),
  );

  /** The commands of the API by name; they make the best of any argument. */
  readonly #commands: Readonly<Record<string, (argument: unknown) => void>> = {
    prefetch: () => void this.#door.prefetch(),
    open: () => this.#open(),
    close: () => this.#door.now()?.close(),
    toggle: (to) => {
      if (to ? to === 'close' : this.getState().open) this.#door.now()?.close();
      else this.#open();
    },
    addStep: (name) => {
      const step = STEPS.find((each) => each === String(name).replaceAll('-', '_'));
      if (step) this.#failures.addStep(step);
      else warn('wrong step', name);
    },
    setUser: (user) => this.#failures.setUser(String(Object(user).id ?? '')),
    reportFailure: (told) => {
      const failure = takeTold(this.#parts, this.#failures, readHostFailure(told, Date.now()));
      const { length } = this.#parts.trail?.attempts ?? [];
      const settle = (): void => {
        if (this.#parts.trail?.attempts.length === length) this.#settle(failure.cause);
      };
      if (failure.errorMessage) settle();
      else setTimeout(settle, WORDS_MS);
      this.#tell(failure);
    },
    loginSucceeded: () => {
      this.#settle('unknown');
      this.forget();
    },
    shutdown: () => {
      this.#door.destroy();
      this.forget();
      storeTrail(null, STORAGE.visitor);
    },
  };

  /** Shows the visitor that there is help with a failure; an open panel knows by itself. */
  #tell(failure: Failure): void {
    const { cause, confidence, causeSource, attempts, isDoubtful } = failure;
    this.#hand(failure);
    // An error that stands there without an attempt draws no attention.
    if (isDoubtful || (causeSource !== 'host' && attempts === 0)) return;
    emit('failure', { cause, confidence });
    if (!this.getState().open) this.#nudge.failed(failure);
  }

  #hand(failure: Failure): void {
    for (const heard of this.#heard) heard(withWait(failure));
  }

  readonly #say = (text: string): void => announceIn(this.#parts.speaker, text);

  #open(focus = true): void {
    void this.#door.get().then((panel) => panel?.open(focus));
  }

  #panelParts(): PanelParts {
    const parts = this.#parts;
    const failures = this.#failures;
    const { button, host, root } = parts;
    return {
      config: this.#config,
      root,
      announce: this.#say,
      failure: () => {
        const failure = failures.current();
        return failure && withWait(failure);
      },
      onFailure: (heard) => {
        this.#heard.add(heard);
        return () => this.#heard.delete(heard);
      },
      addStep: (step) => failures.addStep(step),
      goToIdField: () => focusIdField(parts),
      resetUrl: () => this.#config.resetUrl ?? findResetLink(),
      emit,
      setUnread: (count) => {
        this.#unread = count;
        this.#nudge.setUnread(count);
      },
      openChanged: (isOpen) => {
        button.ariaExpanded = `${isOpen}`;
        this.#nudge.clear();
        emit(isOpen ? 'open' : 'close', null);
        if (!isOpen && document.activeElement === host) button.focus();
      },
    };
  }
}
