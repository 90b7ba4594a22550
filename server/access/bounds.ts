/** Bounds that an operator may set; a test sets them low to stand at n and n+1. */
export type Bounds = {
  /** Open connections from one address. */
  readonly socketsPerAddress: number;
  /** Messages a person may send in a burst of five seconds. */
  readonly messagesPer5s: number;
  /** Any other events a person may send in ten seconds. */
  readonly eventsPer10s: number;
  /** Sign-in attempts for one login in fifteen minutes, and from one address. */
  readonly signInsPerLogin: number;
  readonly signInsPerAddress: number;
};

/** Threat T52, T55 and T15. */
export const DEFAULT_BOUNDS: Bounds = {
  socketsPerAddress: 20,
  messagesPer5s: 5,
  eventsPer10s: 60,
  signInsPerLogin: 10,
  signInsPerAddress: 30,
};
