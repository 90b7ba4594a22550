import type { Secret, SecretKind } from './findings.ts';
import { withoutStops } from './stops.ts';

/** Where a token cannot have begun before, and cannot go on. */
const EDGE = '(?<![A-Za-z0-9_-])';

/**
 * One kind of token a row: how it begins and what follows. `secret` is the part to hide, else all of
 * it. Every form is told by its first letters, so that no text makes the search go back far.
 */
type Form = { readonly kind: SecretKind; readonly form: RegExp };

/** Prefixes as their makers publish them for secret scanners. */
const KEY_FORMS = [
  '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}',
  'gh[pousr]_[A-Za-z0-9]{20,}',
  'github_pat_[A-Za-z0-9_]{22,}',
  'gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|oas)-[A-Za-z0-9_.-]{20,}',
  'xox[abceoprsd](?:\\.xox[abcp])?-[A-Za-z0-9-]{10,}',
  'xapp-[A-Za-z0-9-]{10,}',
  '(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,}',
  'whsec_[A-Za-z0-9+/=]{16,}',
  'AIza[A-Za-z0-9_-]{35}',
  'GOCSPX-[A-Za-z0-9_-]{20,}',
  'ya29\\.[A-Za-z0-9_-]{20,}',
  '1//0[A-Za-z0-9_-]{30,}',
  'sk-(?=[A-Za-z_-]*\\d)[A-Za-z0-9_-]{20,}',
  'SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,}',
  'npm_[A-Za-z0-9]{36}',
  'pypi-[A-Za-z0-9_-]{16,}',
  '(?:SK|AC)[0-9a-f]{32}',
  'do[opr]_v1_[0-9a-f]{64}',
  'hf_[A-Za-z0-9]{30,}',
  'shp(?:at|ss|ca|pa)_[A-Fa-f0-9]{32}',
  'sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{20,}',
  'key-[0-9a-f]{32}',
  'hv[sbr]\\.[A-Za-z0-9_-]{24,}',
  'dapi[0-9a-f]{32}',
  'lin_api_[A-Za-z0-9]{32,}',
  'dp\\.(?:pt|st|ct|sa)\\.[A-Za-z0-9._-]{20,}',
  'AGE-SECRET-KEY-1[A-Z0-9]{58}',
  'EAA[A-Za-z0-9]{60,}',
  'rubygems_[0-9a-f]{48}',
  'pul-[0-9a-f]{40}',
  'NRAK-[A-Z0-9]{27}',
  'eyJrIjoi[A-Za-z0-9+/=]{40,250}',
  '[0-9]{8,10}:AA[A-Za-z0-9_-]{33}',
  '[MNO][A-Za-z0-9_-]{23,25}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,}',
].join('|');

const FORMS: readonly Form[] = [
  {
    kind: 'jwt',
    form: new RegExp(
      `${EDGE}(?:ey[AJ]|ewo)[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]*){0,3}`,
      'g',
    ),
  },
  { kind: 'api_key', form: new RegExp(`${EDGE}(?:${KEY_FORMS})`, 'g') },
];

/** What follows the name of a scheme or of a field that holds a credential. */
const VALUE = '[A-Za-z0-9._~+/-]{8,}={0,2}';
const SCHEME = new RegExp(
  `(?<![A-Za-z0-9_-])(?<scheme>bearer|basic|kakaoak|token|digest|negotiate)[ \\t\\n:='"]{1,4}(?<secret>${VALUE})`,
  'gi',
);

/** Fields of requests, settings and cookies. */
const FIELD = new RegExp(
  '(?:api[ _-]?key|apikey|access[ _-]?key|secret[ _-]?key|secret[ _-]?access[ _-]?key|' +
    'access[ _-]?token|refresh[ _-]?token|id[ _-]?token|auth[ _-]?token|csrf[ _-]?token|' +
    'client[ _-]?secret|session[ _-]?id|session[ _-]?token|jsessionid|phpsessid|connect\\.sid|' +
    'asp\\.net_sessionid|(?<![A-Za-z])sid)' +
    `["']?[ \\t]?[:=][ \\t]?["']?(?<secret>${VALUE})`,
  'gi',
);

/** Mixed as no word is: a digit among letters, or a capital after the first place. */
const looksDrawn = (value: string): boolean =>
  /\d/.test(value) || /[a-z][A-Z]|[A-Z]{2}[a-z]/.test(value) || /[+=~]/.test(value);

/** The name and password that `Basic` carries, as RFC 7617 encodes them. */
function isBasicPair(value: string): boolean {
  try {
    return atob(value).includes(':');
  } catch {
    return false;
  }
}

function isCarried(scheme: string, value: string): boolean {
  if (scheme.toLowerCase() === 'basic' && isBasicPair(value)) return true;
  return value.length >= 16 ? looksDrawn(value) : /\d/.test(value) && /[a-z]/i.test(value);
}

/** JWTs, API keys, and what follows the name of an authorisation scheme or of a secret field. */
export function findCredentials(text: string): readonly Secret[] {
  const secrets: Secret[] = [];
  for (const { kind, form } of FORMS) {
    for (const { 0: token, index: start } of text.matchAll(form)) {
      secrets.push({ kind, start, end: start + withoutStops(token, '.').length });
    }
  }
  for (const form of [SCHEME, FIELD]) {
    for (const { 0: whole, index, groups } of text.matchAll(form)) {
      const { scheme = '', secret = '' } = groups ?? {};
      const value = withoutStops(secret, '.');
      if (!isCarried(scheme, value)) continue;
      const start = index + whole.length - secret.length;
      secrets.push({ kind: 'credential', start, end: start + value.length });
    }
  }
  return secrets;
}
