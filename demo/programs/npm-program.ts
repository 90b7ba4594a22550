/** Programs that are packages of npm, run by the Node that runs the tests. */
import { join } from 'node:path';
import { NPM } from './installed.ts';
import type { Place, Running } from './program.ts';
import { runOnce, serve, startServer } from './serve.ts';

const HASH = 'process.stdout.write(require("bcryptjs").hashSync(process.argv[1], 8))';

/** A password as such programs keep it, made by the package that both of them use. */
export const hashPassword = (password: string): Promise<string> =>
  runOnce(process.execPath, ['-e', HASH, password], { cwd: NPM });

/** Starts a package's script, such as `verdaccio/bin/verdaccio`. */
export const startScript = (
  { folder, port }: Place,
  script: string,
  args: readonly string[],
): Promise<Running> =>
  startServer(() =>
    serve({
      command: process.execPath,
      args: [join(NPM, 'node_modules', script), ...args],
      port,
      cwd: folder,
    }),
  );
