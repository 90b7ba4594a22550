import type { Phrases } from '../phrases.ts';

export const english: Phrases = {
  password: [
    'passwords?',
    'pass ?words?',
    'passwd',
    'pwd',
    'pw',
    'psw',
    'passphrase',
    'pass ?phrase',
    'pass(?=[\'"]? ?[:=]| is )',
    'passcode(?= (?:to|for) )',
  ],
  code: [
    '(?:verification|security|confirmation|authentication|authenticator|auth|login|log-in|sign-?in|one[ -]?time|single[ -]?use|2fa|mfa|two[ -]factor|access|sms|text|email|backup|recovery|activation|validation)[ -](?:pass)?codes?',
    'one[ -]?time[ -](?:password|pin|passcode)',
    'otp(?:[ -](?:code|number|pin|password))?',
    'totp(?:[ -]code)?',
    'passcode',
    'pin(?:[ -](?:code|number))?',
    'tan',
  ],
  looseCode: ['codes?'],
  otherCode: [
    'error',
    'status',
    'exit',
    'case',
    'zip',
    'post(?:al)?',
    'area',
    'country',
    'product',
    'order',
    'promo(?:tion)?',
    'discount',
    'coupon',
    'voucher',
    'gift',
    'qr',
    'bar',
    'source',
    'response',
    'http',
    'dress',
    'failed',
    'failure',
    'referral',
    'department',
    'sort',
    'swift',
    'reason',
    'result',
    'dialling',
    'store',
    'branch',
    'item',
    'tax',
    'color',
  ],
  joins: [
    '(?:is|was|were|are|being|equals|reads|says|should be|must be|will be|used to be|has been|would be|could be)(?: (?:now|still|just|actually|currently|simply|set to|called|like this|this|probably|definitely|always|either))?(?=[\\s:,])',
    "'s(?=\\s)",
    'set to(?=\\s)',
    'changed to(?=\\s)',
  ],
  fillers: [
    '(?:that|which|i|we|you|my|the|this|it|am|have|had|’ve|just|already|been|keep|kept|always|last|they|he|she|typed|type|typing|used|use|using|set|entered|enter|entering|chose|choose|tried|try|trying|put|putting|got|get|received|was sent|sent me|sent|you sent me|told|gave me|gave|gives me|given|created|picked|remember|with|as|to|in|here|below|following|old|new|current|previous|temporary|temp|own|by sms|by email|by text|via sms|from the app|from the sms|on my phone|yesterday|today|before|says|said|and it|field|box)(?=[\\s:])',
    "i(?:'ve|'m|'d)(?=\\s)",
    '(?:for|of|on|to|at) (?:(?:my|the|this|that|our|your|user|account|login|site|new|work) ){0,3}[^\\s.,;:!?]{1,64}(?: (?:account|login|page|site|profile))?(?=\\s(?:is|was|should be)\\s|\\s?[:=])',
  ],
  ends: [
    '(?:please|pls|but|and|or|so|because|it|i|what|why|how|can|could|still|help|thanks|thank|if|when|which|is that|does|did|doesn|not working|for|on|with)(?![a-z])',
  ],
  reversed: [
    '(?:is|was|as|for) (?:(?:my|the|our|a|his|her|your) (?:[a-z]{2,16} )?)?(?:(?:old|new|current|real|right|correct|first|actual|temporary|login|account|one i got as) )?',
    '(?:as|for)(?: (?:my|the|a|your))? (?:(?:old|new|current|temporary|login|account) )?',
  ],
  reversedEnds: [
    '(?! ?(?:manager|hint|reset|policy|field|form|page|error|protected|less|link|id|rule|length|box|prompt|generator))',
  ],
  notSecret: (
    'wrong right correct incorrect invalid valid expired required missing empty blank long short weak ' +
    'strong fine good bad okay gone lost lose forgotten unknown hidden visible secure insecure safe ' +
    'unsafe okay same different similar identical case-sensitive sensitive needed necessary optional ' +
    'mandatory old new current temporary permanent locked blocked disabled enabled active inactive ' +
    'reset changed updated saved stored accepted rejected denied refused recognized recognised ' +
    'compromised leaked breached outdated obsolete ready there here nothing something anything ' +
    'everything null none undefined true false error errors failed failure invalid mismatch wrong. ' +
    'password passwords username login email user account field text hidden hint policy rules forgot ' +
    'change show hide next cancel submit save click try again please enter your type confirm confirmed ' +
    'not-working working broken useless impossible possible available unavailable encrypted hashed ' +
    'protected private secret mine yours ours theirs chrome safari firefox google keychain bitwarden ' +
    'lastpass 1password okta dashlane keepass autofill autofilled prefilled unusual complicated ' +
    'complex simple easy hard difficult obvious default unique special normal weird strange odd ' +
    'perfect perfectly exactly definitely correctly properly unchanged not never always only still ' +
    'just also really very too that this what which why how when where because since until before ' +
    'after again anymore later soon then now today yesterday tomorrow case issue problem question ' +
    'unverified pending set unset verified unmatched stale dead done over off not-accepted ' +
    'insufficient incomplete complete nonsense compliant alphanumeric numeric'
  ).split(' '),
  counters: [
    '-?(?:to|or|and|bis|–) ?\\d',
    '-?(?:characters?|chars?|digits?|letters?|symbols?|numbers?|times?|days?|weeks?|months?|hours?|minutes?|mins?|seconds?|secs?|years?|attempts?|tries|bits?|bytes?|percent|am|pm|people|error)(?![a-z])',
  ],
  account: ['id', 'user ?(?:name|id)?', 'login', 'e-?mail(?: address)?', 'account', 'log-?in'],
  saysPlainWords: true,
};
