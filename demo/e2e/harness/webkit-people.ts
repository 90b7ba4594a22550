/** A visitor and an agent, each in a WebKit of their own. */
import { AGENT, VISITOR, type Language } from './words.ts';
import type { BrowserPage } from './webdriver.ts';

/** Goes from a failed sign-in on the classic page to a started conversation. */
export async function reachOut(
  page: BrowserPage,
  relayUrl: string,
  language: Language,
): Promise<string> {
  const words = VISITOR[language];
  await page.goto(`${relayUrl}/demo/${language}/classic`);
  await (await page.find('input[name=username]')).type('locked@example.com');
  await (await page.find('input[name=password]')).type('moonlight');
  await (await page.find('main form button[type=submit]')).click();
  const message = await (await page.find('main [role=alert]')).text();
  await (await page.find('.chip button', words.getHelp)).click();
  await (await page.find('[role=dialog] button', words.tried)).click();
  await (await page.find('[role=dialog] button', words.ask)).click();
  if (words.agree) await (await page.find('[role=dialog] label', words.agree)).click();
  await page.find('[role=dialog] bdi', 'locked@example.com');
  await (await page.find('[role=dialog] button', words.start)).click();
  await page.find('[role=dialog] [role=log]');
  return message;
}

export async function visitorSays(page: BrowserPage, text: string): Promise<void> {
  await (await page.find('[role=dialog] textarea')).type(text);
  await (await page.find('[role=dialog] form button[type=submit]')).click();
}

/** Signs in with the link that works once. */
export async function signIn(page: BrowserPage, link: string): Promise<void> {
  await page.goto(link);
  await (await page.find('form button[type=submit]')).click();
  await page.find('fieldset.availability');
}

export async function agentSays(page: BrowserPage, text: string): Promise<void> {
  await (await page.find('main textarea')).type(text);
  await (await page.find('main form button[type=submit]')).click();
}

/** Ends the conversation that is open in the console, and confirms it. */
export async function agentEnds(page: BrowserPage, language: Language): Promise<void> {
  const words = AGENT[language];
  await (await page.find('.talk-head button', words.end)).click();
  await (await page.find('dialog button', words.confirmEnd)).click();
  await page.find('main', words.ended);
}
