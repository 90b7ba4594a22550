import type { Judge } from '../attempts.ts';
import { listFields } from '../fields.ts';
import type { FormKind } from '../trail.ts';
import { isShown } from './element-text.ts';

/** What somebody signs in with: a form, or a field that is in none. */
export type SignInForm = { readonly kind: FormKind; readonly element: Element };

const LONE: readonly (readonly [kind: FormKind, selector: string])[] = [
  ['password', '[type=password]:not([autocomplete=new-password])'],
  ['code', '[autocomplete=one-time-code]'],
  ['identifier', '[autocomplete*=username]'],
];

const hasFields = (form: HTMLFormElement): boolean => listFields(form).some(isShown);

/** The sign-in forms that a person sees in these roots. */
export function findForms(roots: readonly ParentNode[], judge: Judge): readonly SignInForm[] {
  return roots.flatMap((root) => [
    ...[...root.querySelectorAll('form')].flatMap((element) => {
      const kind = hasFields(element) && judge(element)?.kind;
      return kind ? { kind, element } : [];
    }),
    ...LONE.flatMap(([kind, selector]) =>
      [...root.querySelectorAll(selector)]
        .filter((element) => !element.closest('form') && isShown(element))
        .map((element) => ({ kind, element })),
    ),
  ]);
}
