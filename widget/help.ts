import { STEPS } from '../shared/report.ts';
import { announceIn } from './announcer.ts';
import type { State } from './api.ts';
import type { BootParts } from './boot-parts.ts';
import { readConfig } from './config.ts';
import type { Failures } from './failures.ts';
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

const emit = <Name extends keyof WidgetEvents>(
  name: Name,
  detail: WidgetEvents[Name],
): void => {
  dispatchEvent(new CustomEvent(`porchlight:${name}`, { detail }));
};

/** A failure with how long to wait, where its words say so. */
const withWait = (failure: Failure): Failure => ({
  ...failure,
  retryAfterSeconds: failure.retryAfterSeconds ?? readWait(failure.errorMessage ?? ''),
});

/** What the recogniser part lends the help. */
export type HelpParts = {
  readonly parts: BootParts;
  readonly failures: Failures;
  /** The site itself told how the last attempt ended. */
  settle(outcome: Attempt['outcome']): void;
  /** A failure that the site told of, for whoever listens. */
  tell(failure: Failure): void;
  /** The visitor is in, or gone: nothing of the failure is kept. */
  forget(): void;
};

/** All that is offered to a visitor: the nudge, the way into the panel, and what the API asks for. */
export class Help {
  readonly #lent: HelpParts;
  readonly #config: PanelParts['config'];
  readonly #stop = new AbortController();
  readonly #heard = new Set<(failure: Failure) => void>();
  readonly #nudge: Nudge;
  readonly #door: PanelDoor;
  #unread = 0;

  constructor(lent: HelpParts) {
    const { parts } = lent;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(nudgeCss);
    parts.root.adoptedStyleSheets.push(sheet);
    parts.host.lang = parts.locale;
    this.#lent = lent;
    this.#config = readConfig(parts, (name) => warn('wrong option', name));
    this.#nudge = new Nudge(parts, this.#say, () => this.#open());
    this.#door = createPanelDoor(this.#panelParts());
    yieldToKeyboard(parts.button, this.#stop);
    hearOtherWays((step) => {
      if (parts.trail) lent.failures.addStep(step);
    }, this.#stop);
    const visitor = readStored<{ readonly open?: unknown }>(STORAGE.visitor);
    if (visitor?.open === true) this.#open(false);
    else if (visitor) void this.#door.get();
  }

  /** Shows the visitor that there is help with a failure; an open panel knows by itself. */
  failed(failure: Failure, isCalm: boolean): void {
    for (const heard of this.#heard) heard(withWait(failure));
    if (!isCalm && !this.getState().open) this.#nudge.failed(failure);
  }

  /** Takes back what was drawn to the visitor's attention. */
  calm(): void {
    this.#nudge.clear();
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
      if (step) this.#lent.failures.addStep(step);
      else warn('wrong step', name);
    },
    setUser: (user) => this.#lent.failures.setUser(String(Object(user).id ?? '')),
    reportFailure: (told) => {
      const { parts, failures } = this.#lent;
      const failure = takeTold(parts, failures, readHostFailure(told, Date.now()));
      this.#lent.settle(failure.cause);
      this.#lent.tell(failure);
    },
    loginSucceeded: () => {
      this.#lent.settle('unknown');
      this.#lent.forget();
    },
    shutdown: () => {
      this.#door.destroy();
      this.#lent.forget();
      storeTrail(null, STORAGE.visitor);
    },
  };

  readonly #say = (text: string): void => announceIn(this.#lent.parts.speaker, text);

  #open(focus = true): void {
    void this.#door.get().then((panel) => panel?.open(focus));
  }

  #panelParts(): PanelParts {
    const { parts, failures } = this.#lent;
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
