import { hash, verify } from '@node-rs/argon2';
import { LIMITS } from '../../shared/limits.ts';

/** OWASP's minimum for argon2id, which is the library's algorithm unless told otherwise. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Hashes at a time, and in line behind them: a flood must not take the machine (threat T14). */
const AT_ONCE = 2;
const IN_LINE = 20;

export type Passwords = {
  /** Null when too many are being checked already. */
  hash(password: string): Promise<string | null>;
  /** Takes as long for an agent who does not exist (`stored` null). Null when there are too many. */
  verify(stored: string | null, password: string): Promise<boolean | null>;
};

/** Whether a password is long enough to be one: 15 to 128 characters, no rules of composition. */
export const isLongEnough = (password: string): boolean =>
  [...password].length >= LIMITS.agentPasswordMin &&
  [...password].length <= LIMITS.agentPasswordMax;

export function createPasswords(): Passwords {
  let running = 0;
  const line: (() => void)[] = [];
  async function inTurn<Value>(work: () => Promise<Value>): Promise<Value | null> {
    if (running >= AT_ONCE) {
      if (line.length >= IN_LINE) return null;
      await new Promise<void>((go) => line.push(go));
    }
    running++;
    try {
      return await work();
    } finally {
      running--;
      line.shift()?.();
    }
  }
  const nobody = hash('nobody has this password', COST);
  return {
    hash: (password) => inTurn(() => hash(password, COST)),
    verify: (stored, password) =>
      inTurn(async () => {
        const right = await verify(stored ?? (await nobody), password);
        return right && stored !== null;
      }),
  };
}
