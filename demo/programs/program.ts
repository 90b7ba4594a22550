import type { BrowserContext, Page } from '@playwright/test';

/** What a person types. */
export type Credentials = { readonly userId: string; readonly password: string };

/** Where a program is to run: nobody else has this folder, port or address. */
export type Place = {
  /** Empty, and deleted after the program has ended. */
  readonly folder: string;
  /** On 127.0.0.1, for the program itself. */
  readonly port: number;
  /** What people open, without a slash at the end. */
  readonly url: string;
};

/** What a program leans on, such as a directory. */
export type Backend = {
  readonly port: number;
  /** Stops answering. */
  breakDown(): Promise<void>;
  /** Answers again; does nothing while it does. */
  mend(): Promise<void>;
  stop(): Promise<void>;
};

/** A program that answers. */
export type Running = {
  /** Breaks what the program leans on, such as its database; absent where it leans on nothing. */
  readonly breakBackend?: () => Promise<void>;
  readonly mendBackend?: () => Promise<void>;
  /** Ends everything that `start` started. */
  stop(): Promise<void>;
};

/** What `Porchlight.report()` should say, as a person reads it off the screen. */
export type Expected = {
  readonly userId: string | null;
  /** As a person would copy it, or each way to do so; null where the page says nothing. */
  readonly errorMessage: string | readonly string[] | null;
  /** A list where the page leaves it open. */
  readonly cause: string | readonly string[];
  readonly attempts: number;
};

/** A tab before the login page. */
export type Tab = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly running: Running;
  /** What people open, without a slash at the end. */
  readonly url: string;
};

/** One way in which signing in fails. */
export type Failure = {
  /** Such as `a wrong password`: it is part of a sentence that is the test's name. */
  readonly what: string;
  readonly userId: string;
  /** The browser's language; American English when absent. */
  readonly locale?: string;
  /** Absent where the password that is typed is a wrong one. */
  readonly password?: string;
  /** How often it is tried in one tab; 1 when absent. */
  readonly tries?: number;
  /** What goes wrong while the login page is open, before the button is pressed. */
  readonly trouble?: (tab: Tab) => Promise<void>;
  /** Types and submits in another way than the program's `signIn`. */
  readonly type?: (tab: Tab, credentials: Credentials) => Promise<void>;
  /** What a person does after the first submit and before the failure, such as a second factor. */
  readonly nextStep?: (tab: Tab) => Promise<void>;
  /** The text by which a person sees that it failed; the expected message when absent. */
  readonly sign?: string;
  readonly expected: Expected;
};

/** What is no failure, from the open login page on. */
export type Calm = { readonly what: string; readonly reach: (page: Page) => Promise<void> };

/** A real program with a login page of its own, and how signing in at it fails. */
export type Program = {
  readonly name: string;
  readonly kind: 'page post' | 'single page' | 'two steps';
  /** Packages of Debian that are unpacked, not installed. */
  readonly debian?: readonly string[];
  readonly account: Credentials;
  start(place: Place): Promise<Running>;
  /** Opens the login page, and waits until a person could type. */
  open(page: Page, url: string): Promise<void>;
  /** Types and submits; waits for nothing after that. */
  signIn(page: Page, credentials: Credentials): Promise<void>;
  /** Waits until the page shows that a person is in. */
  seeInside(page: Page): Promise<void>;
  /** Beside opening the page and signing in, which every program has. */
  readonly calm?: readonly Calm[];
  readonly failures: readonly Failure[];
};
