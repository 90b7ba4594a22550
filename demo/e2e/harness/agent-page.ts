import { expect, type Locator, type Page } from '@playwright/test';
import { AGENT, type AgentWords, type Language } from './words.ts';

/** The console with an agent before it. */
export class AgentPage {
  readonly page: Page;
  readonly words: AgentWords;
  readonly card: Locator;
  readonly log: Locator;
  readonly composer: Locator;
  readonly mine: Locator;
  readonly queue: Locator;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.words = AGENT[language];
    this.card = page.getByRole('region', { name: this.words.card });
    this.log = page.getByRole('log', { name: this.words.log });
    this.composer = page.getByLabel(this.words.message);
    this.mine = page.getByRole('region', { name: this.words.mine }).getByRole('listitem');
    this.queue = page.getByRole('region', { name: this.words.queue }).getByRole('listitem');
  }

  /** Signs in with the link that works once. */
  async signIn(link: string): Promise<void> {
    await this.page.goto(link);
    await this.page.getByRole('button', { name: this.words.accept }).click();
    await this.isReady();
  }

  /** Opens the console again, signed in from before. */
  async open(relayUrl: string): Promise<void> {
    await this.page.goto(`${relayUrl}/console/`);
    await this.isReady();
  }

  /** Waits until the console is connected. */
  async isReady(): Promise<void> {
    await expect(this.page.getByText(this.words.available, { exact: true })).toBeAttached();
  }

  async setAvailable(isAvailable: boolean): Promise<void> {
    const { available, away } = this.words;
    await this.page.getByText(isAvailable ? available : away, { exact: true }).click();
  }

  /** Opens the newest conversation given to this agent; on a wide screen it may be open already. */
  async takes(): Promise<void> {
    const row = this.mine.last().getByRole('button');
    await row.click();
    await expect(this.composer).toBeVisible();
  }

  async says(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.locator('xpath=ancestor::form').getByRole('button').last().click();
  }

  async sees(text: string): Promise<void> {
    await expect(this.log.getByText(text, { exact: true })).toBeVisible();
  }

  messages(): Promise<string[]> {
    return this.log.locator('.bubble').allInnerTexts();
  }

  /** The mark beside the agent's own last message. */
  lastMark(text: string): Locator {
    return this.log.locator('.line-agent').last().getByText(text, { exact: true });
  }

  async ends(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.end, exact: true }).click();
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: this.words.confirmEnd })
      .click();
    await expect(this.page.getByText(this.words.ended)).toBeVisible();
  }

  /** Shows all of the auth-error card, also where there is little room for it. */
  async unfoldsCard(): Promise<void> {
    const more = this.card.getByRole('button', { name: this.words.showMore });
    if (await more.isVisible()) await more.click();
  }
}
