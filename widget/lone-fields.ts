import type { BootParts } from './boot-parts.ts';

const SIGN_IN = /(log|sign)[ _-]?in(?! with)|(?<!로 ?)로그인/i;

/**
 * Judges what is pressed beside a password field that is in no form: a sign-in button, or Enter in
 * the field itself.
 */
export function judgePresses({ look }: BootParts, stop: AbortController): (node: Element) => void {
  const judge = (node: Element): void => {
    const part = node.closest(':has([type=password])');
    if (part) look(part);
  };
  const enter = ({ key, target }: KeyboardEvent): void => {
    if (key === 'Enter' && target instanceof Element) judge(target);
  };
  return (node) => {
    if (node.closest('form')) return;
    // On this one field, not on the page: nothing typed elsewhere is heard of.
    if (node instanceof HTMLInputElement) node.addEventListener('keydown', enter, stop);
    const button = node.closest('button,[type=button],a');
    if (!button) return;
    if (SIGN_IN.test(`${button.textContent} ${button.id} ${button.getAttribute('value')}`))
      judge(button);
  };
}
