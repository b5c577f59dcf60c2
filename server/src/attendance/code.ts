import { createHmac } from 'node:crypto';
import type { Instant } from '@village/shared/kernel/day';
import { secondsBetween } from '../common/time';

/** How long a code stands on the screen. */
export const SLOT_SECONDS = 60;
/** A code holds one minute before its own (a clock that is fast) and two after it (the walk from the screen, a clock that is slow). */
const SLOTS_BEFORE = 1;
const SLOTS_AFTER = 2;
const EPOCH = '1970-01-01T00:00:00.000Z';
/** Letters and digits that nobody mistakes for others when he types them. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZW';
const LENGTH = 8;
const PREFIX = 'ZCT1';
/** The slot of a code on paper. */
export const PAPER = 'P';

/** Which slot is it at this instant? */
export function slotAt(instant: Instant): number {
  return Math.floor(secondsBetween(EPOCH, instant) / SLOT_SECONDS);
}

/** The slots whose code holds at this instant. */
export function slotsHolding(instant: Instant): number[] {
  const now = slotAt(instant);
  return Array.from({ length: SLOTS_BEFORE + SLOTS_AFTER + 1 }, (_, index) => now + SLOTS_BEFORE - index);
}

/** Seconds until the next code. */
export function secondsLeft(instant: Instant): number {
  return SLOT_SECONDS - Math.floor(secondsBetween(EPOCH, instant) % SLOT_SECONDS);
}

/** The short code of a screen in a slot, or of a paper; signed with the key of the village, which follows from the server's and never leaves it. */
export function shortOf(qrKey: Buffer, villageId: string, codeId: string, slot: number | typeof PAPER): string {
  const villageKey = createHmac('sha256', qrKey).update(`village ${villageId}`).digest();
  const signature = createHmac('sha256', villageKey).update(`${codeId} ${slot}`).digest();
  return Array.from(signature.subarray(0, LENGTH), byte => LETTERS[byte % 32]).join('');
}

/** What the squares say. */
export function textOf(villageId: string, codeId: string, slot: number | typeof PAPER, short: string): string {
  return [PREFIX, villageId, codeId, slot, short].join('.');
}

/** What was scanned, or typed. */
export type Scanned = { villageId: string; codeId: string; slot: number | typeof PAPER; short: string } | { short: string };

/** Reads what was scanned or typed; null where it is no code of ours. */
export function scannedOf(text: string): Scanned | null {
  const typed = text.trim().toUpperCase().replace(/[\s-]/g, '');
  if (/^[2-9A-Z]{8}$/.test(typed)) return { short: typed };
  const [prefix, villageId, codeId, slot, short, ...rest] = text.trim().split('.');
  if (prefix !== PREFIX || rest.length > 0 || !villageId || !codeId || !short || !/^(\d{1,10}|P)$/.test(slot)) return null;
  return { villageId, codeId, slot: slot === PAPER ? PAPER : Number(slot), short };
}
