import { STEPS, type Report } from '../shared/report.ts';
import { announceIn } from './announcer.ts';
import type { State } from './api.ts';
import type { BootParts } from './boot-parts.ts';
import { readConfig } from './config.ts';
import type { Diagnosis } from './detect/resolve.ts';
import { Failures, toReport } from './failures.ts';
import { isReloaded } from './hints.ts';
import { readHostFailure } from './host-failure.ts';
import { yieldToKeyboard } from './keyboard.ts';
import nudgeCss from './nudge.css?inline';
import { Nudge } from './nudge.ts';
import { hearOtherWays } from './other-ways.ts';
import { findResetLink, focusIdField } from './page-links.ts';
import { createPanelDoor, type PanelDoor } from './panel-door.ts';
import { STORAGE, type Failure, type PanelParts, type WidgetEvents } from './parts.ts';
import { readWait } from './read-wait.ts';
import { takeTold } from './take-told.ts';
import { readStored, storeTrail, type Attempt } from './trail.ts';
import { warn } from './warn.ts';

const emit = <Name extends keyof WidgetEvents>(name: Name, detail: WidgetEvents[Name]): void => {
  dispatchEvent(new CustomEvent(`porchlight:${name}`, { detail }));
};

/** A failure with how long to wait, where its words say so. */
const withWait = (failure: Failure): Failure => ({
  ...failure,
  retryAfterSeconds: failure.retryAfterSeconds ?? readWait(failure.errorMessage ?? ''),
});

/** All that is offered to a visitor: the nudge, the way into the panel, and what the API asks for. */
export class Help {
  readonly #parts: BootParts;
  readonly #settle: (outcome: Attempt['outcome']) => void;
  readonly #failures: Failures;
  readonly #config: PanelParts['config'];
  readonly #stop = new AbortController();
  readonly #heard = new Set<(failure: Failure) => void>();
  readonly #nudge: Nudge;
  readonly #door: PanelDoor;
  #unread = 0;

  /** `settle` hears that the site itself told how the last attempt ended. */
  constructor(parts: BootParts, settle: (outcome: Attempt['outcome']) => void) {
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
    yieldToKeyboard(parts.button, this.#stop);
    hearOtherWays((step) => {
      if (parts.trail?.failure) this.#failures.addStep(step);
    }, this.#stop);
    if (isReloaded() && parts.trail?.failure) this.#failures.addStep('reload_page');
    const visitor = readStored<{ readonly open?: unknown }>(STORAGE.visitor);
    if (visitor?.open === true) this.#open(false);
    else if (visitor) void this.#door.get();
  }

  /** One more sign-in was tried, which is in the trail already. */
  attempted(): void {
    this.#nudge.clear();
    this.#failures.attempted();
  }

  /** The page shows that it failed. */
  found(diagnosis: Diagnosis): void {
    this.#tell(this.#failures.found(diagnosis));
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

  prefetch(): void {
    void this.#door.prefetch();
  }

  run(command: string, argument: unknown): void {
    this.#commands[command]?.(argument);
  }

  destroy(): void {
    this.#stop.abort();
    this.#nudge.clear();
    this.#door.destroy();
  }

  /** The commands of the API by name; they make the best of any argument. */
  readonly #commands: Readonly<Record<string, (argument: unknown) => void>> = {
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
      this.#settle(failure.cause);
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
    for (const heard of this.#heard) heard(withWait(failure));
    // An error that stands there without an attempt draws no attention.
    if (isDoubtful || (causeSource !== 'host' && attempts === 0)) return;
    emit('failure', { cause, confidence });
    if (!this.getState().open) this.#nudge.failed(failure);
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
