import type { Mark } from '../kernel/mark';

/** Half a day of a sealed sheet: whether the person had to be there, and how it was marked; null: no cell. */
export interface MarkedHalf {
  duty: boolean;
  mark: Mark | null;
}

/** In days. */
export interface Absenteeism {
  consecutive: number;
  total: number;
}

/**
 * How many days of absence stand in these half days, in their order, and how many of them in a row? Days of duty only: a day of rest between two
 * absences neither counts nor ends the row (A54), anything else ends it. 篇六 二(四): 连续、全年旷工.
 */
export function absenteeismOf(halves: readonly MarkedHalf[]): Absenteeism {
  const found = { consecutive: 0, total: 0 };
  let row = 0;
  for (const { duty, mark } of halves) {
    if (mark === 'absent') {
      row += 1;
      found.total += 1;
      found.consecutive = Math.max(found.consecutive, row);
    } else if (duty && mark !== 'rest_day') {
      row = 0;
    }
  }
  return { consecutive: found.consecutive / 2, total: found.total / 2 };
}
