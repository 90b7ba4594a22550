import { useState } from 'preact/hooks';
import { maskUserId } from '../../shared/mask-user-id.ts';
import { hasUnseen, toPlainText } from '../plain-text.ts';
import { CopyButton } from './CopyButton.tsx';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';

/** A claim, and always marked as one: the visitor has proved nothing. */
export function ClaimedUser({ userId }: { readonly userId: string | null }) {
  const { words } = useSpeech();
  const [isRevealed, setRevealed] = useState(false);
  const plain = userId && toPlainText(userId);
  return (
    <div class="claim">
      <h3>{words['card.user']}</h3>
      <p class="claim-line">
        {plain ? (
          <bdi class="user-id" dir="ltr">
            {isRevealed ? plain : maskUserId(plain)}
          </bdi>
        ) : (
          <span class="card-none">{words['card.user.none']}</span>
        )}
        <span class="badge">
          <Icon name="warning" />
          {words['card.unverified']}
        </span>
      </p>
      {userId && plain && (
        <p class="claim-buttons">
          <button
            type="button"
            class="button button-quiet"
            onClick={() => setRevealed(!isRevealed)}
          >
            <Icon name="eye" />
            {words[isRevealed ? 'card.hide' : 'card.reveal']}
          </button>
          <CopyButton text={plain} label={words['card.copy']} done={words['card.copied']} />
        </p>
      )}
      {userId && hasUnseen(userId) && <p class="claim-warning">{words['card.unseen']}</p>}
    </div>
  );
}
