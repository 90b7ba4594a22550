import { registerStoreContract } from './contract/contract.ts';
import { registerExpiryContract } from './contract/expiry.ts';
import { createMemoryStore } from './memory.ts';

registerStoreContract('memory', () => Promise.resolve(createMemoryStore()));

registerExpiryContract(
  'memory',
  () => {
    let now = 1_800_000_000_000;
    const store = createMemoryStore(() => now);
    const advance = (ms: number) => Promise.resolve(void (now += ms));
    return Promise.resolve({ store, advance });
  },
  1,
);
