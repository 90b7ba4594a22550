import { Icon } from './Icon.tsx';
import type { Tools } from './tools.ts';

/** The steps for the cause: one at a time asks to be tried, the others wait or are ticked. */
export function Steps({ model, parts, state, strings }: Tools) {
  const current = model.steps.find(([step]) => !state.steps[step])?.[0];
  const resetUrl = parts.resetUrl();
  return (
    <ol class="steps" aria-label={strings.toTry}>
      {model.steps.map(([step, text], index) => {
        const outcome = state.steps[step];
        const isCurrent = step === current;
        return (
          <li key={step} class={outcome ?? (isCurrent ? 'now' : '')}>
            <span class="mark" aria-hidden="true">
              {outcome === 'tried' ? <Icon name="tick" /> : index + 1}
            </span>
            <div>
              <p>
                {text}
                {outcome && <small>{outcome === 'tried' ? strings.tried : strings.skip}</small>}
              </p>
              {isCurrent && (
                <div class="row">
                  {step === 'recheck_id' && (
                    <button class="go" onClick={() => parts.goToIdField()}>
                      {strings.goId}
                    </button>
                  )}
                  {step === 'reset_password' && resetUrl && (
                    <a class="button go" href={resetUrl}>
                      {strings.reset}
                    </a>
                  )}
                  <button onClick={() => model.finishStep(step, 'tried')}>{strings.tried}</button>
                  <button class="plain" onClick={() => model.finishStep(step, 'skipped')}>
                    {strings.skip}
                  </button>
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
