import { type Clock as ClockTime, type Day, instantOf, type Instant } from '@village/shared/kernel/day';
import { Clock } from '../common/time';

/** A clock that is put where the story stands: what the services write down then bears the time at which it would have happened. */
export class PastClock extends Clock {
  private instant: Instant | null = null;

  override now(): Instant {
    return this.instant ?? super.now();
  }

  set(day: Day, time: ClockTime): void {
    this.instant = instantOf(day, time);
  }
}
