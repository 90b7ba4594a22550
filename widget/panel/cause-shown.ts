import type { Cause } from '../../shared/report.ts';
import { displayCause } from '../wording.ts';
import { stepsFor } from './i18n/sentences.ts';
import type { Help } from './i18n/strings.ts';
import type { ModelParts } from './model-parts.ts';
import type { PanelState } from './panel-state.ts';

/** The cause that may be shown: the one the visitor picked, else what was recognised. */
export const causeOf = ({ failure, picked }: PanelState, { panel }: ModelParts): Cause =>
  picked ?? (failure ? displayCause(failure, panel.config) : 'unknown');

/** What to try for that cause, in words. */
export const stepsToTry = (state: PanelState, parts: ModelParts): Help['steps'] =>
  stepsFor(
    parts.strings,
    causeOf(state, parts),
    parts.panel.config.locale,
    state.failure?.retryAfterSeconds,
  );
