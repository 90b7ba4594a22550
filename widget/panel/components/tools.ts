import type { PanelParts } from '../../parts.ts';
import type { EnterRule } from '../../../shared/enter-rule.ts';
import type { Strings } from '../i18n/strings.ts';
import type { LogEnd } from '../log-end.ts';
import type { PanelModel } from '../model.ts';
import type { PanelState } from '../panel-state.ts';

/** What the components draw, and what they do with a press. All of them are pure. */
export type Tools = {
  readonly model: PanelModel;
  readonly state: PanelState;
  readonly parts: PanelParts;
  readonly strings: Strings;
  readonly enter: EnterRule;
  readonly logEnd: LogEnd;
};
