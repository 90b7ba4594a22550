/** What an agent's text asks the visitor for and must never ask for (threat T46). */
export type AskedSecret = 'password' | 'code' | 'card';

type Phrases = { readonly secret: AskedSecret; readonly ko: string; readonly en: string };

const SECRETS: readonly Phrases[] = [
  {
    secret: 'password',
    ko: '비밀\\s?번호|비번|패스워드|암호',
    en: 'pass\\s?words?|passwd|pass\\s?phrase|pw|pwd',
  },
  {
    secret: 'code',
    ko: '인증\\s?(?:번호|코드)|보안\\s?(?:번호|코드)|일회용\\s?(?:번호|비밀번호)|확인\\s?코드|백업\\s?코드|핀\\s?번호|otp(?:\\s?번호)?|pin(?:\\s?번호)?',
    en: '(?:(?:verification|security|one-time|2fa|sms|login|sign-in|backup|recovery|access|auth(?:entication)?|6-digit|six-digit)\\s?)+(?:codes?|pins?)|codes?|otp|pin|passcode',
  },
  {
    secret: 'card',
    ko: '카드\\s?번호|cvc(?:\\s?번호)?|주민(?:등록)?\\s?번호|계좌\\s?번호',
    en: '(?:credit\\s|debit\\s|bank\\s)?card\\s(?:number|details)|cvv|cvc|ssn|social\\ssecurity\\snumber',
  },
];

/** Between the secret and the verb nothing may turn the sentence to something else. */
const KO_GAP =
  '(?:(?!재설정|변경|바꾸|바꾼|찾기|화면|페이지|메일|링크|방법|결과|여부|오류|문제|말고|없이|대신|[.!?\\n]).){0,18}';
const KO_VERB =
  '(?:알려|보내|불러|말씀해|말해|적어|남겨|공유해|가르쳐|써|찍어|읽어|전달해|(?:여기에?|채팅에|이\\s?창에)\\s*(?:다시\\s*)?입력해)\\s*(?:주세요|주실|주십|주시(?!지)|줘|줄래|주겠|달라|봐\\s?주|보세요)';
const KO_WHAT = '(?:이|가|은|는|을|를|도)?\\s*(?:뭐|뭔|무엇|어떻게\\s*되)';
const EN_ASK =
  '(?:tell|give|send|share|text|message|read|dictate|provide|write|(?:type|enter|paste|put)(?=[^.!?\\n]{0,50}\\b(?:here|in(?:to)?\\s(?:this|the)\\s(?:chat|window)|below)\\b))';
const EN_GAP = "(?:\\s+(?!not\\b|link|reset)[\\w'’-]+){0,6}?";
const EN_AFTER = '(?!\\s+(?:reset|manager|page|field|form|policy|help|hint|link|rules?))';
const EN_WHAT =
  "(?:what(?:'s|’s|\\sis|\\swas)|(?:can|could|may)\\s(?:i|we)\\s(?:have|get|see)|(?:i|we)(?:'ll|’ll|\\swill)?\\sneed)";
const EN_NEGATED =
  /\b(?:never|not|don['’]?t|won['’]?t|nobody|no one|without|shouldn['’]?t)\b[^.!?\n]{0,24}$/i;

const PATTERNS = SECRETS.map(({ secret, ko, en }) => ({
  secret,
  asks: [
    new RegExp(`(?:${ko})${KO_GAP}${KO_VERB}`, 'giu'),
    new RegExp(`(?:${ko})${KO_WHAT}`, 'giu'),
    new RegExp(`\\b${EN_ASK}${EN_GAP}\\s+(?:${en})\\b${EN_AFTER}`, 'giu'),
    new RegExp(
      `\\b${EN_WHAT}\\s(?:your|the|that)(?:\\s[\\w-]+){0,2}?\\s(?:${en})\\b${EN_AFTER}`,
      'giu',
    ),
    new RegExp(`^\\s*(?:your\\s)?(?:${en})(?:,?\\splease)?\\s*\\?*\\s*$`, 'giu'),
    new RegExp(`^\\s*(?:${ko})\\s*(?:요)?\\s*\\?+\\s*$`, 'giu'),
  ],
}));

const isNegated = (text: string, index: number) => EN_NEGATED.test(text.slice(0, index));

/**
 * Whether a text asks for a password, a code or a card, in Korean or English. Sentences that warn
 * against telling one, or talk about resetting one, do not. A net, not a proof: it stops slips.
 */
export function findAskedSecret(text: string): AskedSecret | null {
  for (const { secret, asks } of PATTERNS) {
    const isAsked = asks.some((ask) =>
      Array.from(text.matchAll(ask)).some(({ index }) => !isNegated(text, index)),
    );
    if (isAsked) return secret;
  }
  return null;
}
