import type { Language } from '../meaning.ts';
import { LATIN } from './latin.ts';

export const fr: Language = {
  letters: LATIN,
  phrases: [
    ['way_out', /^.{0,3}déconn\w+$/i],
    ['fine', /déconnecté|succès|bienvenue|connexion en cours|veuillez patienter|envoyé/i],
    [
      'wrong_credentials',
      /tentatives? restante|encore \w+ (tentative|essai)|plus que \w+ (tentative|essai)/i,
    ],
    ['rate_limited', /\bip\b.*bloqu/i],
    ['account_locked', /verrouillé|bloqué/i],
    ['rate_limited', /trop de|dépassé|limite/i],
    ['cookies_blocked', /cookies?\b.*(désactiv|activ|bloqu|refus)|activer .*cookies/i],
    ['password_expired', /mot de passe.*expiré/i],
    ['email_unverified', /pas (encore )?(été )?(vérifié|confirmé)|confirme[rz] votre/i],
    ['account_disabled', /désactivé|suspendu|inactif|pas (encore )?(été )?activé|supprimé/i],
    ['captcha_failed', /captcha|robot/i],
    ['passkey_failed', /clé d.accès|clé de sécurité|passkey/i],
    [
      'mfa_failed',
      /code\b.*(incorrect|invalide|erroné|expiré|valide)|code (invalide|incorrect|erroné)/i,
    ],
    ['session_or_csrf_expired', /session|jeton|csrf|expiré/i],
    ['maintenance', /maintenance/i],
    ['network_offline', /internet|réseau|hors ligne/i],
    [
      'wrong_credentials',
      /(identifiant|utilisateur|mot de passe|mail|compte|informations|nom|connexion|authentification|courriel).*(incorrect|invalide|erroné|inconnu|introuvable|pas (valide|correct|reconnu|trouv|exist)|existe pas|correspond|échou|échec|casse)|(mauvais|aucun|échec|vérifiez).*(identifi|utilisateur|mot de passe|compte|connexion|authent)/i,
    ],
    [
      'server_error',
      /serveur|inattendu|technique|erreur (est|s.est)|une erreur|indisponible|plus tard/i,
    ],
    ['access_denied', /refusé|autorisé|droits|permission/i],
    ['wrong_credentials', /incorrect|invalide|erroné|échou|échec/i],
    ['incomplete', /obligatoire|saisi|veuillez (entrer|renseigner|remplir)|requis/i],
  ],
};
