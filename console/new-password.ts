import { LIMITS } from '../shared/limits.ts';

/** What is wrong with a password somebody is choosing; null when it will do. */
export type PasswordFault = 'short' | 'long' | 'different';

/** Length is what counts; nothing is asked about kinds of characters. */
export function checkNewPassword(password: string, again: string): PasswordFault | null {
  if (password.length < LIMITS.agentPasswordMin) return 'short';
  if (password.length > LIMITS.agentPasswordMax) return 'long';
  return password === again ? null : 'different';
}
