import { expect, it } from 'vitest';
import { readClientInfo } from './client-info.ts';

const read = (userAgent: string) =>
  readClientInfo(
    { userAgent, languages: ['ko-KR', 'ko', 'en', 'ja', 'de', 'fr'] },
    { innerWidth: 390, innerHeight: 844 },
    false,
    true,
  );
const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
  [`(Windows NT 10.0) ${WEBKIT} Chrome/156.0.1 Safari/537.36`, 'Chrome/156', 'Windows', 'desktop'],
  [`(Windows NT 10.0) ${WEBKIT} Chrome/156.0 Edg/155.2`, 'Edg/155', 'Windows', 'desktop'],
  ['(X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0', 'Firefox/140', 'Linux', 'desktop'],
  [`(iPhone; CPU) ${WEBKIT} Version/26.1 Mobile/15 Safari/604.1`, 'Version/26', 'iPhone', 'mobile'],
  [`(Linux; Android 16) ${WEBKIT} Chrome/156.0 Safari/537.36`, 'Chrome/156', 'Android', 'tablet'],
  ['curl', 'other', 'other', 'desktop'],
])('reads %s', (userAgent, browser, os, device) => {
  expect(read(userAgent)).toMatchObject({ browser, os, device });
});

it('keeps to round sizes and at most five languages', () => {
  const { viewport, languages, cookies, storage } = read('');
  expect(viewport).toEqual({ w: 400, h: 850 });
  expect(languages).toHaveLength(5);
  expect([cookies, storage]).toEqual(['blocked', 'ok']);
});
