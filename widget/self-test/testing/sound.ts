import type { SelfTest } from '../../../shared/report.ts';

/** A self-test of a browser and a network in which nothing is wrong. */
export const SOUND: SelfTest = {
  cookies: 'ok',
  storage: 'ok',
  online: true,
  site: 'ok',
  relay: 'ok',
  clockSkewMs: 12,
  copy: 'fresh',
  scripts: 'ok',
};
