import type { ClientInfo } from '../../shared/report.ts';

/** Edge and its like say Chrome too, and Chrome says Safari, whose version stands elsewhere. */
const BROWSERS = [
  /(?:Edg|Whale|SamsungBrowser)\w*\/\d+/,
  /(?:Firefox|FxiOS|CriOS|Chrome|Version)\/\d+/,
];
const SYSTEMS = /Android|iPhone|iPad|Windows|Mac OS|CrOS|Linux(?!; Android)/;

function deviceOf(userAgent: string): ClientInfo['device'] {
  if (/iPad|Android(?!.*Mobile)/.test(userAgent)) return 'tablet';
  return userAgent.includes('Mobi') ? 'mobile' : 'desktop';
}

const rounded = (pixels: number) => Math.round(pixels / 50) * 50;

/** The optional details of a report: names, major version, window size to 50 px; nothing finer. */
export const readClientInfo = (
  { userAgent, languages }: Pick<Navigator, 'userAgent' | 'languages'>,
  { innerWidth, innerHeight }: Pick<Window, 'innerWidth' | 'innerHeight'>,
  hasCookies: boolean,
  hasStorage: boolean,
): ClientInfo => ({
  browser: BROWSERS.map((each) => each.exec(userAgent)?.[0]).find(Boolean) ?? 'other',
  os: SYSTEMS.exec(userAgent)?.[0] ?? 'other',
  device: deviceOf(userAgent),
  languages: languages.slice(0, 5),
  viewport: { w: rounded(innerWidth), h: rounded(innerHeight) },
  cookies: hasCookies ? 'ok' : 'blocked',
  storage: hasStorage ? 'ok' : 'blocked',
});
