import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import { COUNT_KEYS, type CountKey } from '../policy/values';
import { isArrangedOvertime } from './attendance-day';
import { periodName, presenceOf, sum, type Counts, type RequiredPresence } from './attendance-required';
import type { Calendar } from './calendar';

export interface SummaryAsked {
  role: RoleId;
  period: string;
  /** Days of the whole period, or of each month of it. */
  counts?: Counts;
  byMonth?: { period: string; counts: Counts }[];
  /** Work on rest days, and who arranged it. */
  overtime?: { day: Day; arrangedBy: string | null }[];
}

export interface AttendanceSummary extends RequiredPresence {
  leaveDays: number;
  absentDays: number;
  /** Days that the daily subsidy is paid for; null where the document pays none by the day. */
  allowanceDays: number | null;
  /** What this period adds to the counter of the year; null where the document has none. */
  yearCounterAdded: number | null;
  remaining: number | null;
}

const LEAVE: readonly CountKey[] = ['on_leave', 'personal_leave', 'sick_leave', 'annual_leave'];
const ABSENT: readonly CountKey[] = ['absent', 'spot_check_absent'];

/** The totals of a month, a quarter or a year, and whether they are enough. Arranged work on rest days counts where the profile says so. */
export function attendanceSummary(profile: Profile, calendar: Calendar, asked: SummaryAsked): FindingOrRefusal<AttendanceSummary> {
  return finding(profile, read => {
    const counts = add([asked.counts ?? {}, ...(asked.byMonth ?? []).map(month => month.counts)]);
    counts.in_village = (counts.in_village ?? 0) + overtimeDays(read, calendar, asked);
    const presence = presenceOf(read, calendar, { role: asked.role, period: asked.period, counts });
    const leaveDays = sum(counts, LEAVE);
    const absentDays = sum(counts, ABSENT);
    read.say(`请假 ${leaveDays} 天，缺勤 ${absentDays} 天`);
    return {
      ...presence,
      leaveDays,
      absentDays,
      allowanceDays: allowanceDays(read, counts),
      yearCounterAdded: yearCounterAdded(read, asked.period, counts),
      remaining: presence.required === null ? null : Math.max(0, presence.required - presence.counted),
    };
  });
}

/** Counts added up key by key. */
export function add(parts: readonly Counts[]): Counts {
  return Object.fromEntries(COUNT_KEYS.map(key => [key, parts.reduce((total, part) => total + (part[key] ?? 0), 0)]).filter(([, total]) => total !== 0));
}

function overtimeDays(read: Reader, calendar: Calendar, asked: SummaryAsked): number {
  return (asked.overtime ?? []).filter(work => !read.need(calendar.isWorkday(work.day)) && isArrangedOvertime(read, work.arrangedBy)).length;
}

function allowanceDays(read: Reader, counts: Counts): number | null {
  const subsidy = read.where('allowance.daily_subsidy');
  if (!subsidy) return null;
  const days = sum(counts, subsidy.counts);
  read.say(`补助按实际驻村 ${days} 天计`, { 补助天数: days });
  return days;
}

function yearCounterAdded(read: Reader, period: string, counts: Counts): number | null {
  const year = read('attendance.required').find(quota => quota.period === 'year');
  if (!year || periodName(period) === 'year') return null;
  const added = sum(counts, year.counts);
  read.say(`计入全年 ${added} 天`, { 计入全年: added });
  return added;
}
