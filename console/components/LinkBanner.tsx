import type { LinkState } from '../inbox-state.ts';
import { useSpeech } from './speech.ts';

type Props = { readonly link: LinkState; readonly isStoreAway: boolean };

/** Says how the line is while it is not simply there. */
export function LinkBanner({ link, isStoreAway }: Props) {
  const { words } = useSpeech();
  // What is known of the store says more than that the relay could not answer yet.
  const isStore = isStoreAway && link !== 'draining' && link !== 'outdated';
  const state = isStore ? 'unsaved' : link;
  return (
    <div role="status">
      {state !== 'live' && (
        <p class={`banner banner-${state}`}>
          {words[`link.${state}`]}
          {link === 'outdated' && (
            <button type="button" class="button" onClick={() => location.reload()}>
              {words['link.reload']}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
