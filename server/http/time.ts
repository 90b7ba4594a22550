import type { Express } from 'express';
import { FOR_ALL_ORIGINS } from './assets.ts';

/**
 * `/v1/time`: what a page's self-test asks, to learn whether this relay is in reach and how far the
 * visitor's clock is off. This machine's clock, not the store's: it answers also while the store is
 * away. Any origin may ask, since it says nothing of anybody.
 */
export function addTime(app: Express): void {
  app.get('/v1/time', (_request, response) => {
    response.set({ ...FOR_ALL_ORIGINS, 'Cache-Control': 'no-store' }).json({ now: Date.now() });
  });
}
