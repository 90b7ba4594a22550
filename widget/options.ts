/** The script tag's `data-*` as they are written. */
export type Options = Readonly<Record<string, string | undefined>>;
