import { en } from './languages/en.ts';
import { createRead, type Read } from './meaning.ts';

const HANGUL = /[가-힣]/;
/** Letters of the other languages that are read: kana, Han, and Latin ones that English does not have. */
const OTHERS = /[ぁ-ヿ一-鿿À-ɏḀ-ỿ]/;

/** English, and the codes of providers: what needs no further request. */
export const readEnglish: Read = createRead([en]);

/** Fetches what reads every language. */
export const learnAll = async (): Promise<Read> => {
  const { listLanguages } = await import('./languages/more.ts');
  return createRead(listLanguages(document.documentElement.lang));
};

/** Fetches what reads this page's language; its letters tell it better than its tag. */
export async function learnOwn(): Promise<Read> {
  const { lang } = document.documentElement;
  const [form] = document.forms;
  const seen = document.title + (form ?? document.body).textContent.slice(0, 4_000);
  if (/^ko/i.test(lang) || HANGUL.test(seen)) {
    const { ko } = await import('./languages/ko.ts');
    return createRead([ko, en]);
  }
  return (lang && !/^en/i.test(lang)) || OTHERS.test(seen) ? learnAll() : readEnglish;
}
