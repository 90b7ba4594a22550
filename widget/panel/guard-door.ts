import type { SubmittedReport } from '../../shared/report.ts';
import type { Schedule } from '../../shared/timers.ts';
import type { PanelParts } from '../parts.ts';
import type { createGuard } from './guard.ts';

/** Hides what a visitor should not have written, and tells them when it left without that. */
export type Guard = {
  /** The report as it leaves. */
  hide(report: SubmittedReport): SubmittedReport;
  /** Hands a report on as it leaves. */
  passReport(report: SubmittedReport, take: (hidden: SubmittedReport) => void): void;
  /** Hands a message on as it leaves; false when it was not taken. */
  passMessage(text: string, take: (hidden: string) => boolean): boolean;
};

/** A page that cannot get the guard sends as it is: the relay hides the same (SG8). */
const NONE: Guard = {
  hide: (report) => report,
  passReport: (report, take) => take(report),
  passMessage: (text, take) => take(text),
};

/** How long a message waits for the guard, ms: a moment to people, enough for a slow network. */
const GUARD_WAIT_MS = 2_000;

export type GuardDoorParts = {
  readonly panel: Pick<PanelParts, 'announce' | 'config'>;
  readonly schedule: Schedule;
  fetchGuard(): Promise<{ readonly createGuard: typeof createGuard }>;
};

export type GuardDoor = {
  /** Fetches the guard, which nobody needs before they write. */
  fetch(): void;
  /** The report as it would leave now. */
  hide(report: SubmittedReport): SubmittedReport;
  /** Hands a report on as it leaves: at once when the guard is there, else when it came or cannot. */
  passReport(report: SubmittedReport, take: (hidden: SubmittedReport) => void): void;
  /** The same with a message, read when it can leave; `taken` hears that it did. */
  passMessage(read: () => string, take: (hidden: string) => boolean, taken: () => void): void;
  /** Nothing leaves any more. */
  close(): void;
};

/** @param told hears what the visitor is to see near the field; also when the guard has come */
export function createGuardDoor(
  { panel, schedule, fetchGuard }: GuardDoorParts,
  told: (notice: string) => void,
): GuardDoor {
  let guard: Guard | undefined;
  let coming: Promise<void> | undefined;
  let isClosed = false;
  const fetch = () =>
    (coming ??= new Promise((resolve) => {
      const settle = (arrived: Guard) => {
        guard = arrived;
        told('');
        resolve();
      };
      fetchGuard().then(
        (part) => settle(part.createGuard(panel, told)),
        () => settle(NONE),
      );
      schedule(GUARD_WAIT_MS, () => guard ?? settle(NONE));
    }));
  const ask = (run: (guard: Guard) => void) => {
    if (guard) run(guard);
    else void fetch().then(() => isClosed || run(guard ?? NONE));
  };
  return {
    fetch: () => void fetch(),
    hide(report) {
      void fetch();
      return (guard ?? NONE).hide(report);
    },
    passReport: (report, take) => ask((there) => there.passReport(report, take)),
    passMessage: (read, take, taken) =>
      ask((there) => {
        const text = read();
        if (text && there.passMessage(text, take)) taken();
      }),
    close: () => void (isClosed = true),
  };
}
