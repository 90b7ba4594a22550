import type { Express } from 'express';
import type { Store } from '../store/store.ts';

/** `/healthz`: the process answers. `/readyz`: it takes connections, and its store answers too. */
export function addHealth(app: Express, store: Store, isDraining: () => boolean): void {
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  app.get('/readyz', async (_request, response) => {
    const answers = await store.now().then(
      () => true,
      () => false,
    );
    const ok = answers && !isDraining();
    response.status(ok ? 200 : 503).json({ ok });
  });
}
