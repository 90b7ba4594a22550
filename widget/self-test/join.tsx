import type { PanelParts } from '../parts.ts';
import { TROUBLES, type Accompanied, type Companion } from '../panel/companion.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { BrowserCheck } from './BrowserCheck.tsx';
import { withSelfTest } from './checked-failure.ts';
import css from './companion.css?inline';
import { HintList } from './HintList.tsx';
import { runSelfTest } from './run-self-test.ts';
import { tell } from './tell.ts';
import type { Words } from './words.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** How many steps were tried: after each the browser may be another. */
const triedIn = ({ steps }: PanelState): number =>
  Object.values(steps).filter((outcome) => outcome === 'tried').length;

/**
 * Shows hints, and checks the browser: by itself for a failure that it may be behind and after each
 * step that the visitor tried then, else when asked.
 */
function createCompanion(model: Accompanied, parts: PanelParts, words: Words): Companion {
  const { announce, config } = parts;
  let isRunning = false;
  /** The failure before it was checked, and as it was when last looked at. */
  let origin: PanelState['failure'] = null;
  let seen: PanelState['failure'] = null;
  let tried = 0;

  async function check(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    const { failure } = model.state;
    if (failure !== seen) origin = failure;
    tried = triedIn(model.state);
    model.set({});
    const selfTest = await runSelfTest(config.relay);
    isRunning = false;
    // A failure that came meanwhile is looked at for itself, right after this drawing.
    if (model.state.failure !== failure) return model.set({});
    seen = withSelfTest(origin, selfTest, Date.now());
    model.set({ failure: seen });
    const { headline, troubles } = tell(selfTest, words, config.locale);
    announce([headline, ...troubles].join('. '));
  }

  return {
    view() {
      const { failure } = model.state;
      const telling = failure?.selfTest ? tell(failure.selfTest, words, config.locale) : null;
      return [
        <HintList key="hints" hints={failure?.hints ?? []} words={words} />,
        TROUBLES.includes(model.cause) && (
          <BrowserCheck key="check" {...{ telling, isRunning, words }} check={() => void check()} />
        ),
      ];
    },
    drawn() {
      const { failure, open } = model.state;
      if (isRunning || !open || !failure || !TROUBLES.includes(model.cause)) return;
      if (failure === seen && triedIn(model.state) === tried) return;
      void check();
    },
  };
}

/** Joins a panel that has none yet; without words, which may be out of reach, nobody comes. */
export async function join(model: Accompanied, parts: PanelParts): Promise<void> {
  const { config, root } = parts;
  const coming = config.locale === 'ko' ? import('./ko.ts') : import('./en.ts');
  const fetched = await coming.catch(() => null);
  if (!fetched || model.state.companion) return;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  model.set({ companion: createCompanion(model, parts, fetched.words) });
}
