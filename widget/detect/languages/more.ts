import type { Language } from '../meaning.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { pt } from './pt.ts';
import { vi } from './vi.ts';
import { zh } from './zh.ts';

const LATIN: Readonly<Record<string, Language>> = { de, es, fr, pt, vi };

/**
 * Every language that is read, the page's own first among those in the Latin alphabet; `tag` is its
 * BCP 47 tag. English comes before the other foreign ones: it is what pages fall back on.
 */
export function listLanguages(tag: string): readonly Language[] {
  const own = LATIN[tag.slice(0, 2)];
  return [ko, zh, ja, ...(own ? [own] : []), en, de, es, fr, pt, vi];
}
