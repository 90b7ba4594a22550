/** Each arrow between the folders, proven by a breach planted in a copy of the layout. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const value = (from: string): string => `import { x } from '${from}';\nexport const y = x;\n`;
const type = (from: string): string => `import type { X } from '${from}';\nexport type Y = X;\n`;

/** Rule, file with the breach, and the breach. */
const BREACHES: readonly (readonly [what: string, file: string, code: string])[] = [
  ['shared knows no server', 'shared/a.ts', value('../server/x.ts')],
  ['shared knows no widget', 'shared/b.ts', type('../widget/x.ts')],
  ['shared knows no console', 'shared/c.ts', value('../console/x.ts')],
  ['shared knows no demo', 'shared/d.ts', value('../demo/x.ts')],
  ['shared has no Node', 'shared/e.ts', value('node:fs')],
  ['the widget knows no server', 'widget/a.ts', value('../server/x.ts')],
  ['the widget knows no console', 'widget/panel/a.ts', value('../../console/x.ts')],
  ['the widget takes not even types of the server', 'widget/b.ts', type('../server/x.ts')],
  ['the widget ships no schemas', 'widget/panel/c.ts', value('../../shared/schemas.ts')],
  ['the widget imports no Node', 'widget/d.ts', value('node:fs')],
  ['the widget fetches no server', 'widget/e.ts', `export const y = import('../server/x.ts');\n`],
  ['the console knows no server', 'console/a.ts', value('../server/x.ts')],
  ['the console knows no widget', 'console/b.ts', value('../widget/x.ts')],
  ['the console ships no schemas', 'console/c.ts', value('../shared/schemas.ts')],
  ['the server knows no widget', 'server/a.ts', value('../widget/x.ts')],
  ['the server knows no console', 'server/http/b.ts', value('../../console/x.ts')],
  ['the server knows no demo', 'server/c.ts', value('../demo/server.ts')],
  ['main.ts takes the demo only by its door', 'server/main.ts', value('../demo/accounts.ts')],
  ['use cases choose no memory store', 'server/d.ts', value('./store/memory.ts')],
  ['use cases choose no SQLite store', 'server/e.ts', value('./store/sqlite/open.ts')],
  ['use cases choose no Redis store', 'server/g.ts', value('./store/redis/redis.ts')],
  ['sockets know no Redis', 'server/sockets/h.ts', value('redis')],
  ['sockets know no link to Redis', 'server/sockets/i.ts', type('../redis/link.ts')],
  ['sockets choose no adapter', 'server/sockets/j.ts', value('@socket.io/redis-adapter')],
  ['the command line chooses no store', 'server/porchlight.ts', value('./store/sqlite/x.ts')],
  ['the application chooses no store', 'server/app.ts', type('./store/sqlite.ts')],
  ['the demo knows no server', 'demo/a.ts', value('../server/x.ts')],
  ['the demo knows no widget', 'demo/b.ts', value('../widget/x.ts')],
  ['end-to-end tests know nothing of ours', 'demo/e2e/c.spec.ts', value('../../shared/x.ts')],
  ['benches know no server', 'bench/a.ts', value('../server/x.ts')],
  ['the loader imports no Preact', 'widget/loader.ts', value('preact')],
  ['the bubble imports no socket', 'widget/bubble.ts', value('socket.io-client')],
  ['the API imports no panel', 'widget/api.ts', value('./panel/panel.tsx')],
  ['the options import no recogniser part', 'widget/config.ts', value('./watch.ts')],
  ['the recogniser part imports no Preact', 'widget/watch.ts', value('preact/hooks')],
  ['detection imports no panel', 'widget/detect/a.ts', value('../panel/panel.tsx')],
  ['routing runs nothing of shared', 'server/conversations/routing.ts', value('../../shared/x.ts')],
  ['routing knows no store', 'server/policy/routing.ts', type('../store/store.ts')],
  ['routing runs no packages', 'server/routing.ts', value('node:crypto')],
  ['the timeline knows no packages', 'shared/timeline.ts', value('valibot')],
  [
    'a recogniser runs nothing of shared',
    'widget/detect/recognisers.ts',
    value('../../shared/x.ts'),
  ],
  ['a cycle is none', 'server/cycle-a.ts', value('./cycle-b.ts')],
  ['a barrel is no module', 'shared/f.ts', `export * from './ok.ts';\n`],
  ['markup is never made of text', 'widget/f.ts', `document.body.innerHTML = 'x';\n`],
  ['the environment has one reader', 'server/f.ts', `export const y = process.env['Y'];\n`],
];

/** What the arrows allow, so that no rule forbids everything. */
const CLEAN: readonly (readonly [file: string, code: string])[] = [
  ['shared/ok.ts', value('./x.ts')],
  ['shared/schemas.ts', value('valibot')],
  ['widget/panel/ok.ts', value('../../shared/x.ts')],
  ['widget/panel/ok-socket.ts', value('socket.io-client')],
  ['widget/ok.test.ts', value('vitest')],
  ['console/ok.ts', value('preact/hooks')],
  ['server/http/ok.ts', value('../../shared/schemas.ts')],
  ['server/http/ok-package.ts', value('express')],
  ['server/open-store.ts', value('./store/redis/redis.ts')],
  ['server/testing/ok.ts', value('../store/memory.ts')],
  ['server/ok.test.ts', value('./store/memory.ts')],
  ['server/access/routing.ts', type('../../shared/x.ts')],
  ['server/config.ts', `export const y = process.env['Y'];\n`],
  ['demo/ok.ts', value('./x.ts')],
];

const layout = mkdtempSync(join(tmpdir(), 'porchlight-arrows-'));
let reported: ReadonlySet<string>;

function plant(file: string, code: string): void {
  mkdirSync(dirname(join(layout, file)), { recursive: true });
  writeFileSync(join(layout, file), code);
}

beforeAll(() => {
  cpSync(join(ROOT, '.oxlintrc.json'), join(layout, '.oxlintrc.json'));
  for (const [, file, code] of BREACHES) plant(file, code);
  for (const [file, code] of CLEAN) plant(file, code);
  plant('server/cycle-b.ts', value('./cycle-a.ts'));
  const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/oxlint'), ['-f', 'json', '.'], {
    cwd: layout,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string }[] };
  reported = new Set(diagnostics.map(({ filename }) => filename));
});

afterAll(() => rmSync(layout, { recursive: true }));

test.each(BREACHES)('%s: %s breaks the rule and is reported', (_what, file) => {
  expect(reported).toContain(file);
});

test.each(CLEAN)('%s keeps the rules and is not reported', (file) => {
  expect(reported).not.toContain(file);
});

test('main.ts may import the demo by its door', () => {
  plant('server/main.ts', value('../demo/server.ts'));
  const { status } = spawnSync(join(ROOT, 'node_modules/.bin/oxlint'), ['server/main.ts'], {
    cwd: layout,
  });
  expect(status).toBe(0);
});

test('the recogniser part reaches the panel by import() alone', () => {
  const source = readFileSync(join(ROOT, 'widget/watch.ts'), 'utf8');
  expect(source).not.toMatch(/^(import|export) (?!type\b)[^;]*?from '\.\/panel\//m);
});
