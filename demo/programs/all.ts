import { auth0Lock } from './auth0-lock.ts';
import { django } from './django.ts';
import { dokuwiki } from './dokuwiki.ts';
import { firebaseui } from './firebaseui.ts';
import { icingaweb } from './icingaweb.ts';
import { mediawiki } from './mediawiki.ts';
import { nodeRed } from './node-red.ts';
import { phpldapadmin } from './phpldapadmin.ts';
import type { Program } from './program.ts';
import { roundcube } from './roundcube.ts';
import { verdaccio } from './verdaccio.ts';

/** The programs whose login pages Porchlight is tried on; those that take longest to start come first. */
export const PROGRAMS: readonly Program[] = [
  mediawiki,
  nodeRed,
  django,
  roundcube,
  phpldapadmin,
  dokuwiki,
  verdaccio,
  icingaweb,
  firebaseui,
  auth0Lock,
];
