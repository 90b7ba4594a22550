import type { ErrorCode } from '../../shared/errors.ts';
import type { Cause, Step } from '../../shared/report.ts';
import type { Failure, Panel } from '../parts.ts';
import type { Companion } from './companion.ts';
import type { LiveState } from './live-state.ts';
import { fillForm, type CheckedFailure, type FormErrors, type ReportForm } from './report-form.ts';
import type { StoredVisitor } from './visitor-storage.ts';

/** The heading of the panel, which names it. */
export const HEADING = 'h2';

/** All that the panel draws. */
export type PanelState = LiveState & {
  readonly open: boolean;
  readonly view: 'help' | 'details' | 'thanks';
  /** A conversation of before the reload is on its way. */
  readonly isResuming: boolean;
  readonly failure: CheckedFailure | null;
  readonly picked: Cause | null;
  /** What stands beside the cause, once there was a need for it. */
  readonly companion: Companion | null;
  readonly steps: Readonly<Partial<Record<Step, 'tried' | 'skipped'>>>;
  /** The steps shown did not help. */
  readonly isStuck: boolean;
  /** What the visitor changed in the form; the rest of it is as it was filled in. */
  readonly edits: Partial<ReportForm>;
  readonly errors: FormErrors;
  /** The user id is an input only once the visitor wants to edit it. */
  readonly isEditingId: boolean;
  readonly isStarting: boolean;
  /** The visitor looks at exactly what would be sent. */
  readonly isPreviewing: boolean;
  readonly refusal: ErrorCode | null;
  readonly draft: string;
  /** That something the visitor wrote was hidden; empty when nothing was. */
  readonly notice: string;
  readonly unread: number;
  /** The visitor is asked whether to end the conversation. */
  readonly isEnding: boolean;
  /** What was copied last, by its key. */
  readonly copied: string | null;
  /** The connection has been down for longer than a moment. */
  readonly isDown: boolean;
  /** The conversation was lost: what this page still knew of it, as text. Null when none was. */
  readonly lost: string | null;
};

export const stepsOf = (failure: Failure | null): PanelState['steps'] =>
  Object.fromEntries((failure?.tried ?? []).map((step) => [step, 'tried']));

/** The panel as it comes to a page: what a reload kept, and what was seen of the failure. */
export const firstState = (
  live: LiveState,
  { open, view, draft, conversationId, isRecordLost }: StoredVisitor,
  failure: Failure | null,
): PanelState => ({
  ...live,
  open,
  view,
  draft,
  failure,
  isResuming: conversationId !== null,
  picked: null,
  companion: null,
  steps: stepsOf(failure),
  isStuck: false,
  notice: '',
  edits: {},
  errors: {},
  isEditingId: false,
  isStarting: false,
  isPreviewing: false,
  refusal: null,
  unread: 0,
  isEnding: false,
  copied: null,
  isDown: false,
  lost: isRecordLost ? '' : null,
});

/** The panel after the connection's state has changed. */
export function withLive(state: PanelState, live: LiveState): PanelState {
  const { isEnding, isResuming, isStarting } = state;
  const { conversation, link } = live;
  return {
    ...state,
    ...live,
    isEnding: isEnding && conversation !== null && conversation.status !== 'closed',
    isStarting: isStarting && !conversation,
    isResuming: isResuming && !conversation && link !== 'live',
  };
}

/** The form as it stands. A newer failure replaces what the visitor left as it was. */
export const formOf = ({ failure, edits }: PanelState): ReportForm => ({
  ...fillForm(failure),
  ...edits,
});

/** What the API tells of where the visitor is. */
export const phaseOf = ({ conversation, view }: PanelState): ReturnType<Panel['phase']> =>
  conversation?.status ?? (view === 'details' ? view : 'help');
