import type { Phrases } from '../phrases.ts';

/** The other languages that sign-in pages here come in: names and joins, and no plain words. */
export const more: Phrases = {
  password: [
    '密码',
    '密碼',
    '口令',
    'mots? de passe',
    'mdp',
    'contrase[ñn]a',
    'clave',
    'senha',
    'palavra-passe',
    'm[ậa]t kh[ẩa]u',
    'пароль',
  ],
  code: [
    '验证码',
    '驗證碼',
    '校验码',
    '动态码',
    'code (?:de vérification|de confirmation|de sécurité|à usage unique)',
    'código (?:de verificación|de verificação|de seguridad|de segurança|de confirmación|de confirmação)',
    'm[ãa] (?:xác (?:minh|nhận|thực)|otp)',
  ],
  looseCode: ['código', '代码'],
  otherCode: ['erreur', 'erro', 'postal', '错误', '邮政', 'lỗi'],
  joins: ['(?:是|为|為|就是)', "(?:est|était|c'est|es|era|é|là|sera|será)(?=[\\s:])"],
  fillers: [
    '(?:我的|现在|一直|输入的?|设置的?|收到的?)',
    "(?:que|mi|mon|ma|minha|a|o|la|le|el|de|tôi|của|của tôi|usé|uso|j'ai|utilisé|saisi|reçu|recibí|recebi)(?=[\\s:])",
  ],
  ends: [],
  reversed: ['(?:是|est|es|é|là) ?(?:我的|mon|mi|a minha|minha|ma)? ?'],
  reversedEnds: [],
  notSecret: [],
  counters: [
    '位',
    '次',
    '个',
    '字符',
    '(?:caract[èe]res?|caracteres|chiffres|d[íi]gitos|fois|veces|vezes|ký tự|jours|días|dias)(?![a-z])',
  ],
  account: ['用户名', '账号', '帳號', 'identifiant', 'usuario', 'usuário', 'correo'],
  saysPlainWords: false,
};
