import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const BYTES = 16;
/** Asking the system for chance costs more than the id: it is asked once for many. */
const pool = new Uint8Array(BYTES * 256);
let used = pool.length;
let millisecond = 0;
let sequence = 0;

/** A new id: UUID version 7, so that ids sort as they were made, within a millisecond too. */
export function newId(): string {
  const random = chance();
  const now = Date.now();
  if (now > millisecond) {
    millisecond = now;
    sequence = (random[6] << 16) | (random[7] << 8) | random[8];
  } else {
    sequence += 1;
  }
  return v7({ msecs: millisecond, seq: sequence, random });
}

function chance(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES;
  return pool.subarray(used - BYTES, used);
}
