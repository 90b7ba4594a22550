import type { Draw } from './draw.ts';

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Zero-width space, joiners, soft hyphen, word joiner, byte order mark, direction marks. */
const UNSEEN = ['\u200b', '\u200c', '\u200d', '\u00ad', '\u2060', '\ufeff', '\u200e', '\u202c'];

const sprinkle = (draw: Draw, text: string): string =>
  [...text].map((sign) => (draw.share() < 0.3 ? sign + draw.pick(UNSEEN) : sign)).join('');

const styledDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit)));

/** What makes a text look the same, or nearly, and be written otherwise. */
export const DISGUISES: Readonly<Record<string, (text: string, draw: Draw) => string>> = {
  'full-width forms': fullWidth,
  'full-width digits': (text) => text.replace(/\d/g, fullWidth),
  'styled digits': styledDigits,
  'unseen signs': (text, draw) => sprinkle(draw, text),
  'no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'ideographic spaces': (text) => text.replaceAll(' ', '\u3000'),
  'taken apart': (text) => text.normalize('NFD'),
  'other dashes': (text) => text.replaceAll('-', '\u2011'),
};
