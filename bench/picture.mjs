// Makes docs/porchlight.png for the README out of the running product: a visitor's phone, twice, and
// the agent's console, arranged on one page. Usage: picture.mjs [FILE]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './browser.mjs';
import { connectVisitor } from './people.mjs';
import { reduceColours } from './png.mjs';
import { startRelay } from './relay.mjs';
import { findWidget } from './widget.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const target = process.argv[2] ?? at('../docs/porchlight.png');

const SCALE = 2;
const PHONE = { width: 360, height: 720 };
const DESK = { width: 1280, height: 800 };
const CANVAS = { width: 1320, height: 784 };
/** For drawing what has just come, ms. */
const SETTLE_MS = 700;

const CHAT = [
  ['visitor', '비밀번호를 바꿨는데도 로그인이 안 돼요.'],
  ['agent', '안녕하세요, 루미예요. 브라우저가 예전 것을 자동으로 채웠을 수 있어요.'],
  ['agent', '‘자동 입력’을 지우고 한 번만 더 해 보시겠어요?'],
  ['visitor', '아, 예전 게 채워져 있었네요. 됐어요!'],
  ['agent', '다행이에요. 편한 밤 보내세요.'],
];

/** Others at the door, so that the console looks as it does on an evening with some to do. */
const OTHERS = [
  ['en', { userId: 'harper@example.com', cause: 'account_locked', confidence: 'confirmed' }],
  ['ko', { userId: 'jiwoo@example.com', cause: 'mfa_failed', confidence: 'likely' }],
  ['en', { userId: 'noah@example.com', cause: 'server_error', confidence: 'confirmed' }],
];

const newPage = async (browser, viewport, more) => {
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: SCALE,
    timezoneId: 'Asia/Seoul',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...more,
  });
  return context.newPage();
};

const newPhone = (browser, locale) =>
  newPage(browser, PHONE, { locale, isMobile: true, hasTouch: true });

/** A phone on which a sign-in has just failed, with help open. */
async function openHelp(browser, url, language, userId) {
  const page = await newPhone(browser, language);
  await page.goto(`${url}/demo/${language}/spa`);
  await page.fill('input[name=email]', userId);
  await page.fill('input[name=password]', 'not the password');
  await page.click('form button[type=submit]');
  const { alerted, bubble, ask } = findWidget(page, language);
  await alerted.waitFor();
  await bubble.click();
  await ask.waitFor();
  return page;
}

async function startConversation(page, language) {
  const { ask, consent, submit } = findWidget(page, language);
  await ask.click();
  await consent.check();
  await submit.click();
}

async function signIn(desk, { url, demoToken }) {
  await desk.goto(`${url}/console/#invite=${demoToken}`);
  await desk.getByRole('button', { name: /^Sign in as/ }).click();
  await desk.getByRole('main').waitFor();
}

/** Plays the conversation; each line is on the other side before the next is written. */
async function play(phone, desk, language) {
  const visitor = findWidget(phone, language);
  const agent = {
    message: desk.getByRole('main').getByRole('textbox'),
    submit: desk.getByRole('button', { name: 'Send to visitor' }),
  };
  for (const [side, text] of CHAT) {
    const [from, to] = side === 'visitor' ? [visitor, desk] : [agent, phone];
    await from.message.fill(text);
    await from.submit.click();
    await to.getByText(text).first().waitFor();
  }
}

async function shoot(page) {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement?.blur());
  await page.waitForTimeout(SETTLE_MS);
  const png = await page.screenshot();
  return `data:image/png;base64,${png.toString('base64')}`;
}

/** The three screens of one evening. */
async function takeScreens(browser, relay) {
  const desk = await newPage(browser, DESK, { locale: 'en-GB' });
  await signIn(desk, relay);
  const help = await shoot(await openHelp(browser, relay.url, 'en', 'harper@example.com'));
  const phone = await openHelp(browser, relay.url, 'ko', 'minji@example.com');
  await startConversation(phone, 'ko');
  await findWidget(phone, 'ko').message.waitFor();
  await desk.getByRole('main').getByRole('textbox').waitFor();
  for (const [locale, change] of OTHERS) {
    const other = await connectVisitor(relay.url);
    await other.open(locale, change);
  }
  await play(phone, desk, 'ko');
  return { help, chat: await shoot(phone), desk: await shoot(desk) };
}

async function compose(browser, screens) {
  const page = await newPage(browser, CANVAS, {});
  await page.setContent(readFileSync(at('picture.html'), 'utf8'));
  await page.evaluate((sources) => {
    for (const [name, source] of Object.entries(sources)) document.images[name].src = source;
    return Promise.all([...document.images].map((image) => image.decode()));
  }, screens);
  return page.screenshot();
}

const relay = await startRelay();
const browser = await launchChromium({ FONTCONFIG_FILE: at('fonts.conf') });
try {
  const picture = reduceColours(await compose(browser, await takeScreens(browser, relay)));
  writeFileSync(target, picture);
  console.log(`${target}: ${Math.round(picture.length / 1024)} KB`);
} finally {
  await browser.close();
  await relay.stop();
}
process.exit();
