import type { Language } from '../meaning.ts';
import { LATIN } from './latin.ts';

export const de: Language = {
  letters: LATIN,
  phrases: [
    ['way_out', /^abmelden$/i],
    [
      'fine',
      /(abge|ausge|angemeldet als|einge)(meldet|loggt)|erfolgreich|willkommen|bitte warten|(ge|ver)sendet|zugesandt/i,
    ],
    ['wrong_credentials', /verbleib|noch \w+ versuch/i],
    ['rate_limited', /\bip\b.*gesperrt/i],
    ['account_locked', /gesperrt|sperrung/i],
    [
      'rate_limited',
      /zu (viele|oft|häufig)|überschritten|(mehrere|viele) .*versuch|verzögert|gedrosselt/i,
    ],
    ['cookies_blocked', /cookies?\b.*(aktivier|deaktiviert|blockier|nicht)/i],
    ['password_expired', /(passwort|kennwort).*abgelaufen/i],
    ['email_unverified', /nicht (bestätigt|verifiziert)|bestätigen sie (bitte )?ihre/i],
    ['account_disabled', /deaktiviert|inaktiv|nicht (aktiv|freigeschaltet)|gelöscht/i],
    ['captcha_failed', /captcha|roboter/i],
    ['passkey_failed', /passkey|sicherheitsschlüssel/i],
    [
      'mfa_failed',
      /(code|pin|tan)\b.*(falsch|ungültig|abgelaufen|nicht|inkorrekt)|(falsch|ungültig)\w* .*(code|pin|tan)\b/i,
    ],
    ['session_or_csrf_expired', /sitzung|session|csrf|abgelaufen|token/i],
    ['maintenance', /wartung/i],
    [
      'network_offline',
      /internet|netzwerk|offline|verbindung.*(unterbrochen|verloren|fehlgeschlagen)/i,
    ],
    [
      'wrong_credentials',
      /(benutzer|nutzer|passwort|kennwort|mail|zugangsdaten|daten|konto|login|anmeld).*(falsch|ungültig|inkorrekt|unbekannt|nicht (gefunden|korrekt|erkannt|überein|richtig|gültig)|stimm\w* nicht|existiert nicht|überprüf|prüfen|fehlgeschlagen|groß)|(falsch|ungültig|unbekannt|inkorrekt|kein)\w* .*(benutzer|passwort|kennwort|daten|mail|konto)/i,
    ],
    [
      'server_error',
      /server|unerwartet|technisch|fehler (ist )?aufgetreten|nicht (verfügbar|erreichbar)|später/i,
    ],
    ['access_denied', /verweigert|berechtig|keine? (zugriff|rechte)/i],
    ['wrong_credentials', /falsch|ungültig|fehlgeschlagen|gescheitert/i],
    ['incomplete', /eingeben|geben sie|erforderlich|pflichtfeld|ausfüllen/i],
  ],
};
