import { en } from './languages/en.ts';
import { createRead, type Read } from './meaning.ts';

const KOREAN = /^ko|[가-힣]/i;
/** Tagged as one of the others that are read, or with their letters: kana, Han, and Latin ones that English does not have. */
const OTHERS = /^(?!en|\W)|[ぁ-ヿ一-鿿À-ɏḀ-ỿ]/i;

/** English, and the codes of providers: what needs no further request. */
export const readEnglish: Read = createRead([en]);

/** Fetches what reads every language. */
export const learnAll = async (): Promise<Read> => {
  const { listLanguages } = await import('./languages/more.ts');
  return createRead(listLanguages(document.documentElement.lang));
};

/** Fetches what reads this page's language; its letters tell it better than its tag. */
export async function learnOwn(): Promise<Read> {
  const [form] = document.forms;
  const text = document.title + (form ?? document.body).textContent.slice(0, 4_000);
  const seen = `${document.documentElement.lang}\n${text}`;
  if (KOREAN.test(seen)) {
    const { ko } = await import('./languages/ko.ts');
    return createRead([ko, en]);
  }
  return OTHERS.test(seen) ? learnAll() : readEnglish;
}
