// `npm test`: finds what the suite needs, installs it where it may, runs every stage, skips nothing.
// Words after it choose stages: `npm test -- types "end to end"`.
import { provideNeeds } from './needs.mjs';
import { CHECKS, playwright, runStages, vitest } from './stages.mjs';

const STAGES = [
  ...CHECKS,
  vitest('units, stores and relay', ['node']),
  vitest('components in three engines', ['chromium', 'firefox', 'webkit']),
  vitest('end to end in WebKit', ['webkit-e2e']),
  playwright('end to end in Chromium and Firefox', ['chromium', 'firefox']),
  playwright('end to end on pages after real products', ['fixtures']),
  playwright('end to end on random pages', ['random pages']),
  playwright('end to end on real programs', ['programs']),
];

const words = process.argv.slice(2);
const chosen = STAGES.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);

if (provideNeeds()) {
  runStages(chosen);
} else {
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
