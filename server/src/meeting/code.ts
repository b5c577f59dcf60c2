import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '@village/shared/kernel/day';
import { secondsBetween } from '../common/time';

/** How long a code stands on the screen of the host; it holds one minute before its own and two after it. */
const SLOT_SECONDS = 60;
const [BEFORE, AFTER] = [1, 2];
const EPOCH = '1970-01-01T00:00:00.000Z';
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZW';
const LENGTH = 6;
const PREFIX = 'ZHY1';

export const slotAt = (instant: Instant) => Math.floor(secondsBetween(EPOCH, instant) / SLOT_SECONDS);
export const secondsLeft = (instant: Instant) => SLOT_SECONDS - Math.floor(secondsBetween(EPOCH, instant) % SLOT_SECONDS);

/** The code of a meeting in a minute: signed, so that nobody makes one without having been there. */
export function shortOf(qrKey: Buffer, meetingId: string, slot: number): string {
  const signature = createHmac('sha256', qrKey).update(`meeting ${meetingId} ${slot}`).digest();
  return Array.from(signature.subarray(0, LENGTH), byte => LETTERS[byte % 32]).join('');
}

export const textOf = (meetingId: string, short: string) => [PREFIX, meetingId, short].join('.');

/** Reads what was scanned or typed; null where it is no code of a meeting. */
export function scannedOf(text: string): { meetingId: string | null; short: string } | null {
  const typed = text.trim().toUpperCase().replace(/[\s-]/g, '');
  if (/^[2-9A-Z]{6}$/.test(typed)) return { meetingId: null, short: typed };
  const [prefix, meetingId, short, ...rest] = text.trim().split('.');
  return prefix === PREFIX && meetingId && short && rest.length === 0 ? { meetingId, short } : null;
}

/** When was this code on the screen? Null: at neither of these instants. */
export function seenAt(qrKey: Buffer, meetingId: string, short: string, instants: readonly Instant[]): Instant | null {
  for (const instant of instants) {
    const now = slotAt(instant);
    for (let slot = now - AFTER; slot <= now + BEFORE; slot += 1) if (same(shortOf(qrKey, meetingId, slot), short)) return instant;
  }
  return null;
}

function same(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
