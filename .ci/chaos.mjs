// `npm run chaos -- --kills N --seed N`: the long version of the test that kills relays at random. A
// seed gives the same relays and pauses again, not the same timing of everything between them.
import { parseArgs } from 'node:util';
import { provideNeeds } from './needs.mjs';
import { runStages, vitest } from './stages.mjs';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '100' }, seed: { type: 'string' } },
});

const isWhole = (text) => /^\d+$/.test(text);
if (!isWhole(values.kills) || !isWhole(values.seed ?? '0')) {
  console.error('--kills and --seed take whole numbers');
  process.exitCode = 1;
} else if (provideNeeds()) {
  process.env.PORCHLIGHT_CHAOS_KILLS = values.kills;
  if (values.seed) process.env.PORCHLIGHT_CHAOS_SEED = values.seed;
  runStages([vitest(`${values.kills} kills`, ['node'], ['server/chaos/kills.test.ts'])]);
} else {
  process.exitCode = 1;
}
