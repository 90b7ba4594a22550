import { splitLinks } from '../links.ts';
import type { Strings } from '../i18n/strings.ts';

type Props = { readonly text: string; readonly strings: Strings };

/** A message's words. A web address becomes a link that names the host it leads to. */
export const MessageText = ({ text, strings }: Props) => (
  <div class="bubble" dir="auto">
    {splitLinks(text).map((part, index) =>
      part.host ? (
        <a key={index} href={part.text} target="_blank" rel="noopener noreferrer" dir="ltr">
          {part.text}
          <small>
            {' '}
            ({part.host} ↗<span class="unseen"> {strings.newTab}</span>)
          </small>
        </a>
      ) : (
        part.text
      ),
    )}
  </div>
);
