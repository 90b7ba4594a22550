import { useId } from 'preact/hooks';
import type { Inbox } from '../../shared/model.ts';
import { fill } from '../i18n/words.ts';
import { useSpeech } from './speech.ts';

type Props = { readonly inbox: Inbox; onAvailable(available: boolean): Promise<void> };

/** Available or away is the agent's to say; busy shows by itself when their hands are full. */
export function AvailabilitySwitch({ inbox, onAvailable }: Props) {
  const { words } = useSpeech();
  const name = useId();
  const { availability, capacity, mine } = inbox;
  const load = { n: mine.length, max: capacity };
  return (
    <fieldset class="availability">
      <legend class="unseen">{words['status.label']}</legend>
      {(['available', 'away'] as const).map((choice) => (
        <label key={choice} class={`availability-choice availability-${choice}`}>
          <input
            type="radio"
            class="unseen"
            name={name}
            checked={(choice === 'away') === (availability === 'away')}
            onChange={() => void onAvailable(choice === 'available')}
          />
          <span>{words[`status.${choice}`]}</span>
        </label>
      ))}
      <span class="load" title={fill(words['status.load'], load)}>
        <span aria-hidden="true">
          {mine.length}/{capacity}
        </span>
        <span class="unseen">{fill(words['status.load'], load)}</span>
        {availability === 'busy' && <strong class="load-busy">{words['status.busy']}</strong>}
      </span>
    </fieldset>
  );
}
