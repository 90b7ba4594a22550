import type { AccountEffect } from './accounts.ts';
import type { Cause } from './failures.ts';
import type { Language, PageKind } from './site.ts';
import { EN } from './words-en.ts';
import { KO } from './words-ko.ts';

/** A heading and the sentence under it. */
export interface Entry {
  readonly title: string;
  readonly text: string;
}

export type NoticeKind = 'bad-request' | 'too-large' | 'not-found';

/** Every word of the demo in one language. */
export interface Words {
  readonly languageName: string;
  readonly shop: string;
  readonly front: {
    readonly title: string;
    readonly heading: string;
    readonly lede: string;
    readonly pagesHeading: string;
    readonly pages: Readonly<Record<PageKind, Entry>>;
    readonly accountsHeading: string;
    readonly passwordBefore: string;
    readonly passwordAfter: string;
    readonly accountColumn: string;
    readonly effectColumn: string;
    readonly effects: Readonly<Record<AccountEffect, string>>;
    readonly anyWrongPassword: Entry;
    readonly fiveWrongPasswords: Entry;
    readonly unknownId: Entry;
    readonly consoleHeading: string;
    readonly consoleText: string;
    readonly consoleLink: string;
  };
  readonly login: {
    readonly title: string;
    readonly lede: string;
    readonly userId: string;
    readonly password: string;
    readonly show: string;
    readonly hide: string;
    readonly submit: string;
    readonly busy: string;
    readonly next: string;
    readonly otherUserId: string;
    readonly forgot: string;
    readonly signedOut: string;
    readonly errorPrefix: string;
    readonly offline: string;
    readonly footer: string;
    readonly allAccounts: string;
  };
  readonly failures: Readonly<Record<Cause, string>>;
  readonly gateway: Entry & { readonly back: string };
  readonly home: {
    readonly title: string;
    readonly greet: (name: string) => string;
    readonly text: string;
    readonly signOut: string;
  };
  readonly reset: Entry & { readonly back: string };
  readonly notices: Readonly<Record<NoticeKind, Entry>>;
  readonly toFront: string;
}

const WORDS: Readonly<Record<Language, Words>> = { ko: KO, en: EN };

export function wordsOf(language: Language): Words {
  return WORDS[language];
}
