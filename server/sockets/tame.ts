import { LIMITS } from '../../shared/limits.ts';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Whether a payload is flat and small enough for anything to look at it: at most six deep and 64
 * keys an object, no key that reaches a prototype. Walks without recursion, so that 20,000 nested
 * arrays end here and not in a stack overflow.
 */
export function isTame(payload: unknown): boolean {
  let level: unknown[] = [payload];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > LIMITS.payloadDepth) return false;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      const keys = Object.keys(value);
      if (keys.length > LIMITS.payloadKeys || keys.some((key) => FORBIDDEN.has(key))) return false;
      next.push(...Object.values(value));
    }
    level = next;
  }
  return true;
}
