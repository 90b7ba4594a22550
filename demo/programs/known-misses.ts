/** Fields of a report that differ from what a person would say. */
export type Miss = { readonly fields: readonly string[]; readonly why: string };

const ALL = ['userId', 'errorMessage', 'cause', 'attempts'];
const unseenTry: Miss = {
  fields: ALL,
  why: 'a script that meets nobody is not seen to have tried',
};
const boxes: Miss = {
  fields: ['errorMessage', 'cause'],
  why: 'the boxes above the form are not taken for its answer',
};
const secondStep: Miss = {
  fields: ['userId', 'attempts'],
  why: 'the step with the password is a new form, and its attempt is not counted',
};

/** By program and failure. A failure leaves this list with the change that makes it right; none joins it. */
export const KNOWN_MISSES: Readonly<Record<string, Miss>> = {
  'Node-RED: a browser that went offline': unseenTry,
  'Verdaccio: a browser that went offline': unseenTry,
  'phpLDAPadmin: a wrong password': boxes,
  'phpLDAPadmin: an unknown name, twice': boxes,
  'phpLDAPadmin: a name that is no distinguished name': boxes,
  'phpLDAPadmin: a directory that is down': boxes,
  'Roundcube: a mail server that is down': {
    fields: ['cause'],
    why: 'the status of the answer, 401, is believed before its words',
  },
  'Icinga Web 2: a page whose session is gone': {
    fields: ALL,
    why: 'a form that comes back by script, empty and without a word, is no sign',
  },
  'Auth0 Lock: an account that was tried too often': {
    fields: ['cause'],
    why: 'the status of the answer, 429, is believed before its words',
  },
  'FirebaseUI: a wrong password, twice': secondStep,
  'FirebaseUI: an address that tried too often': secondStep,
  'FirebaseUI: an account that was disabled': secondStep,
};
