import type { Locator, Page, Request } from '@playwright/test';
import type { FixtureSite, Move } from '../../fixtures/site.ts';

/** What is typed into password fields; its beginning is looked for, as a field may cut it off. */
export const SECRET = 'Qz7!sentinel-4f';
export const SECRET_BEGIN = SECRET.slice(0, 6);

/** How long a person reads what came before they go on, ms. */
const READS_MS = 1_200;
/** How long a person looks at an alert before they press its button, ms. */
const ALERT_MS = 300;
/** Between two keys, ms: fast for a person, slow for a page. */
const KEY_MS = 8;
/** From a press to the request that it leads to, ms. */
const LEADS_ON_MS = 120;

/** A person before a fixture's page. */
export class FixtureWalk {
  readonly #page: Page;
  readonly #site: FixtureSite;
  readonly #urlOf: (path: string) => string;
  #leaving: Request | null = null;

  constructor(page: Page, site: FixtureSite, urlOf: (path: string) => string) {
    this.#page = page;
    this.#site = site;
    this.#urlOf = urlOf;
    page.setDefaultTimeout(15_000);
    page.on('dialog', (dialog) => {
      setTimeout(() => void dialog.accept().catch(() => undefined), ALERT_MS);
    });
    page.on('request', (request) => {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
        this.#leaving = request;
      }
    });
    const arrived = (request: Request): void => {
      if (request === this.#leaving) this.#leaving = null;
    };
    page.on('requestfinished', arrived);
    page.on('requestfailed', arrived);
  }

  /** Opens the page and does everything that the fixture's walk says. */
  async go(): Promise<void> {
    await this.#open(this.#site.start);
    for (const [at, move] of this.#site.walk.entries()) {
      await this.#do(move);
      const isLast = at === this.#site.walk.length - 1;
      if ('waitFor' in move && !isLast) await this.#page.waitForTimeout(READS_MS);
    }
  }

  async #do(move: Move): Promise<void> {
    const page = this.#page;
    if ('fill' in move) await this.#type(this.#find(move.fill, move.frame), move.text);
    else if ('secret' in move) await this.#type(this.#find(move.secret, move.frame), SECRET);
    else if ('press' in move) await this.#led(() => this.#find(move.press, move.frame).click());
    else if ('key' in move) await this.#led(() => page.keyboard.press(move.key));
    else if ('waitFor' in move) await this.#find(move.waitFor, move.frame).waitFor();
    else if ('pauseMs' in move) await page.waitForTimeout(move.pauseMs);
    else if ('offline' in move) await page.context().setOffline(move.offline);
    else await this.#move(move);
  }

  async #move(move: Extract<Move, { visit: string } | { reload: true } | { back: true }>) {
    if ('visit' in move) await this.#open(move.visit);
    else if ('reload' in move) await this.#page.reload().catch(() => null);
    else await this.#page.goBack();
  }

  #find(selector: string, frame: string | undefined): Locator {
    const place = frame === undefined ? this.#page : this.#page.frameLocator(frame);
    return place.locator(selector).first();
  }

  /** A page that is offline or cut off is one that did not open: the browser's own page is there. */
  async #open(path: string): Promise<void> {
    await this.#page.goto(this.#urlOf(path)).catch(() => null);
  }

  async #type(field: Locator, text: string): Promise<void> {
    await field.click();
    if ((await field.inputValue()) !== '') {
      await this.#page.keyboard.press('Control+A');
      await this.#page.keyboard.press('Delete');
    }
    await field.pressSequentially(text, { delay: KEY_MS });
  }

  /** Does what may lead to another page, and waits for that page if one is on its way. */
  async #led(act: () => Promise<void>): Promise<void> {
    await act();
    await this.#page.waitForTimeout(LEADS_ON_MS);
    for (let waited = 0; this.#leaving && waited < 8_000; waited += 50) {
      await this.#page.waitForTimeout(50);
    }
    await this.#page.waitForLoadState().catch(() => undefined);
  }
}
