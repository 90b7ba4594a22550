import type { Cause } from '../../shared/report.ts';

/**
 * `fine`: no failure at all. `incomplete`: the page asks for what was left empty. `way_out`: what the
 * link is called by which somebody who is in signs out.
 */
export type Meaning = Cause | 'fine' | 'incomplete' | 'way_out';

/**
 * What login pages say in one language. The first row that fits decides, so what is special stands
 * before what is general. Hyphens, underscores and slashes are blanks here.
 */
export type Phrases = readonly (readonly [meaning: Meaning, words: RegExp])[];

/** A language's phrases, and the letters by which its text is known. */
export type Language = { readonly letters: RegExp; readonly phrases: Phrases };

/** What a text says; null when none of the known phrases is in it. */
export type Read = (text: string) => Meaning | null;

/** Reads with the tables of some languages; of those that share an alphabet the first that knows. */
export const createRead =
  (languages: readonly Language[]): Read =>
  (text) => {
    const plain = text.replace(/[-_/]/g, ' ');
    for (const { letters, phrases } of languages) {
      const row = letters.test(text) && phrases.find(([, words]) => words.test(plain));
      if (row) return row[0];
    }
    return null;
  };
