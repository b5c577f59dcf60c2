import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A new secret of 256 bits, as text. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: a random secret of this length needs no slow hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** A code that can be read out on the telephone: `4821 0937 5516`. */
export function newCode(): string {
  return Array.from({ length: 3 }, () => String(randomInt(10_000)).padStart(4, '0')).join(' ');
}

/** A code as it was typed, without the spaces and hyphens between its digits. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s-]/g, '');
}
