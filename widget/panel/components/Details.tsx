import { TIMES } from '../../../shared/limits.ts';
import { refusalText } from '../i18n/sentences.ts';
import { fill } from '../i18n/strings.ts';
import { formOf } from '../panel-state.ts';
import { Contact } from './Contact.tsx';
import { LossNotice } from './LossNotice.tsx';
import { TextField } from './TextField.tsx';
import { Tick } from './Tick.tsx';
import type { Tools } from './tools.ts';
import { UserId } from './UserId.tsx';

/** The steps for the cause, and what was tried before for another one. */
const DAY_MS = 24 * 60 * 60_000;

function Tried({ model, state, strings }: Tools) {
  const { tried } = formOf(state);
  const known = new Map(Object.values(strings.causes).flatMap(({ steps }) => steps));
  const before = (state.failure?.tried ?? []).map(
    (step) => [step, known.get(step) ?? step] as const,
  );
  return (
    <fieldset class="field">
      <legend>{strings.triedAlready}</legend>
      {[...new Map([...before, ...model.steps])].map(([step, text]) => (
        <Tick
          key={step}
          label={text}
          checked={tried.includes(step)}
          onTick={(isTried) => model.tick(step, isTried)}
        />
      ))}
    </fieldset>
  );
}

/** What the visitor agrees to: with a box to tick where the site asks for it, else as a notice. */
function Consent({ model, parts, state, strings }: Tools) {
  if (parts.config.consent === 'notice') return <p class="quiet">{strings.notice}</p>;
  const { agreed } = formOf(state);
  return (
    <fieldset class="note">
      <legend>{strings.consent}</legend>
      <ul>
        <li>{strings.purpose}</li>
        <li>{strings.items}</li>
        <li>{fill(strings.keep, { days: TIMES.retentionMs / DAY_MS })}</li>
        <li>{strings.refuse}</li>
      </ul>
      <Tick
        label={strings.agree}
        checked={agreed}
        error={state.errors.agreed && !agreed ? strings.agreeMissing : null}
        onTick={(isAgreed) => model.edit({ agreed: isAgreed })}
      />
    </fieldset>
  );
}

export function Details(tools: Tools) {
  const { model, state, strings } = tools;
  return (
    <form
      class="keeper-ignore"
      autocomplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        model.start();
      }}
    >
      <div class="body">
        <LossNotice {...tools} />
        <p>{strings.lead}</p>
        <UserId {...tools} />
        <TextField {...tools} name="errorMessage" label={strings.errorMessage} />
        <TextField {...tools} name="time" label={strings.time} />
        <Tried {...tools} />
        <TextField {...tools} name="triedNote" label={strings.note} />
        <p class="note">{strings.never}</p>
        <Tick
          label={strings.tech}
          checked={formOf(state).sendsClient}
          onTick={(sendsClient) => model.edit({ sendsClient })}
        />
        <details
          class="fold"
          onToggle={({ currentTarget }) => model.set({ isPreviewing: currentTarget.open })}
        >
          <summary>{strings.preview}</summary>
          {state.isPreviewing && <pre dir="ltr">{JSON.stringify(model.report(), null, 1)}</pre>}
        </details>
        <Consent {...tools} />
        <Contact {...tools} />
      </div>
      <div class="foot">
        {state.refusal && <p class="error">{refusalText(strings, state.refusal)}</p>}
        <button class="main wide" type="submit" aria-disabled={state.isStarting}>
          {state.isStarting ? strings.starting : strings.start}
        </button>
      </div>
    </form>
  );
}
