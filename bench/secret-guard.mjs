// What the secret guard costs: a visitor's message, and the largest text that a frame carries, of
// everyday talk and of what is made to keep a search busy. The floor is what any such guard does at
// the least: compatibility folding and one plain search of the same text.
// Usage: secret-guard.mjs [--runs 15]
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { median, printJson, printTable } from './figures.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '15' } } });
const runs = Number(values.runs);

const FRAME_BYTES = 32 * 1024;
/** What a frame's worth may cost (threat model, Z4), ms. */
const BAR_MS = 5;
const MESSAGE_LENGTH = 300;

/** Said over and over, up to the wanted size. */
const TALK = {
  Korean: '어제부터 로그인이 안 되는데 비밀번호가 틀렸다고 나와요. 주문번호는 20261122001234예요. ',
  English:
    'I cannot sign in since noon, it says my password is wrong. My order is 20261122001234. ',
  Japanese: '昨日からログインできません。パスワードが違いますと出ます。電話は03-1234-5678です。',
  German:
    'Seit heute geht es nicht, mein Passwort ist angeblich falsch. Bestellung 20261122001234. ',
};
const HOSTILE = {
  names: 'pw ',
  'names and joins': 'password is ',
  'names that touch': '_pw',
  'secrets said': 'pw: hunter2\n',
  digits: '1',
  'digits apart': '1 ',
  'cards nearly': '4111 ',
  'cards with labels': '주문 4111111111111111 ',
  codes: '인증번호 1',
  'beginnings of tokens': 'eyJ',
  'tokens without end': 'eyJaaaaa.',
  'beginnings of keys': '-----BEGIN PRIVATE KEY-----',
  parameters: '?code=',
  addresses: 'http://',
  'unseen signs': 'a\u200b',
  accents: 'a\u0301\u0323\u0302',
  'letters taken apart': '비밀번호'.normalize('NFD'),
  quotes: 'pw "',
  dots: '.',
  spaces: ' ',
};

/** The guard as the relay runs it. */
async function loadGuard() {
  const entry = fileURLToPath(new URL('../shared/secret-guard/guard-text.ts', import.meta.url));
  const options = {
    write: false,
    minify: false,
    target: 'node20',
    lib: { entry, formats: ['es'] },
  };
  const [{ output }] = await build({ configFile: false, logLevel: 'silent', build: options });
  const { guardText } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
  return guardText;
}

const floorOf = (text) => text.normalize('NFKC').search(/never said/i);

/** As many whole repeats as the bytes hold. */
const fill = (piece, bytes) => piece.repeat(Math.floor(bytes / Buffer.byteLength(piece)));

/** CPU time, so that what else the machine does is not in it. */
function medianMs(run, text) {
  const times = Array.from({ length: runs }, () => {
    const since = process.cpuUsage();
    run(text);
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1_000;
  });
  return median(times);
}

/** A call alone is too short for the clock. */
const CALLS = 200;
const medianUs = (run, text) => {
  const many = (each) => {
    for (let call = 0; call < CALLS; call += 1) run(each);
  };
  return (medianMs(many, text) * 1000) / CALLS;
};

const guardText = await loadGuard();
const warm = (piece) => {
  for (let run = 0; run < 3; run += 1) guardText(fill(piece, FRAME_BYTES));
};
for (const piece of [...Object.values(TALK), ...Object.values(HOSTILE)]) warm(piece);

const messages = Object.entries(TALK).map(([name, piece]) => {
  const text = piece.repeat(MESSAGE_LENGTH).slice(0, MESSAGE_LENGTH);
  const guardUs = medianUs(guardText, text);
  const floorUs = medianUs(floorOf, text);
  return { name, guardUs, floorUs, timesFloor: guardUs / floorUs };
});
const frames = Object.entries({ ...TALK, ...HOSTILE }).map(([name, piece]) => {
  const text = fill(piece, FRAME_BYTES);
  const guardMs = medianMs(guardText, text);
  const floorMs = medianMs(floorOf, text);
  const halfMs = medianMs(guardText, fill(piece, FRAME_BYTES / 2));
  return { name, guardMs, floorMs, timesFloor: guardMs / floorMs, timesHalf: guardMs / halfMs };
});
frames.sort((a, b) => b.guardMs - a.guardMs);

printTable(
  `A message of ${MESSAGE_LENGTH} characters, CPU µs, median of ${runs}`,
  ['', 'guard', 'floor', 'times floor'],
  messages.map(({ name, guardUs, floorUs, timesFloor }) => [name, guardUs, floorUs, timesFloor]),
);
printTable(
  `A text of 32 KiB, CPU ms (bar ${BAR_MS}); twice the text is twice the time when it is linear`,
  ['', 'guard', 'floor', 'times floor', 'times half'],
  frames.map(({ name, guardMs, floorMs, timesFloor, timesHalf }) => [
    name,
    guardMs,
    floorMs,
    timesFloor,
    timesHalf,
  ]),
);
const over = frames.filter(({ guardMs }) => guardMs > BAR_MS).map(({ name }) => name);
for (const name of over) console.log(`  over the bar: ${name}`);
printJson('secret-guard', { runs, messages, frames, over });
