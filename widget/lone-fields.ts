import type { BootParts } from './boot-parts.ts';

const SIGN_IN = /(log|sign)[ _-]?in(?! with)|(?<!로 ?)로그인/i;

/**
 * Hears of keys in a password field: of Caps Lock, and of Enter where the field is in no form. Judges
 * what is pressed beside such a field, too.
 */
export function judgePresses(parts: BootParts): (node: Element) => void {
  const judge = (node: Element): void => {
    const part = node.closest(':has([type=password])');
    if (part) parts.look(part);
  };
  const hear = (event: KeyboardEvent): void => {
    const { key, target } = event;
    parts.caps = event.getModifierState('CapsLock');
    if (key === 'Enter' && target instanceof HTMLInputElement && !target.form) judge(target);
  };
  return (node) => {
    // On this one field, not on the page: nothing typed elsewhere is heard of.
    if (node instanceof HTMLInputElement) node.addEventListener('keydown', hear, parts.stop);
    if (node.closest('form')) return;
    const button = node.closest('button,[type=button],a');
    if (!button) return;
    if (SIGN_IN.test(`${button.textContent} ${button.id} ${button.getAttribute('value')}`))
      judge(button);
  };
}
