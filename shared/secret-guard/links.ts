import type { Secret } from './findings.ts';
import { withoutStops } from './stops.ts';

/** Parameters that are secret whatever they hold: of resets, invitations, sign-ins and sessions. */
const ALWAYS =
  'token|id_token|access_token|refresh_token|auth_token|reset_token|reset_password_token|' +
  'confirmation_token|verification_token|invitation_token|invite_token|login_token|magic_token|' +
  'unlock_token|one_time_token|session_token|csrf_token|oobcode|samlresponse|samlrequest|assertion|' +
  'client_secret|client_assertion|code_verifier|code_challenge|device_code|id_token_hint|' +
  'logout_token|login_ticket|login_challenge|consent_challenge|login_verifier|otp|passcode|password|' +
  'passwd|pwd|pass|secret|jwt|api_key|apikey|api-key|sessionid|session_id|jsessionid|phpsessid|sid|' +
  'x-amz-signature|x-amz-security-token|x-amz-credential|x-goog-signature|magic_link|' +
  'resetkey|reset_key|resetcode|reset_code|activation_code|verification_code|' +
  'auth_code|authcode|tkn|tok|ott|otk|flow_token|state_token|statetoken|sessiontoken|ctx_token';
/** Parameters that often hold something harmless: only what is long enough to be a secret counts. */
const OFTEN =
  'code|state|nonce|key|sig|signature|hash|auth|session|link|reset|magic|invite|ticket|relaystate|' +
  'xsrf|csrf|_csrf|verify|confirm|activate|c|t|k|h|ct';

/** A one-time code is six signs at least, and a word or two is none unless it is very long. */
const isDrawn = (value: string): boolean =>
  value.length >= 20 || (value.length >= 6 && !/^[a-z]+(?:[-_.][a-z]+)*$/i.test(value));

/** What ends the sentence around a link. */
const STOPS = ".,;:!?)'*";

const PARAMETER = new RegExp(
  `(?<=[?&#;]|%3F|%26|%23|&amp;)(?:(?<always>${ALWAYS})|(?:${OFTEN}))(?:=|%3D)` +
    '(?<value>(?:[\\w\\-.~!$()*+,=:@/?]|%(?!26|23))+)',
  'gi',
);

/** A password in front of the host. */
const USER_INFO = /(?<=:\/\/[^\s/?#@:]{0,64}:)[^\s/?#@●]{1,128}(?=@)/g;

/** What the address of a page that resets or confirms something says on its way to the secret. */
const WAY = /https?:\/\/[^\s/?#]{1,255}(?<path>\/[^\s?#<>"']{0,2000})/gi;
const PURPOSE =
  /reset|recover|magic|verif|confirm|activat|invit|unlock|passw|sign-?in|log-?in|auth|token|one-?time|\botp\b/i;
/** What stands between slashes; a matrix parameter is a part of its own. */
const SEGMENT = /[^/;]+/g;

/** The fewest signs of a part of a path that was drawn at random. */
const DRAWN_SHORTEST = 20;
/** Words as addresses have them: a few letters, perhaps a figure behind, or a figure alone. */
const WORD = /^(?:[A-Za-z]{0,15}|[A-Z]?[a-z]{1,15}\d{0,4}|\d{1,8})$/;

/**
 * Whether a part of a path was drawn at random: 20 signs or more of base64url or hex, or a JWT, and
 * not words joined by dashes or by capitals.
 */
export function isDrawnSegment(segment: string): boolean {
  if (/^eyJ[\w-]{5,}\./.test(segment)) return true;
  if (segment.length < DRAWN_SHORTEST || !/^[\w.~-]+={0,2}$/.test(segment)) return false;
  if (segment.split(/[-_.]/).every((word) => WORD.test(word))) return false;
  if (/\d/.test(segment)) return true;
  const capitals = segment.match(/[a-z][A-Z]/g)?.length ?? 0;
  return capitals * 6 > segment.length;
}

/** The parts of a path that were drawn at random; `from` is where the path begins. */
export function findDrawnSegments(path: string, from: number): readonly Secret[] {
  const secrets: Secret[] = [];
  for (const { 0: segment, index } of path.matchAll(SEGMENT)) {
    if (!isDrawnSegment(segment)) continue;
    const start = from + index;
    secrets.push({ kind: 'secret_link', start, end: start + segment.length });
  }
  return secrets;
}

/** In the paths of addresses that reset, confirm or sign in. */
const findInPaths = (text: string): readonly Secret[] =>
  [...text.matchAll(WAY)].flatMap(({ 0: link, index, groups }) => {
    const path = groups?.['path'] ?? '';
    return PURPOSE.test(path) ? findDrawnSegments(path, index + link.length - path.length) : [];
  });

/**
 * The secret parameters of links: reset and magic links, what an identity provider returns with, and
 * sessions in addresses. The origin and the path stay, but for a random part of a reset's path.
 */
export function findLinkSecrets(text: string): readonly Secret[] {
  const secrets: Secret[] = [];
  for (const { 0: whole, index, groups } of text.matchAll(PARAMETER)) {
    const { always, value: rest = '' } = groups ?? {};
    const value = withoutStops(rest, STOPS);
    if (value === '' || (always === undefined && !isDrawn(value))) continue;
    const start = index + whole.length - rest.length;
    secrets.push({ kind: 'secret_link', start, end: start + value.length });
  }
  for (const { 0: word, index: start } of text.includes('://') ? text.matchAll(USER_INFO) : []) {
    secrets.push({ kind: 'secret_link', start, end: start + word.length });
  }
  return [...secrets, ...findInPaths(text)];
}
