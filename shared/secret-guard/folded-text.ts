/**
 * A text as a reader takes it: compatibility forms (full-width, half-width, styled letters), composed
 * letters, one kind of dash, quote and space, digits of one script, nothing unseen. Each place of it
 * leads back to the text as written.
 */
export type FoldedText = {
  readonly text: string;
  /** The places in the text as written that a stretch of the folded one stands for. */
  origin(start: number, end: number): { readonly start: number; readonly end: number };
};

/** What stays as it is, sign for sign: ASCII, syllables and ideographs, Latin-1 letters. */
const PLAIN =
  '\\t\\n\\r\\x20-\\x7e\\u00c0-\\u00ff\\u3001\\u3002\\u300c-\\u300f\\u3041-\\u3096\\u3131-\\u314e\\u30a1-\\u30fa\\u30fc\\u4e00-\\u9fff\\uac00-\\ud7a3\\u25cf';
/** Signs that join with the one before them: accents, Hangul vowels and finals, kana voicing. */
const JOINING =
  '[\\u0300-\\u036f\\u1160-\\u11ff\\u3099\\u309a\\u314f-\\u3163\\uff9e\\uff9f\\uffc2-\\uffdc]';
/** More accents than this on one letter are noise, and slow to put in order. */
const JOINED_MOST = 16;

const IS_PLAIN = new RegExp(`^[${PLAIN}]*$`);
const PIECES = new RegExp(
  `(?<plain>[${PLAIN}]+)(?!${JOINING})|[^]${JOINING}{0,${JOINED_MOST}}`,
  'gu',
);

const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu;

/** What NFKC leaves apart although people do not. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u2018-\u201b\u00b4]/g, "'"],
  [/[\u201c-\u201f]/g, '"'],
  [/[\u2028\u2029\u000b\u000c\u0085]/g, '\n'],
];

/** The first digits of scripts whose digits people type for European ones. */
const ZEROS = [0x0660, 0x06f0, 0x0966];
const OTHER_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;

const toEuropean = (digit: string): string => {
  const code = digit.charCodeAt(0);
  return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));
};

const foldPiece = (piece: string): string =>
  SAME.reduce(
    (text, [sign, plain]) => text.replace(sign, plain),
    piece.replace(UNSEEN, '').normalize('NFKC'),
  ).replace(OTHER_DIGIT, toEuropean);

/** One stretch of both texts; within a plain one places correspond one to one. */
type Piece = {
  readonly folded: number;
  readonly written: number;
  readonly writtenLength: number;
  readonly isPlain: boolean;
};

/** The piece that holds a place of the folded text. */
function pieceAt(pieces: readonly Piece[], at: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.folded ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

/** Takes a text as a reader does. Linear in its length. */
export function fold(written: string): FoldedText {
  if (IS_PLAIN.test(written)) return { text: written, origin: (start, end) => ({ start, end }) };
  const pieces: Piece[] = [];
  const texts: string[] = [];
  const known = new Map<string, string>();
  let folded = 0;
  for (const { 0: piece, index, groups } of written.matchAll(PIECES)) {
    const isPlain = groups?.['plain'] !== undefined;
    const text = isPlain ? piece : (known.get(piece) ?? foldPiece(piece));
    if (!isPlain) known.set(piece, text);
    if (text === '') continue;
    pieces.push({
      folded,
      written: index,
      writtenLength: piece.length,
      isPlain,
    });
    texts.push(text);
    folded += text.length;
  }
  const writtenStart = (at: number): number => {
    const piece = pieceAt(pieces, at);
    return piece ? piece.written + (piece.isPlain ? at - piece.folded : 0) : 0;
  };
  const writtenEnd = (last: number): number => {
    const piece = pieceAt(pieces, last);
    if (!piece) return 0;
    return piece.isPlain
      ? piece.written + last - piece.folded + 1
      : piece.written + piece.writtenLength;
  };
  return {
    text: texts.join(''),
    origin: (start, end) => ({ start: writtenStart(start), end: writtenEnd(end - 1) }),
  };
}
