import { ERROR_MESSAGE_LENGTH } from '../watch-limits.ts';

/** What stands for an icon at either end of a line. */
const SIGNS = /^[^\p{L}\p{N}\p{P}]+|[^\p{L}\p{N}\p{P}]+$/gu;

/** Text as a person would copy it: no signs that stand for icons, no empty lines; length-limited. */
export const cleanText = (raw: string): string =>
  raw
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/[\s\p{C}]+/gu, ' ').replace(SIGNS, ''))
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .join('\n')
    .slice(0, ERROR_MESSAGE_LENGTH);
