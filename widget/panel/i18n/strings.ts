import type { Cause, Step } from '../../../shared/report.ts';
import type { strings as english } from './en.ts';

/** A cause in words, and what to try for it: most likely to help first, at most four. */
export type Help = {
  readonly says: string;
  /** As the visitor would put it, where they can pick it themselves. */
  readonly pick?: string;
  readonly steps: readonly (readonly [step: Step, text: string])[];
};
export type Causes = Readonly<Record<Cause, Help>>;

/** Every word the panel shows or speaks, in one language. English decides which there are. */
export type Strings = Readonly<Record<Exclude<keyof typeof english, 'causes'>, string>> & {
  readonly causes: Causes;
};

/** Puts values in the places that a text names in braces. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/{(\w+)}/g, (place, name: string) => String(values[name] ?? place));
