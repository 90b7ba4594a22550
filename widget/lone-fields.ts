import type { BootParts } from './boot-parts.ts';
import { quietly } from './quietly.ts';

/** How the words on what signs in begin; what leads to another site names that first, or after it. */
const SIGN_IN = /^(\s*|btn_?)((log|sign)[ _-]?in(?! with)|로그인)/i;

/**
 * Hears of keys in a password field, Caps Lock among them, and judges what is pressed on the page: a
 * sign-in without a form, one whose form is never submitted, one by passkey.
 */
export function judgePresses(parts: BootParts): (node: Element) => void {
  const judge = (node: Element, isReady: boolean): void => {
    const part = node.closest('form,:not(form *):has([type=password])');
    // Browsers hold back a form that is not filled in; whoever has a passkey fills in none.
    if (part && (isReady || !part.matches(':invalid'))) parts.look(part);
  };
  const hear = quietly((event: KeyboardEvent): void => {
    const { key, target } = event;
    // A password manager makes up events that have no such method.
    parts.caps = event.getModifierState?.('CapsLock');
    if (key === 'Enter' && target instanceof Element) judge(target, false);
  });
  return (node) => {
    // On this one field, not on the page: nothing typed elsewhere is heard of.
    if (node instanceof HTMLInputElement) node.addEventListener('keydown', hear, parts.stop);
    const button = node.closest('button,[type=button],[type=submit],a');
    if (!button) return;
    const words = button.textContent || button.getAttribute('value') || button.id;
    const isPasskey = /passkey|패스키/i.test(words);
    if (isPasskey || SIGN_IN.test(words)) judge(button, isPasskey);
  };
}
