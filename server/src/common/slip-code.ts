import { randomBytes } from 'node:crypto';
import { SLIP_ALPHABET, SLIP_LENGTH } from '@village/shared/kernel/slip-code';

const BYTES = 10;
const BITS = 5;

/** The code that these bytes make: five bits for each sign. */
export function slipOf(bytes: Buffer): string {
  let [kept, bits, code] = [0, 0, ''];
  for (const byte of bytes.subarray(0, BYTES)) {
    kept = (kept << 8) | byte;
    for (bits += 8; bits >= BITS; bits -= BITS) code += SLIP_ALPHABET[(kept >> (bits - BITS)) & 31];
    kept &= (1 << bits) - 1;
  }
  return code.slice(0, SLIP_LENGTH);
}

/** A code that nobody can guess. */
export function newSlip(): string {
  return slipOf(randomBytes(BYTES));
}
