// `npm run size`: what a login page downloads, in bytes after brotli 11, against the budgets. Measures
// `dist`, or the folder named after it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGETS = {
  boot: 2560,
  watch: 8192,
  help: 5760,
  chat: 29_184,
  chatRequests: 2,
  adapter: 1024,
  seldom: 14 * 1024,
};

const WATCH = 'widget/watch.ts';
const HELP = 'widget/help.ts';
/** Fetched by few visitors or after the chat is open: the other languages, the self-test, the guard. */
const SELDOM = /^widget\/(self-test\/|detect\/(languages\/|owner-aids)|panel\/guard\.ts)/;
const LOCALE = /^widget\/panel\/i18n\/[a-z]{2}\.ts$/;

const brotliBytes = (path) =>
  brotliCompressSync(readFileSync(path), {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length;

/** A chunk with everything that it imports at once. */
function withImports(file, chunkOf, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const imported of chunkOf.get(file).imports) withImports(imported, chunkOf, seen);
  return seen;
}

/**
 * What is fetched at each step. Up to the open chat comes everything that is not the recogniser
 * part, the help or named as needed seldom, with the largest locale alone: no other chunk can hide
 * behind an import() of its own.
 * @param {string} dist the folder that the build writes
 */
function measure(dist) {
  const chunks = JSON.parse(readFileSync(join(dist, 'widget-chunks.json'), 'utf8'));
  const chunkOf = new Map(chunks.map((chunk) => [chunk.file, chunk]));
  const bytes = (file) => brotliBytes(join(dist, 'client/w', file));
  const watch = withImports(chunks.find(({ source }) => source === WATCH).file, chunkOf);
  const isSeldom = ({ source }) => source !== null && SELDOM.test(source);
  const isHelp = ({ source }) => source === HELP;
  const isLocale = ({ source }) => source !== null && LOCALE.test(source);
  const locales = chunks.filter(isLocale).map(({ file }) => ({ file, bytes: bytes(file) }));
  const [largest] = locales.sort((a, b) => b.bytes - a.bytes);
  const chat = chunks
    .filter((chunk) => !watch.has(chunk.file) && !isHelp(chunk) && !isSeldom(chunk))
    .filter((chunk) => !isLocale(chunk) || chunk.file === largest?.file)
    .map(({ file }) => file);
  const part = (name, files) => ({
    name,
    files: files.map((file) => ({ file, bytes: bytes(file) })),
  });
  const boot = join(dist, 'client/porchlight.js');
  return {
    boot: { name: 'boot', files: [{ file: basename(boot), bytes: brotliBytes(boot) }] },
    watch: part('recogniser part', [...watch]),
    help: part(
      'help, offered with it',
      chunks.filter(isHelp).map(({ file }) => file),
    ),
    chat: part('from there to an open chat', chat),
    seldom: chunks.filter(isSeldom).map(({ file }) => ({ file, bytes: bytes(file) })),
    adapters: readdirSync(join(dist, 'client/adapters'))
      .filter((file) => file.endsWith('.js'))
      .map((file) => ({ file, bytes: brotliBytes(join(dist, 'client/adapters', file)) })),
  };
}

function print(sizes) {
  let isOver = false;
  const row = (name, value, budget, unit) => {
    const over = value > budget;
    isOver ||= over;
    console.log(
      `${over ? 'OVER' : 'ok  '} ${name.padEnd(40)} ${String(value).padStart(6)} of ${budget} ${unit}`,
    );
  };
  for (const key of ['boot', 'watch', 'help', 'chat']) {
    const { name, files } = sizes[key];
    row(
      name,
      files.reduce((sum, file) => sum + file.bytes, 0),
      BUDGETS[key],
      'B',
    );
    for (const { file, bytes } of files)
      console.log(`       ${file.padEnd(38)} ${String(bytes).padStart(6)}`);
  }
  row('requests from there to an open chat', sizes.chat.files.length, BUDGETS.chatRequests, '');
  for (const { file, bytes } of sizes.seldom) row(`seldom ${file}`, bytes, BUDGETS.seldom, 'B');
  for (const { file, bytes } of sizes.adapters) row(`adapter ${file}`, bytes, BUDGETS.adapter, 'B');
  process.exitCode = isOver ? 1 : 0;
}

const dist = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url));
if (existsSync(join(dist, 'widget-chunks.json'))) {
  print(measure(dist));
} else {
  console.error('Nothing is built: npm run build');
  process.exitCode = 1;
}
