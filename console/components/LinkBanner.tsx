import type { LinkState } from '../inbox-state.ts';
import { useSpeech } from './speech.ts';

/** Says how the line is while it is not simply there. */
export function LinkBanner({ link }: { readonly link: LinkState }) {
  const { words } = useSpeech();
  return (
    <div role="status">
      {link !== 'live' && (
        <p class={`banner banner-${link}`}>
          {words[`link.${link}`]}
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
