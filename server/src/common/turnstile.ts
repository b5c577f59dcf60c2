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
