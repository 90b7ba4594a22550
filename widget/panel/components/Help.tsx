import { timeText } from '../i18n/sentences.ts';
import { fill } from '../i18n/strings.ts';
import { Contact } from './Contact.tsx';
import { LossNotice } from './LossNotice.tsx';
import { OtherCauses } from './OtherCauses.tsx';
import { Steps } from './Steps.tsx';
import type { Tools } from './tools.ts';

/**
 * The likely cause in a sentence. How sure we are of a wrong password is always said the same way,
 * so that the words do not tell it from an account's state that the page kept to itself.
 */
function LikelyCause({ model, parts, state, strings }: Tools) {
  const { failure, picked } = state;
  const { cause } = model;
  const confidence = picked ? 'possible' : failure?.confidence;
  return (
    <div class="cause">
      {confidence && cause !== 'unknown' && (
        <p class="tag">{strings[cause === 'wrong_credentials' ? 'likely' : confidence]}</p>
      )}
      <p class="lead">{strings.causes[cause].says}</p>
      {failure && failure.attempts > 1 && (
        <p class="quiet">
          {fill(strings.attempts, {
            n: failure.attempts,
            time: timeText(parts.config.locale, failure.occurredAt),
          })}
        </p>
      )}
    </div>
  );
}

export function Help(tools: Tools) {
  const { model, state, strings } = tools;
  if (state.view === 'thanks') {
    return (
      <div class="body">
        <p class="lead">{strings.thanks}</p>
        <button class="main wide" onClick={() => model.leave('help')}>
          {strings.back}
        </button>
      </div>
    );
  }
  return (
    <>
      <div class="body">
        <LossNotice {...tools} />
        {state.failure && state.failure.attempts > 1 && <p>{strings.again}</p>}
        <LikelyCause {...tools} />
        {state.companion?.view()}
        <h3>{strings.toTry}</h3>
        <Steps {...tools} />
        <div class="row even">
          <button onClick={() => model.show('thanks')}>{strings.solved}</button>
          <button aria-pressed={state.isStuck} onClick={() => model.set({ isStuck: true })}>
            {strings.still}
          </button>
        </div>
        <OtherCauses {...tools} />
        <Contact {...tools} />
      </div>
      <div class="foot">
        <button class="main wide" onClick={() => model.show('details')}>
          {strings.ask}
        </button>
        <p class="quiet">{strings.privacy}</p>
      </div>
    </>
  );
}
