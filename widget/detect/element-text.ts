import { cleanText } from './clean-text.ts';
import { isElement } from './is-element.ts';

/** What is no part of a message: controls, labels, drawings, what screen readers skip. */
const NO_TEXT =
  'button,[role=button],label,legend,svg,style,script,noscript,select,[contenteditable],[aria-hidden=true]';
/** A way to close the message that is no button: a word or a sign. */
const isClose = (element: Element): boolean =>
  element.matches('[class*=close i],[class*=dismiss i]') &&
  (element.textContent ?? '').trim().length < 12;
/** Whether a person sees an element; what is kept for screen readers alone is a pixel, or far off. */
export function isShown(element: Element): boolean {
  const { width, height, right, bottom } = element.getBoundingClientRect();
  return (
    width > 1 &&
    height > 1 &&
    right > 0 &&
    bottom + scrollY > 0 &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  );
}

/** An icon font writes its icon's name as text: one word, such as `error_outline`. */
const isIcon = (element: Element): boolean =>
  element.matches('i,[class*=icon i]') && !/\s/.test((element.textContent ?? '').trim());

function gather(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return `${node.nodeValue}`.replace(/\s+/g, ' ');
  if (!isElement(node)) return '';
  if (node.localName === 'br') return '\n';
  const { display } = getComputedStyle(node);
  // A box that is not drawn has none of its own, but its children may.
  if (
    node.matches(NO_TEXT) ||
    isClose(node) ||
    isIcon(node) ||
    (display !== 'contents' && !isShown(node))
  )
    return '';
  const text = [...node.childNodes].map(gather).join('');
  return display.startsWith('inline') || display === 'contents' ? text : `\n${text}\n`;
}

/** The text that a person sees in an element and would copy. */
export const textOf = (element: Element): string => cleanText(gather(element));
