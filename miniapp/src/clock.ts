import { type Day, type Instant, dayOf } from '@village/shared/kernel/day'

/** The phone's clock: the one place that asks it. */
export function now(): Instant {
  return new Date().toISOString()
}

/** Today at UTC+8 by the phone's clock. */
export function today(): Day {
  return dayOf(now())
}

const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A new key that no other phone makes: the same entry sent twice carries the same key. */
export function newKey(): string {
  const random = Array.from({ length: 16 }, () => DIGITS[Math.floor(Math.random() * DIGITS.length)]).join('')
  return `${Date.now().toString(36)}-${random}`
}
