import type { SubmittedReport } from '../../shared/report.ts';
import type { ModelParts } from './model-parts.ts';
import { formOf, type PanelState } from './panel-state.ts';
import { toSubmittedReport } from './report-form.ts';

/** The report of a panel as it stands. */
export function reportOf(
  state: PanelState,
  { context, now, panel: { config } }: ModelParts,
): SubmittedReport {
  const { failure, picked } = state;
  return toSubmittedReport(formOf(state), { ...context(), failure, picked, config, now: now() });
}
