import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ADAPTERS } from './adapters.ts';
import { writePublicTypes } from './public-types.ts';

let site: string;

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'porchlight-types-'));
  mkdirSync(join(site, 'adapters'));
  writePublicTypes(site);
});

afterEach(() => rmSync(site, { recursive: true }));

/** What the compiler says of an owner's page, with nothing of ours but the written types. */
function complaints(page: string): readonly string[] {
  writeFileSync(join(site, 'page.ts'), page);
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2022', 'dom'],
    types: [],
  };
  const files = [
    'page.ts',
    'porchlight.d.ts',
    ...ADAPTERS.map(({ name }) => `adapters/${name}.d.ts`),
  ];
  writeFileSync(join(site, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const tsc = resolve('node_modules/.bin/tsc');
  return (
    spawnSync(tsc, ['-p', site], { encoding: 'utf8', cwd: site }).stdout.match(/^.*TS\d+/gm) ?? []
  );
}

test('an owner can type their page with the written types alone', () => {
  const imports = ADAPTERS.map(
    ({ name, from }) =>
      `import { ${from} } from 'https://help.example.com/v1/adapters/${name}.js';`,
  );
  const calls = ADAPTERS.map(({ from }) => `Porchlight('reportFailure', ${from}(null));`);
  expect(ADAPTERS).toHaveLength(8);
  expect(
    complaints(`${imports.join('\n')}\n${calls.join('\n')}
      if (Porchlight.getState) {
        const failure: Porchlight.HostFailure = { ...fromOkta(null), message: undefined, attempt: 2 };
        Porchlight.reportFailure(failure);
        const cause: Porchlight.Cause | undefined = Porchlight.report()?.cause;
        const stop: () => void = Porchlight.on('failure', (detail) => detail.confidence === 'likely');
        if (cause === 'account_locked') stop();
      }
      import { fromOkta as copied } from './adapters/okta.js';
      Porchlight('reportFailure', copied(null));
      export {};`),
  ).toEqual([]);
});

test.each([
  ['a status that is a word', `const told: Porchlight.HostFailure = { status: 'locked' };`],
  ['a key of no use', `const told: Porchlight.HostFailure = { password: 'x' };`],
  ['a cause there is none of', `const cause: Porchlight.Cause = 'quack';`],
  ['a method of the stub', 'Porchlight.reportFailure();'],
  ['an event there is none of', `if (Porchlight.getState) Porchlight.on('quack', () => {});`],
])('the types refuse %s', (_what, line) => {
  expect(complaints(`${line}\nexport {};`)).toHaveLength(1);
});
