import type { Phrases } from '../phrases.ts';

export const german: Phrases = {
  password: [
    '…passw(?:ort|örter)s?',
    '…kennw(?:ort|örter)',
    'passphrase',
    'losungswort',
    'zugangswort',
    'geheimzahl',
    'geheimnummer',
  ],
  code: [
    'einmal-?(?:code|passwort|kennwort|pin|schlüssel)',
    '…(?:bestätigungs|sicherheits|verifizierungs|anmelde|authentifizierungs|freischalt|zugangs|prüf|login|sms|verifikations|aktivierungs|backup|wiederherstellungs|zwei-?faktor|2fa|mail|e-mail)-?(?:code|nummer|pin)s?',
    '…(?:sms|mobile?|push|photo|chip|i)-?tan',
    'pin-?(?:code|nummer)',
  ],
  looseCode: [],
  otherCode: [
    'fehler',
    'status',
    'postleit',
    'gutschein',
    'rabatt',
    'fehlgeschlagen',
    'länder',
    'artikel',
    'produkt',
    'buchungs',
    'antwort',
    'vorwahl',
    'filial',
  ],
  joins: [
    '(?:ist|war|lautet|lautete|heißt|heisst|hieß|wäre|sei|müsste|sollte|steht auf|geändert auf|geändert in)(?: (?:jetzt|noch|nur|eigentlich|aktuell|nun|immer|so|wie folgt|folgendes|momentan|wahrscheinlich|immer noch|früher|derzeit|einfach|auch))?(?=[\\s:,])',
  ],
  fillers: [
    '(?:das|dass|den|die|der|ich|wir|sie|mir|mich|mein|meine|meinen|dein|ihr|ihre|es|hier|unten|folgende|folgendes|immer|gerade|eben|schon|bereits|zuletzt|heute|gestern|vorher|früher|eingegeben|eingebe|eingetippt|verwendet|verwende|benutzt|benutze|gesetzt|gewählt|genommen|nehme|probiert|erhalten|bekommen|bekam|geschickt|zugeschickt|per sms|per mail|per e-mail|vom handy|aus der app|habe|hatte|hab|neue|neues|neuen|alte|altes|alten|aktuelle|aktuelles|wurde|mit|als|auf|zu)(?=[\\s:,])',
    '(?:für|von|bei|zum|zu|auf) (?:(?:mein|meinen|meinem|meine|das|den|dem|dieses|die|der|konto|benutzer) ){0,3}[^\\s.,;:!?]{1,64}(?: konto)?(?=\\s(?:ist|war|lautet)\\s|\\s?[:=])',
  ],
  ends: [
    '(?:und|aber|oder|bitte|es|ich|warum|wieso|danke|doch|funktioniert|geht|weil|da|nur|das|wird|hilfe|stimmt|denn|leider|damit)(?![a-zäöü])',
  ],
  reversed: [
    '(?:ist|war|lautet|als|für) (?:(?:mein|das|unser|ein|mein[es]?|ihr|dein|der|den|die) )?(?:(?:altes?|neues?|aktuelles?|richtiges?|alte|neue|aktuelle|richtige) )?',
  ],
  reversedEnds: [],
  notSecret: (
    'falsch richtig korrekt inkorrekt ungültig gültig abgelaufen gesperrt leer unbekannt vergessen weg ' +
    'neu alt sicher unsicher schwach stark kurz lang erforderlich nötig notwendig gespeichert geändert ' +
    'verschlüsselt fehlerhaft verkehrt verloren sichtbar unsichtbar verborgen optional zurückgesetzt ' +
    'angeblich okay identisch gleich anders dasselbe derselbe dieselbe derselben groß klein kompliziert ' +
    'einfach schwer leicht unverändert akzeptiert abgelehnt bekannt vorhanden bitte eingeben angeben ' +
    'anzeigen ändern vergessen zurücksetzen passwort benutzername pflichtfeld notiert hinterlegt ' +
    'deaktiviert aktiviert nicht immer noch auch sehr definitiv eindeutig wirklich stimmt garantiert ' +
    'ok fehlt temporär vorläufig dauerhaft'
  ).split(' '),
  counters: [
    '-?(?:zeichen|stellen|stellig\\w*|ziffern|buchstaben|mal|tage?n?|wochen?|monaten?|stunden?|minuten?|sekunden?|jahren?|versuche?n?|uhr|prozent)(?![a-z])',
  ],
  account: ['benutzer(?:name|kennung)?', 'anmelde(?:name|kennung)', 'konto', 'e-?mail'],
  saysPlainWords: true,
};
