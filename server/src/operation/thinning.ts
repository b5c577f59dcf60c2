import { addDays, dayOf, type Day, type Instant, monthOf, weekday } from '@village/shared/kernel/day';

/** How many days, weeks and months are kept, the last backup of each. */
export const KEPT = { days: 7, weeks: 4, months: 12 };

/** Which of the backups made at these instants stay: the last of each of the last days, weeks and months that have one. */
export function kept(instants: readonly Instant[]): Set<Instant> {
  const newestFirst = [...instants].sort().reverse();
  const last = (spanOf: (day: Day) => string, most: number) => {
    const found = new Map<string, Instant>();
    for (const instant of newestFirst) {
      const span = spanOf(dayOf(instant));
      if (!found.has(span) && found.size < most) found.set(span, instant);
    }
    return [...found.values()];
  };
  return new Set([...last(day => day, KEPT.days), ...last(weekOf, KEPT.weeks), ...last(monthOf, KEPT.months)]);
}

/** The Monday of the week. */
const weekOf = (day: Day) => addDays(day, 1 - weekday(day));
