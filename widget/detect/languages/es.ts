import type { Language } from '../meaning.ts';
import { LATIN } from './latin.ts';

export const es: Language = {
  letters: LATIN,
  phrases: [
    ['way_out', /^cerrar sesión$/i],
    [
      'fine',
      /cerrado (la )?sesión|sesión (se ha )?(cerrada|iniciada)|éxito|correctamente|bienvenid|iniciando sesión|enviado/i,
    ],
    ['wrong_credentials', /intentos? restante|qued\w+ \w+ intento/i],
    ['rate_limited', /\bip\b.*bloque/i],
    ['account_locked', /bloquead/i],
    ['rate_limited', /demasiad|superado|excedido|límite/i],
    [
      'cookies_blocked',
      /cookies?\b.*(deshabilit|desactiv|habilit|activ|bloque)|(habilit|activ)\w+ .*cookies/i,
    ],
    ['password_expired', /(contraseña|clave).*(caducad|expirad|vencid)/i],
    [
      'email_unverified',
      /no (ha sido |está |se ha )?(verificad|confirmad)|(verifi|confirm)\w+ (tu|su) (correo|email|cuenta)/i,
    ],
    ['account_disabled', /deshabilitad|desactivad|suspendid|inactiv|no (está |ha sido )?activad/i],
    ['captcha_failed', /captcha|robot/i],
    ['passkey_failed', /llave de (acceso|seguridad)|clave de (acceso|paso)|passkey/i],
    ['mfa_failed', /código\b.*(incorrect|inválid|no (es )?válid|caducad|expirad|erróne)/i],
    ['session_or_csrf_expired', /sesión.*(caduc|expir|venc)|csrf|token|caducad|expirad/i],
    ['maintenance', /mantenimiento/i],
    ['network_offline', /internet|\bred\b|sin conexión/i],
    [
      'wrong_credentials',
      /(usuario|contraseña|clave|correo|mail|cuenta|credencial|datos|acceso|sesión|identific).*(incorrect|inválid|no (es |son )?(válid|correct|coincid|existe|encontr|reconoc)|erróne|equivocad|desconocid|mayúsc)|(no (se )?(encontr|existe|reconoc|pud)|incorrect|inválid)\w* .*(usuario|contraseña|cuenta|credencial|sesión)/i,
    ],
    [
      'server_error',
      /servidor|inesperad|técnic|error (al|en)|ha ocurrido|se produjo|no (está )?disponible|más tarde|algo (salió|ha ido) mal/i,
    ],
    ['access_denied', /denegad|permiso|autorizad/i],
    ['wrong_credentials', /incorrect|inválid|falló|fallid|erróne|no (se )?(ha )?(pud|podido)/i],
    ['incomplete', /obligatori|introduzca|introduce|ingres[ae]|requerid|complet[ae]/i],
  ],
};
