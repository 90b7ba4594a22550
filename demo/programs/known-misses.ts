/** Fields of a report that differ from what a person would say. */
export type Miss = { readonly fields: readonly string[]; readonly why: string };

const ALL = ['userId', 'errorMessage', 'cause', 'attempts'];
const unseenTry: Miss = {
  fields: ALL,
  why: 'a script that meets nobody is not seen to have tried',
};
/** By program and failure. A failure leaves this list with the change that makes it right; none joins it. */
export const KNOWN_MISSES: Readonly<Record<string, Miss>> = {
  'Node-RED: a browser that went offline': unseenTry,
  'Verdaccio: a browser that went offline': unseenTry,
  'phpLDAPadmin: a directory that is down': {
    fields: ['cause'],
    why: 'its last line says that the password is wrong, in so many words',
  },
  'Icinga Web 2: a page whose session is gone': {
    fields: ALL,
    why: 'a form that comes back by script, empty and without a word, is no sign',
  },
};
