import { addDays, clockOf, dayOf, daysBetween, type Day, type Instant } from './day';

export const CLAIMED_TIMES = ['in_time', 'late', 'unproven_time'] as const;

/** What the phone's clock proves about a statement. */
export type ClaimedTime = (typeof CLAIMED_TIMES)[number];

export const CLAIMED_TIME_NAMES: Record<ClaimedTime, string> = { in_time: '当天送到', late: '补报', unproven_time: '时间待核实' };

/** A week without signal is as long as it gets; what is older nobody can vouch for. */
const LONGEST_DAYS = 7;

/**
 * How far is the time a phone claims borne out by the time the server received it? Nothing is refused for it: a statement that came on a later
 * day, or was made for another day, is late; one from a clock that runs ahead, or older than a week, proves nothing by itself.
 */
export function claimedTime({ day, claimedAt, receivedAt }: { day: Day; claimedAt: Instant; receivedAt: Instant }): ClaimedTime {
  const [claimed, received] = [dayOf(claimedAt), dayOf(receivedAt)];
  if (isAhead(claimedAt, receivedAt) || day > claimed) return 'unproven_time';
  if (claimed === day && received === day) return 'in_time';
  return claimed < addDays(received, -LONGEST_DAYS) ? 'unproven_time' : 'late';
}

/** Phones are a little off; a clock within the same or the next minute is right. */
function isAhead(claimedAt: Instant, receivedAt: Instant): boolean {
  return claimedAt > receivedAt && minutesOf(claimedAt) > minutesOf(receivedAt) + 1;
}

const minutesOf = (instant: Instant) => daysBetween('2000-01-01', dayOf(instant)) * 1440 + Number(clockOf(instant).slice(0, 2)) * 60 + Number(clockOf(instant).slice(3, 5));
