import type { Cause } from '../../../shared/report.ts';
import type { Tools } from './tools.ts';

/** What a visitor can tell apart without help. */
const PICKS: readonly Cause[] = [
  'wrong_credentials',
  'account_locked',
  'mfa_failed',
  'browser_blocked',
  'cookies_blocked',
  'sso_error',
  'unknown',
];

export function OtherCauses({ model, state, strings }: Tools) {
  return (
    <details class="fold" open={state.isStuck || model.cause === 'unknown'}>
      <summary id="p-pick">{strings.pick}</summary>
      <div role="radiogroup" aria-labelledby="p-pick">
        {PICKS.map((cause) => (
          <label key={cause} class="choice">
            <input
              type="radio"
              name="p-cause"
              checked={state.picked === cause}
              onChange={() => model.set({ picked: cause })}
            />
            {strings.causes[cause].pick}
          </label>
        ))}
      </div>
    </details>
  );
}
