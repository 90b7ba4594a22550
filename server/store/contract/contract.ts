import { beforeEach, describe } from 'vitest';
import type { CopyableStore } from '../copy.ts';
import { createBench } from './bench.ts';
import { addConversationContract } from './conversations.ts';
import { addCopyContract } from './copy.ts';
import { addDirectoryContract } from './directory.ts';
import { addPresenceContract } from './presence.ts';
import { addQueueContract } from './queue.ts';

/**
 * Every promise of the store, as tests: the same for each driver.
 * @param create makes an empty store
 */
export function registerStoreContract(driver: string, create: () => Promise<CopyableStore>): void {
  describe(`the ${driver} store`, () => {
    let store: CopyableStore;
    beforeEach(async () => {
      store = await create();
      return () => store.close();
    });
    const bench = createBench(() => store);
    addConversationContract(bench);
    addQueueContract(bench);
    addPresenceContract(bench);
    addDirectoryContract(bench);
    addCopyContract(bench, create);
  });
}
