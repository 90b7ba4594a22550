import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, test } from 'vitest';
import { keepWaiting } from './answers.ts';

const TWENTY_DAYS = 20 * 24 * 60 * 60_000;

test('a browser that leaves ends the wait', async () => {
  const leaving = new AbortController();
  const app = express();
  const wasThereAtTheEnd = new Promise<boolean>((resolve, reject) => {
    app.get('/', (_req, res) => {
      keepWaiting(res, TWENTY_DAYS).then(resolve, reject);
      leaving.abort();
    });
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const request = fetch(`http://127.0.0.1:${port}/`, { signal: leaving.signal });

  await expect(request).rejects.toThrow('aborted');
  expect(await wasThereAtTheEnd).toBe(false);
  server.close();
});
