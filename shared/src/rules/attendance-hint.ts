import { addDays, daysBetween, periodDays, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { periodName, type RequiredPresence } from './attendance-required';
import type { Calendar } from './calendar';

/** So near its end a period is spoken of: earlier nobody can say whether somebody will be short. */
const LAST_DAYS = 10;
/** With more working days to spare than this nobody needs telling. */
const SPARE_DAYS = 2;

export interface ShortfallHint {
  missing: number;
  /** Working days that are left, the first one included. */
  left: number;
  /** "还差 5 天，到月底还有 6 个工作日" */
  text: string;
}

/** Is this person about to fall short? `from`: the first day that can still count. Null: met, over, far from its end, or days enough left. */
export function shortfallHint(profile: Profile, calendar: Calendar, presence: RequiredPresence, from: Day): FindingOrRefusal<ShortfallHint | null> {
  return finding(profile, read => {
    const { period, required, counted, met, inVillageRequired, inVillageCounted } = presence;
    const { to } = periodDays(period);
    if (required === null || met !== null || from > addDays(to, 1) || daysBetween(from, to) >= LAST_DAYS) return null;
    const quota = read('attendance.required').find(each => each.period === periodName(period));
    // Office days cannot be made up on another day.
    if (!quota || quota.officeDays) return null;
    const missing = Math.max(required - counted, (inVillageRequired ?? 0) - inVillageCounted);
    const left = from > to ? 0 : read.need(calendar.workdays(from, to)).length;
    if (missing <= 0 || missing < left - SPARE_DAYS) return null;
    const end = periodName(period) === 'month' ? '月底' : periodName(period) === 'quarter' ? '季度末' : '年底';
    const more = missing <= left ? '' : '，工作日已经不够，请早向管考勤的人说明';
    const text = `${quota.soft ? '原则上' : ''}还差 ${missing} 天，到${end}还有 ${left} 个工作日${more}`;
    read.say(text, { 还差: missing, 剩下的工作日: left });
    return { missing, left, text };
  });
}
