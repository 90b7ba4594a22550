import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ADAPTERS } from './adapters.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** Where the types of the JavaScript API are written down; nothing in them comes from elsewhere. */
const SOURCES = ['shared/report.ts', 'widget/parts.ts', 'widget/api.ts'];
const ROOTS = ['PorchlightApi', 'PorchlightStub', 'HostFailure', 'Report'];

/** A type or constant at the top level, with the comment above it, up to its last semicolon. */
const DECLARATION =
  /(?:^\/\*\*(?:(?!\*\/)[^])*\*\/\n)?^export (?:type|const) (\w+)[^]*?;\n(?=\n|export |\/\*\*|(?![^]))/gm;

/** A declaration as it may stand in a namespace that has no values: constant lists become types. */
const toType = (declaration: string): string =>
  declaration
    .replace(/^export const (\w+) = (\[[^]*\]) as const;/m, 'type $1 = readonly $2;')
    .replace(/^export /m, '')
    .replaceAll(/\(typeof (\w+)\)/g, '$1')
    .replaceAll(/^(?=.)/gm, '  ');

/** What a page's owner needs to name: the roots and all that they mention. */
function reachable(): readonly string[] {
  const declarations = new Map(
    SOURCES.flatMap((file) => [
      ...readFileSync(join(ROOT, file), 'utf8').matchAll(DECLARATION),
    ]).map(([text, name = '']) => [name, text]),
  );
  const wanted = new Set(ROOTS);
  for (const name of wanted)
    for (const [mentioned] of declarations.get(name)?.matchAll(/\b[A-Z]\w+/g) ?? [])
      if (declarations.has(mentioned)) wanted.add(mentioned);
  return [...declarations].filter(([name]) => wanted.has(name)).map(([, text]) => toType(text));
}

const modules = (): readonly string[] =>
  ADAPTERS.map(
    ({ name, from }) =>
      `declare module '*/adapters/${name}.js' {\n  export const ${from}: (error: unknown) => Porchlight.HostFailure;\n}\n`,
  );

/**
 * Writes the types for an owner's pages: one file without imports for the global `Porchlight` and the
 * adapters by their address, and one beside each adapter for those who copy it.
 * @param client the folder that the relay serves
 */
export function writePublicTypes(client: string): void {
  const types = [
    `declare namespace Porchlight {\n${reachable().join('\n')}}\n`,
    '/** Before the script has come it is the stub of the page, if there is one. */\ndeclare var Porchlight: Porchlight.PorchlightApi | Porchlight.PorchlightStub;\n',
    ...modules(),
  ];
  writeFileSync(join(client, 'porchlight.d.ts'), types.join('\n'));
  for (const { name, from } of ADAPTERS)
    writeFileSync(
      join(client, `adapters/${name}.d.ts`),
      `/// <reference path="../porchlight.d.ts" />\nexport declare const ${from}: (error: unknown) => Porchlight.HostFailure;\n`,
    );
}
