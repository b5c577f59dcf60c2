import type { Day } from '../kernel/day';

/** The statutory arrangement of one year as it was published, or as an administrator entered it. */
export interface CalendarYear {
  year: number;
  /** The notice it comes from. */
  notice: string;
  /** Only the days that differ from the plain week: holidays, and rest days that are worked. */
  days: { day: Day; name: string; kind: 'holiday' | 'workday' }[];
}
