import { addDays, lastOfMonths, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** Until when are the papers of a leave that ended on this day kept? Null: the document sets no time, so they stay with the slip. */
export function papersKeptUntil(profile: Profile, endDay: Day): FindingOrRefusal<Day | null> {
  return finding(profile, read => {
    const months = read.where('leave.papers_keep_months');
    if (months === null) return null;
    const until = lastOfMonths(addDays(endDay, 1), months);
    read.say(`请假材料从假期结束起保存 ${months} 个月，到 ${until} 为止`, { 假期结束: endDay });
    return until;
  });
}
