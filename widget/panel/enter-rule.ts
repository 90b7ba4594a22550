/** A key press as the rule needs it. */
export type EnterPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'keyCode' | 'shiftKey' | 'isComposing' | 'preventDefault'
>;

export type EnterRule = {
  pressed(press: EnterPress): void;
  composed(text: string): void;
  compositionEnded(text: string): void;
};

const HANGUL = /^[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]+$/;
/** A second Enter this soon belongs to the same press. */
const SAME_PRESS_MS = 50;
/** `keyCode` of a key that an input method took. */
const TAKEN_BY_IME = 229;

const isEnter = ({ key, code }: EnterPress) => key === 'Enter' || /^(Numpad)?Enter$/.test(code);

/**
 * When an Enter sends. Hangul is composed syllable by syllable, so an Enter in the middle of one
 * means "send": the syllable is committed first, then the text goes, once. In Chinese and Japanese
 * the same Enter picks a candidate and sends nothing.
 *
 * Chrome and Firefox report the key before the composition ends, Safari after it, with the key code
 * of an input method and `isComposing` already false. Some systems then press Enter once more.
 */
export function createEnterRule(parts: {
  send(): void;
  /** Runs once the field holds the committed text. */
  afterCommit(run: () => void): void;
  now(): number;
  /** On a touch keyboard Enter is a new line and the button sends. */
  isTouch(): boolean;
}): EnterRule {
  let composing = '';
  let ended = '';
  let isPending = false;
  let sentAt = -Infinity;
  const send = () => {
    isPending = false;
    sentAt = parts.now();
    parts.send();
  };
  return {
    composed(text) {
      composing = text;
    },
    compositionEnded(text) {
      ended = text || composing;
      composing = '';
      if (isPending) parts.afterCommit(send);
    },
    pressed(press) {
      if (!isEnter(press) || press.shiftKey || parts.isTouch()) return;
      if (isPending || parts.now() - sentAt < SAME_PRESS_MS) return press.preventDefault();
      if (press.isComposing) {
        isPending = HANGUL.test(composing);
        return;
      }
      if (press.keyCode === TAKEN_BY_IME && !HANGUL.test(ended)) return;
      press.preventDefault();
      send();
    },
  };
}
