import type { PanelParts } from '../parts.ts';
import type { GuardDoorParts } from './guard-door.ts';
import type { Strings } from './i18n/strings.ts';
import type { LiveParts } from './live.ts';
import type { ReportContext } from './report-form.ts';

/** Everything from outside that the panel needs. */
export type ModelParts = Omit<LiveParts, 'changed' | 'refused' | 'orphaned' | 'recordLost'> & {
  readonly panel: PanelParts;
  readonly strings: Strings;
  now(): number;
  isVisible(): boolean;
  fetchGuard: GuardDoorParts['fetchGuard'];
  context(): Pick<ReportContext, 'pageUrl' | 'timeZone' | 'client'>;
  /** Told after every change; `focus` is a selector of what takes the focus now. */
  changed(focus: string | null): void;
};
