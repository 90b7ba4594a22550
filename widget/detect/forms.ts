import type { Judge } from '../attempts.ts';
import { listFields } from '../fields.ts';
import { quietly } from '../quietly.ts';
import type { FormKind } from '../trail.ts';
import { isShown } from './element-text.ts';

/** What somebody signs in with: a form, or a field that is in none. */
export type SignInForm = { readonly kind: FormKind; readonly element: Element };

const LONE: readonly (readonly [kind: FormKind, selector: string])[] = [
  ['password', '[type=password]:not([autocomplete=new-password])'],
  ['code', '[autocomplete=one-time-code]'],
  ['identifier', '[autocomplete*=username]'],
];

function kindOf(element: Element, judge: Judge): FormKind | undefined {
  if (element.localName === 'form') {
    return listFields(element).some(isShown) ? judge(element)?.kind : undefined;
  }
  if (element.closest('form') || !isShown(element)) return undefined;
  return LONE.find(([, selector]) => element.matches(selector))?.[0];
}

/** The sign-in forms that a person sees in these roots. */
export function findForms(roots: readonly ParentNode[], judge: Judge): readonly SignInForm[] {
  const found: SignInForm[] = [];
  const visit = quietly((element: Element) => {
    const kind = kindOf(element, judge);
    if (kind) found.push({ kind, element });
  });
  for (const root of roots) root.querySelectorAll('form,input').forEach(visit);
  return found;
}
