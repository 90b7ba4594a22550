import { alertText } from './alert-text.ts';
import { cookiesProbe } from './cookies-probe.ts';
import { invalidField } from './invalid-field.ts';
import { offline } from './offline.ts';
import type { Recogniser } from './page.ts';
import { repeatedSubmit } from './repeated-submit.ts';
import { navigationStatus, responseStatus } from './response-status.ts';
import { silentReturn } from './silent-return.ts';
import { urlParameter } from './url-parameter.ts';

/** Every recogniser, in the order of trust: the server, the browser, the page. */
export const RECOGNISERS: readonly Recogniser[] = [
  responseStatus,
  navigationStatus,
  urlParameter,
  offline,
  cookiesProbe,
  alertText,
  invalidField,
  silentReturn,
  repeatedSubmit,
];
