import { cleanText } from './clean-text.ts';

/** What is no part of a message: controls, drawings, what screen readers skip. */
const NO_TEXT = 'button,[role=button],svg,style,script,select,[aria-hidden=true]';

export const isShown = (element: Element): boolean =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';

/** An icon font writes its icon's name as text: one word, such as `error_outline`. */
const isIcon = (element: Element): boolean =>
  element.matches('i,[class*=icon i]') && !/\s/.test(element.textContent.trim());

function gather(node: Node): string {
  if (node instanceof Text) return node.data.replace(/\s+/g, ' ');
  if (!(node instanceof Element)) return '';
  if (node.matches('br')) return '\n';
  if (node.matches(NO_TEXT) || isIcon(node) || !isShown(node)) return '';
  const text = [...node.childNodes].map(gather).join('');
  return getComputedStyle(node).display.startsWith('inline') ? text : `\n${text}\n`;
}

/** The text that a person sees in an element and would copy. */
export const textOf = (element: Element): string => cleanText(gather(element));
