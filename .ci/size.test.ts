import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';

type Chunk = {
  readonly file: string;
  readonly source: string | null;
  readonly imports: string[];
  readonly bytes: number;
};

let dist: string;

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'porchlight-size-'));
  mkdirSync(join(dist, 'client/w'), { recursive: true });
  mkdirSync(join(dist, 'client/adapters'));
});

afterEach(() => rmSync(dist, { recursive: true }));

/** Noise that has exactly so many bytes after brotli. */
function noise(bytes: number): Buffer {
  for (let length = bytes; length >= 0; length -= 1) {
    const content = randomBytes(length);
    if (brotliCompressSync(content).length === bytes) return content;
  }
  throw new Error(`no noise of ${bytes} bytes`);
}

const watch: Chunk = { file: 'watch.js', source: 'widget/watch.ts', imports: [], bytes: 100 };
const panel: Chunk = {
  file: 'panel.js',
  source: 'widget/panel/panel.tsx',
  imports: [],
  bytes: 100,
};
const ko: Chunk = { file: 'ko.js', source: 'widget/panel/i18n/ko.ts', imports: [], bytes: 60 };
const en: Chunk = { file: 'en.js', source: 'widget/panel/i18n/en.ts', imports: [], bytes: 50 };

/** The exit code of `npm run size` over a build with these files. */
function exitCode(bootBytes: number, chunks: readonly Chunk[]): number | null {
  writeFileSync(join(dist, 'client/porchlight.js'), noise(bootBytes));
  writeFileSync(join(dist, 'widget-chunks.json'), JSON.stringify(chunks));
  for (const { file, bytes } of chunks) writeFileSync(join(dist, 'client/w', file), noise(bytes));
  return spawnSync(process.execPath, [resolve('.ci/size.mjs'), dist]).status;
}

test('a boot script of 2560 bytes fits and one of 2561 does not', () => {
  expect(exitCode(2560, [watch, panel, ko, en])).toBe(0);
  expect(exitCode(2561, [watch, panel, ko, en])).toBe(1);
});

test('a recogniser part of 8192 bytes fits and one of 8193 does not, with what it imports', () => {
  const shared: Chunk = { file: 'shared.js', source: null, imports: [], bytes: 92 };
  const part = (bytes: number): Chunk => ({ ...watch, imports: ['shared.js'], bytes });
  expect(exitCode(100, [part(8100), shared, panel, ko, en])).toBe(0);
  expect(exitCode(100, [part(8101), shared, panel, ko, en])).toBe(1);
});

test('panel and largest locale of 29184 bytes fit and of 29185 do not', () => {
  expect(exitCode(100, [watch, { ...panel, bytes: 29_124 }, ko, en])).toBe(0);
  expect(exitCode(100, [watch, { ...panel, bytes: 29_125 }, ko, en])).toBe(1);
});

test('a help part of 5760 bytes fits and one of 5761 does not', () => {
  const help = (bytes: number): Chunk => ({
    ...watch,
    file: 'help.js',
    source: 'widget/help.ts',
    bytes,
  });
  expect(exitCode(100, [watch, help(5760), panel, ko, en])).toBe(0);
  expect(exitCode(100, [watch, help(5761), panel, ko, en])).toBe(1);
});

test('what few visitors need counts for itself: 14336 bytes fit and 14337 do not', () => {
  const guard = (bytes: number): Chunk => ({
    ...watch,
    file: 'guard.js',
    source: 'widget/panel/guard.ts',
    bytes,
  });
  expect(exitCode(100, [watch, guard(14_336), panel, ko, en])).toBe(0);
  expect(exitCode(100, [watch, guard(14_337), panel, ko, en])).toBe(1);
});

test('a third request on the way to the chat does not fit', () => {
  const socket: Chunk = { file: 'socket.js', source: null, imports: [], bytes: 10 };
  expect(exitCode(100, [watch, panel, ko, en, socket])).toBe(1);
});

test('each adapter of 1024 bytes fits and one of 1025 does not', () => {
  const adapter = (name: string, bytes: number): void =>
    writeFileSync(join(dist, 'client/adapters', name), noise(bytes));
  adapter('okta.js', 1024);
  adapter('auth0.js', 1024);
  expect(exitCode(100, [watch, panel, ko, en])).toBe(0);
  adapter('auth0.js', 1025);
  expect(exitCode(100, [watch, panel, ko, en])).toBe(1);
});

test('a build that is missing fails', () => {
  expect(spawnSync(process.execPath, [resolve('.ci/size.mjs'), dist]).status).toBe(1);
});
