import type { Language } from '../meaning.ts';
import { LATIN } from './latin.ts';

export const pt: Language = {
  letters: LATIN,
  phrases: [
    ['way_out', /^sair$/i],
    [
      'fine',
      /você saiu|desconectad|sessão (foi )?encerrada|sucesso|bem.vind|entrando|aguarde|enviad/i,
    ],
    ['wrong_credentials', /tentativas? restante|rest\w+ \w+ tentativa/i],
    ['rate_limited', /\bip\b.*bloque/i],
    ['account_locked', /bloquead/i],
    ['rate_limited', /muitas|excedid|excedeu|limite/i],
    [
      'cookies_blocked',
      /cookies?\b.*(desativ|desabilit|habilit|ativ|bloque)|(habilit|ativ)\w+ .*cookies/i,
    ],
    ['password_expired', /senha.*(expir|vencid)/i],
    [
      'email_unverified',
      /não (foi |está )?(verificad|confirmad)|(verifi|confirm)\w+ (seu|o seu) e ?mail/i,
    ],
    ['account_disabled', /desativad|desabilitad|suspens|inativ|não (foi |está )?ativad/i],
    ['captcha_failed', /captcha|robô/i],
    ['passkey_failed', /chave de (acesso|segurança)|passkey/i],
    ['mfa_failed', /código\b.*(incorret|inválid|expir|não confere|errad)/i],
    ['session_or_csrf_expired', /sessão.*(expir|inválid)|csrf|token|expirad|expirou/i],
    ['maintenance', /manutenção/i],
    ['network_offline', /internet|\brede\b|conexão|offline/i],
    [
      'wrong_credentials',
      /(usuário|utilizador|senha|palavra.passe|mail|conta|credencia|dados|login|cpf|acesso).*(incorret|inválid|errad|não (confere|existe|encontrad|coincid|correspond|reconhec|são válid)|desconhecid|maiúsc)|(não (foi possível|encontr)|incorret|inválid|falha)\w* .*(usuário|senha|conta|credencia|login|entrar|autentica)/i,
    ],
    ['server_error', /servidor|inesperad|técnic|ocorreu|indisponível|mais tarde|algo deu errado/i],
    ['access_denied', /negad|permissão|autorizad/i],
    ['wrong_credentials', /incorret|inválid|falh|errad/i],
    ['incomplete', /obrigatóri|informe|digite|preench|insira/i],
  ],
};
