// `npm run check`: all that can be told without a browser or a server: types, lint, format, sizes,
// the arrows between folders, file lengths, the lock file.
import { CHECKS, runStages, vitest } from './stages.mjs';

runStages([...CHECKS, vitest('arrows, files, lock', ['node'], ['.ci/'])]);
