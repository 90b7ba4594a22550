import { test } from '@playwright/test';
import { PROGRAMS } from '../programs/all.ts';
import { installNpm, unpackDebian } from '../programs/installed.ts';

test('the packages of all real programs are there', async () => {
  test.setTimeout(300_000);
  const debian = new Set(PROGRAMS.flatMap((program) => program.debian ?? []));
  await Promise.all([unpackDebian([...debian].toSorted()), installNpm()]);
});
