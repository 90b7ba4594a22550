import { expect, test } from 'vitest';
import { read } from './repo.ts';

type Locked = { readonly resolved?: string; readonly optionalDependencies?: object };

const { packages } = JSON.parse(read('package-lock.json')) as {
  packages: Readonly<Record<string, Locked>>;
};

/** Whether a package finds another one in its own node_modules or in one further up. */
function finds(from: string, name: string): boolean {
  if (packages[`${from ? `${from}/` : ''}node_modules/${name}`]) return true;
  if (from === '') return false;
  const parent = from.lastIndexOf('/node_modules/');
  return finds(parent < 0 ? '' : from.slice(0, parent), name);
}

test('the lock file has every platform of every package', () => {
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !finds(from, name))
      .map((name) => `${from}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no registry but the public one', () => {
  const hosts = Object.values(packages)
    .flatMap(({ resolved }) => (resolved === undefined ? [] : [new URL(resolved).host]))
    .filter((host) => host !== 'registry.npmjs.org');
  expect(hosts).toEqual([]);
});
