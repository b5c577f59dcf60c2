import type { Instant } from '@village/shared/kernel/day';
import { addSeconds } from './time';

const MOST_KEPT = 20_000;

/** Counts how often somebody did something in a while. Kept in memory, never written down; each server counts for itself, and the oldest give way. */
export class Turnstile {
  private readonly counted = new Map<string, { count: number; until: Instant }>();

  constructor(private readonly limit: { most: number; seconds: number }) {}

  /** Counts once more. False: that was too often. */
  pass(key: string, now: Instant): boolean {
    const counted = this.current(key, now) ?? { count: 0, until: addSeconds(now, this.limit.seconds) };
    counted.count += 1;
    this.counted.delete(key);
    this.counted.set(key, counted);
    if (this.counted.size > MOST_KEPT) this.counted.delete(this.counted.keys().next().value!);
    return counted.count <= this.limit.most;
  }

  /** Has he used up what he may? */
  isShut(key: string, now: Instant): boolean {
    return (this.current(key, now)?.count ?? 0) >= this.limit.most;
  }

  private current(key: string, now: Instant): { count: number; until: Instant } | null {
    const found = this.counted.get(key);
    return found && found.until > now ? found : null;
  }
}

/** People who share an address: what one of them does too often is his own trouble as long as it can be, and not that of all behind the same address. */
export class Crowd {
  private readonly phones: Turnstile;
  private readonly addresses: Turnstile;
  private readonly since = new Map<string, Instant>();

  constructor(private readonly limit: { phone: number; address: number; seconds: number }) {
    this.phones = new Turnstile({ most: limit.phone, seconds: limit.seconds });
    this.addresses = new Turnstile({ most: limit.address, seconds: limit.seconds });
  }

  /** Counts once more. False: that was too often, by this phone or, where it came with the rush, by all together. */
  pass({ address, device }: Caller, now: Instant): boolean {
    const isOpen = !this.isShut({ address, device }, now);
    this.count({ address, device }, now);
    return isOpen;
  }

  /** A phone that was here before the rush is no part of it; one that says nothing of itself has only its address. */
  isShut({ address, device }: Caller, now: Instant): boolean {
    const phone = `${address} ${device ?? ''}`;
    if (device && this.phones.isShut(phone, now)) return true;
    return this.addresses.isShut(address, now) && !(device && this.isOld(phone, now));
  }

  /** What the phone did is no part of what the others may still do once it is over its own limit. */
  private count({ address, device }: Caller, now: Instant): void {
    const phone = `${address} ${device ?? ''}`;
    if (device && !this.phones.pass(phone, now)) return;
    if (device && !this.since.has(phone)) this.since.set(phone, now);
    if (this.since.size > MOST_KEPT) this.since.delete(this.since.keys().next().value!);
    this.addresses.pass(address, now);
  }

  private isOld(phone: string, now: Instant): boolean {
    const since = this.since.get(phone);
    return since !== undefined && addSeconds(since, this.limit.seconds) <= now;
  }
}

export interface Caller {
  address: string;
  /** A number the phone made and keeps; anybody may say any. */
  device?: string;
}
