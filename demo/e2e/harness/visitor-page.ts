import { expect, type Locator, type Page } from '@playwright/test';
import { VISITOR, type Kind, type Language, type VisitorWords } from './words.ts';

const USER_ID_FIELD = { classic: 'username', spa: 'email', 'two-step': 'identifier' } as const;

/** A login page with a visitor before it. */
export class VisitorPage {
  readonly page: Page;
  readonly words: VisitorWords;
  readonly bubble: Locator;
  readonly chip: Locator;
  readonly panel: Locator;
  readonly log: Locator;
  readonly composer: Locator;
  readonly error: Locator;
  readonly #loginUrl: string;
  readonly #kind: Kind;

  constructor(page: Page, relayUrl: string, kind: Kind, language: Language) {
    this.page = page;
    this.words = VISITOR[language];
    this.#kind = kind;
    this.#loginUrl = `${relayUrl}/demo/${language}/${kind}`;
    const ours = page.locator('porchlight-help');
    this.bubble = ours.getByRole('button', { name: this.words.bubble });
    this.chip = ours.locator('.chip');
    this.panel = ours.getByRole('dialog');
    this.log = this.panel.getByRole('log');
    this.composer = this.panel.getByRole('textbox', { name: this.words.input });
    this.error = page.locator('main [role=alert], main .field-error');
  }

  get submit(): Locator {
    return this.page.locator('main form button[type=submit]');
  }

  get userIdField(): Locator {
    return this.page.locator(`input[name=${USER_ID_FIELD[this.#kind]}]`);
  }

  get passwordField(): Locator {
    return this.page.locator('input[name=password]');
  }

  async openLogin(): Promise<void> {
    await this.page.goto(this.#loginUrl);
  }

  /** Fills in the form and submits it, going through both steps where there are two. */
  async signIn(userId: string, password = 'moonlight'): Promise<void> {
    if (await this.userIdField.isEditable()) await this.userIdField.fill(userId);
    if (this.#kind === 'two-step' && !(await this.passwordField.isVisible())) {
      await this.submit.click();
    }
    await this.passwordField.fill(password);
    await this.submit.click();
  }

  /** Signs in with what does not work, and gives the words in which the page says so. */
  async failSignIn(userId: string, password?: string): Promise<string> {
    await this.signIn(userId, password);
    return (await this.error.innerText()).trim();
  }

  /** Goes the way that the chip offers. */
  async openHelp(): Promise<void> {
    await this.chip.getByRole('button', { name: this.words.getHelp }).click();
    await expect(this.panel).toBeVisible();
  }

  async openFromBubble(): Promise<void> {
    await this.bubble.click();
    await expect(this.panel).toBeVisible();
  }

  async minimise(): Promise<void> {
    await this.panel.getByRole('button', { name: this.words.minimise }).click();
    await expect(this.panel).toBeHidden();
  }

  /** From help to the form with the details. */
  async askPerson(): Promise<void> {
    await this.panel.getByRole('button', { name: this.words.ask }).click();
    await expect(this.startButton).toBeVisible();
  }

  get startButton(): Locator {
    return this.panel.getByRole('button', { name: this.words.start });
  }

  /** Agrees where the language asks for it, and starts the conversation. */
  async startChat(): Promise<void> {
    const { agree } = this.words;
    if (agree) await this.panel.getByRole('checkbox', { name: agree }).check();
    await this.startButton.click();
    await expect(this.composer).toBeVisible();
  }

  /** A failed sign-in and everything up to the conversation or the queue. */
  async reachOut(userId = 'locked@example.com'): Promise<void> {
    await this.openLogin();
    await this.failSignIn(userId);
    await this.openHelp();
    await this.askPerson();
    await this.startChat();
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.panel.getByRole('button', { name: this.words.send, exact: true }).click();
  }

  async sees(text: string): Promise<void> {
    await expect(this.log.getByText(text, { exact: true })).toBeVisible();
  }

  /** All messages in the order in which they stand there. */
  messages(): Promise<string[]> {
    return this.log.locator('.bubble').allInnerTexts();
  }

  /** Ends the conversation and confirms it. */
  async end(): Promise<void> {
    const { end } = this.words;
    await this.panel.locator('header').getByRole('button', { name: end }).click();
    await this.panel.getByRole('group').getByRole('button', { name: end }).click();
  }
}
