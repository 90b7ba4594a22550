/**
 * Characters that change how text is laid out without being seen: control characters other than
 * line break and tab, bidi marks and overrides, zero-width characters.
 */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** More than three marks on one character paint over the lines around. */
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu;

/** A visitor's words as they may be drawn: nothing hidden in them, nothing painted over others. */
export const toPlainText = (text: string): string =>
  text.replace(UNSEEN, '').replace(STACKED_MARKS, '$1');

/** Whether drawing it plainly drops something: a sign that an id is not what it looks like. */
export const hasUnseen = (text: string): boolean => toPlainText(text) !== text;
