import type { ErrorCode } from '../../shared/errors.ts';
import type { Entry } from '../../shared/model.ts';
import type { Cause, Step, SubmittedReport } from '../../shared/report.ts';
import type { Failure } from '../parts.ts';
import { causeOf, stepsToTry } from './cause-shown.ts';
import { createGuardDoor, type GuardDoor } from './guard-door.ts';
import { Hearing } from './hearing.ts';
import type { Help } from './i18n/strings.ts';
import { createLinkWatch, type LinkWatch } from './link-watch.ts';
import type { LiveState } from './live-state.ts';
import { Live } from './live.ts';
import type { ModelParts } from './model-parts.ts';
import { firstState, formOf, HEADING, stepsOf, withLive, type PanelState } from './panel-state.ts';
import { checkForm, type ReportForm } from './report-form.ts';
import { reportOf } from './report-of.ts';
import { toText } from './transcript-text.ts';

/** The panel without its drawing: what it shows, and what each press does. */
export class PanelModel {
  readonly #parts: ModelParts;
  readonly #live: Live;
  readonly #hearing: Hearing;
  readonly #guard: GuardDoor;
  #state: PanelState;
  #seesEnd = false;
  readonly #linkWatch: LinkWatch;

  constructor(parts: ModelParts) {
    this.#parts = parts;
    const { panel, storage } = parts;
    const setDown = (isDown: boolean) => this.set({ isDown });
    this.#linkWatch = createLinkWatch({ ...parts, ...panel, setDown });
    this.#guard = createGuardDoor(parts, (notice) => this.set({ notice }));
    this.#live = new Live({
      ...parts,
      changed: (live) => this.#liveChanged(live),
      refused: (refusal) => this.#refused(refusal),
      orphaned: (texts) => this.write([this.#state.draft, ...texts].join('\n').trim()),
      recordLost: (entries) => this.#recordLost(entries),
    });
    this.#hearing = new Hearing({
      ...parts,
      ...panel,
      mark: (seen) => this.#live.mark(seen),
      setUnread: (unread) => {
        this.set({ unread });
        panel.setUnread(unread);
        panel.emit('unread', { count: unread });
      },
      isReading: () => this.#seesEnd && this.#state.open && parts.isVisible(),
    });
    this.#state = firstState(this.#live.state, storage.read(), panel.failure());
    if (this.#state.isResuming) this.#live.start();
  }

  get state() {
    return this.#state;
  }

  /** The cause that may be shown, and whose steps are offered. */
  get cause(): Cause {
    return causeOf(this.#state, this.#parts);
  }

  /** Changes what is drawn. `focus` is a selector of what takes the focus then: after a press only. */
  set(change: Partial<PanelState>, focus: string | null = null): void {
    this.#state = { ...this.#state, ...change };
    this.#parts.changed(focus);
  }

  open(focus: boolean): void {
    this.#setOpen(true, focus ? HEADING : null);
  }

  close(): void {
    this.#setOpen(false, null);
  }

  show(view: PanelState['view']): void {
    if (view === 'details') this.#guard.fetch();
    this.#parts.storage.keep({ view: view === 'thanks' ? 'help' : view });
    this.set({ view }, HEADING);
  }

  heardFailure(failure: Failure): void {
    const steps = { ...this.#state.steps, ...stepsOf(failure) };
    this.set({ failure, steps, picked: null, isStuck: false });
  }

  /** What to try for the cause, in words. */
  get steps(): Help['steps'] {
    return stepsToTry(this.#state, this.#parts);
  }

  finishStep(step: Step, outcome: 'tried' | 'skipped'): void {
    this.set({ steps: { ...this.#state.steps, [step]: outcome } }, '.now button');
    if (outcome === 'skipped') return;
    this.tick(step, true);
    this.#parts.panel.addStep(step);
  }

  tick(step: Step, isTried: boolean): void {
    const rest = formOf(this.#state).tried.filter((other) => other !== step);
    this.edit({ tried: isTried ? [...rest, step] : rest });
  }

  edit(change: Partial<ReportForm>): void {
    this.set({ edits: { ...this.#state.edits, ...change } });
  }

  /** Exactly what pressing the button would send now. */
  report(): SubmittedReport {
    return this.#guard.hide(reportOf(this.#state, this.#parts));
  }

  /** Sends the form, if it is in order: from here on the relay knows who asks, and what. */
  start(): void {
    const { config } = this.#parts.panel;
    if (this.#state.isStarting) return;
    const errors = checkForm(formOf(this.#state), config.consent, this.#parts.now());
    const isSound = Object.keys(errors).length === 0;
    this.set(
      { errors, isStarting: isSound, refusal: null },
      isSound ? null : '[aria-invalid=true]',
    );
    if (!isSound) return;
    const open = (report: SubmittedReport) => this.#live.open({ report, locale: config.locale });
    this.#guard.passReport(reportOf(this.#state, this.#parts), open);
  }

  write(draft: string): void {
    this.#parts.storage.keep({ draft });
    this.set({ draft });
  }

  /** The visitor's keys, as opposed to a draft that was put back. */
  type(draft: string): void {
    this.#guard.fetch();
    this.write(draft);
    this.stillTypes(draft !== '');
  }

  stillTypes(typing: boolean): void {
    this.#live.typing(typing, this.#parts.now());
  }

  /** Sends the draft; it stays when there is nothing to send or no room for it. */
  send(): void {
    const take = (text: string) => this.#live.send(text);
    this.#guard.passMessage(
      () => this.#state.draft.trim(),
      take,
      () => this.write(''),
    );
  }

  retry(cmid: string): void {
    this.#live.retry(cmid);
  }

  discard(cmid: string): void {
    this.#live.discard(cmid);
  }

  /** Takes back the wish to end. */
  stay(): void {
    this.set({ isEnding: false, refusal: null }, '.end');
  }

  /** Ends the conversation, or leaves the queue; the question stays until that is done. */
  end(): void {
    this.set({ refusal: null });
    void this.#live.close();
  }

  /** Leaves an ended conversation behind. */
  leave(view: PanelState['view']): void {
    this.#live.forget();
    this.edit({ agreed: false });
    this.show(view);
  }

  /** Closes the innermost thing. */
  escape(): void {
    if (this.#state.isEnding) this.stay();
    else this.close();
  }

  copied(key: string): void {
    this.set({ copied: key });
    this.#parts.panel.announce(this.#parts.strings.copied);
  }

  dismissLoss(): void {
    this.#parts.storage.keep({ isRecordLost: false });
    this.set({ lost: null });
  }

  /** The page, or the end of the transcript, came into view or went out of it. */
  looked(seesEnd = this.#seesEnd): void {
    this.#seesEnd = seesEnd;
    this.#hearing.heard(this.#live.state);
  }

  /** The network or the visitor is back: no reason to wait for the next try. */
  wake(): void {
    if (this.#live.state.link !== 'off') this.#live.start();
  }

  stop(): void {
    this.#guard.close();
    this.#linkWatch.stop();
    this.#live.stop();
  }

  #setOpen(open: boolean, focus: string | null): void {
    const isNew = open !== this.#state.open;
    this.set({ open }, focus);
    if (!isNew) return;
    if (open && this.#state.lost !== null) this.#parts.panel.setUnread(0);
    this.#parts.storage.keep({ open });
    this.#parts.panel.openChanged(open);
    this.looked();
  }

  #liveChanged(live: LiveState): void {
    const { link: linkBefore, lost } = this.#state;
    if (live.conversation && lost !== null) this.dismissLoss();
    this.set(withLive(this.#state, live));
    if (live.link !== linkBefore) this.#parts.panel.emit('connection', { state: live.link });
    if (live.link !== 'off') this.#linkWatch.heard(live);
    this.#hearing.heard(live);
  }

  /** Said where it cannot be missed: in words, on the bubble, and above the form to start again. */
  #recordLost(entries: readonly Entry[]): void {
    const { panel, storage, strings } = this.#parts;
    storage.keep({ isRecordLost: true, view: 'details' });
    this.edit({ agreed: false });
    const lost = toText(entries, strings, panel.config.locale);
    this.set({ lost, view: 'details', isResuming: false });
    panel.announce(strings.recordLost);
    if (!this.#state.open) panel.setUnread(1);
  }

  #refused(refusal: ErrorCode): void {
    this.set({ refusal, isStarting: false });
    this.#parts.panel.emit('error', { code: refusal });
  }
}
