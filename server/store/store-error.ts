export const STORE_ERRORS = [
  'store_unavailable',
  'store_full',
  'store_corrupt',
  'store_newer',
  'store_unwritable',
  'store_outdated',
  'store_unsafe',
] as const;
export type StoreErrorCode = (typeof STORE_ERRORS)[number];

/** What a driver throws: a code, and the cause for the log. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}
