import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { LeaveKind } from '../kernel/leave-kind';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import { COUNT_KEYS, type CountKey } from '../policy/words';
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
  /** Days of capped leave used in the year before this period. */
  usedYear?: number;
  /** A named special circumstance opens a soft cap. */
  specialCircumstances?: boolean;
}

export interface AttendanceSummary extends RequiredPresence {
  leaveDays: number;
  absentDays: number;
  /** Days that the daily subsidy is paid for; null where the document pays none by the day. */
  allowanceDays: number | null;
  /** What this period adds to the counter of the year; null where the document has none. */
  yearCounterAdded: number | null;
  remaining: number | null;
  inVillageRemaining: number | null;
  /** Leave under the caps of the document, and whether it stays within them; null where the document has none. */
  privateLeaveDays: number;
  quotaOk: boolean | null;
  annualLeaveDays: number;
}

const LEAVE: readonly CountKey[] = ['on_leave', 'personal_leave', 'sick_leave', 'annual_leave'];
const ABSENT: readonly CountKey[] = ['absent', 'spot_check_absent'];

/** The totals of a month, a quarter or a year, and whether they are enough. Arranged work on rest days counts where the profile says so. */
export function attendanceSummary(profile: Profile, calendar: Calendar, asked: SummaryAsked): FindingOrRefusal<AttendanceSummary> {
  return finding(profile, read => {
    const counts = add([asked.counts ?? {}, ...(asked.byMonth ?? []).map(month => month.counts)]);
    counts.in_village = (counts.in_village ?? 0) + overtimeDays(read, calendar, asked);
    const presence = 'attendance.required' in profile.values ? presenceOf(read, calendar, { role: asked.role, period: asked.period, counts }) : unasked(read, asked.period, counts);
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
      inVillageRemaining: presence.inVillageRequired === null ? null : Math.max(0, presence.inVillageRequired - presence.inVillageCounted),
      ...capsKept(read, asked, counts),
      annualLeaveDays: counts.annual_leave ?? 0,
    };
  });
}

/** The document asks for no number of days: what was done is said, and nothing is met or short. */
function unasked(read: Reader, period: string, counts: Counts): RequiredPresence {
  const inVillageCounted = counts.in_village ?? 0;
  const text = `${period} 在村 ${inVillageCounted} 天，没有规定应驻村的天数`;
  read.say(text);
  return { period, required: null, unit: 'days', counted: inVillageCounted, met: null, totalMet: null, soft: false, inVillageRequired: null, inVillageCounted, inVillageMet: null, text };
}

const COUNT_OF: Record<LeaveKind, CountKey | null> = { personal: 'personal_leave', sick: 'sick_leave', annual_leave: 'annual_leave', official_trip: 'official_trip', family_leave: null, rotation_rest: null, compensatory_rest: null, unit_callback: null };

/** Leave under the caps of the month and of the year (A22). */
function capsKept(read: Reader, asked: SummaryAsked, counts: Counts): { privateLeaveDays: number; quotaOk: boolean | null } {
  const caps = read.where('leave.quota');
  const keys = (caps?.kinds ?? ['personal' as const]).flatMap(kind => COUNT_OF[kind] ?? []);
  const privateLeaveDays = sum(counts, keys);
  if (caps?.perMonth == null && caps?.perYear == null) return { privateLeaveDays, quotaOk: null };
  const months = asked.byMonth?.map(month => sum(month.counts, keys)) ?? (periodName(asked.period) === 'month' ? [privateLeaveDays] : []);
  const yearTotal = (asked.usedYear ?? 0) + privateLeaveDays;
  const within = months.every(days => caps.perMonth == null || days <= caps.perMonth) && (caps.perYear == null || yearTotal <= caps.perYear);
  read.say(`因私请假 ${privateLeaveDays} 天，本年合计 ${yearTotal} 天，${within ? '没有超过上限' : '超过上限'}`, { 本年合计: yearTotal });
  return { privateLeaveDays, quotaOk: within || (caps.soft === true && asked.specialCircumstances === true) };
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
  const year = read.where('attendance.required')?.find(quota => quota.period === 'year');
  if (!year || periodName(period) === 'year') return null;
  const added = sum(counts, year.counts);
  read.say(`计入全年 ${added} 天`, { 计入全年: added });
  return added;
}
