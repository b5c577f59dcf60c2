import { periodDays, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { refuse, type Refusal } from '../kernel/refusal';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { clausesOf, finding, type Reader } from '../policy/reading';
import type { Values } from '../policy/values';
import type { CountKey } from '../policy/words';
import type { Calendar } from './calendar';
import { officeDaysIn, type Reschedule } from './office-day';

/** Days counted by what they were; a key that is left out is 0. */
export type Counts = Partial<Record<CountKey, number>>;

export interface PresenceAsked {
  /** A person's role, or the team as a whole. */
  role: RoleId | 'team';
  /** `YYYY-MM`, `YYYY-Qn` or `YYYY`. */
  period: string;
  counts: Counts;
  reschedules?: readonly Reschedule[];
  /** The period is not over: nobody is short yet. */
  running?: boolean;
  /** The profile holds only from this day of the period on: office days before it are not asked for. */
  from?: Day;
}

export interface RequiredPresence {
  period: string;
  /** Days asked for, a whole number; null where the document sets none for such a period. */
  required: number | null;
  unit: 'days' | 'workdays' | 'calendar_days';
  counted: number;
  /** All quotas of the period together; null where nothing is required. */
  met: boolean | null;
  totalMet: boolean | null;
  /** The source says 原则上: a shortfall may be set aside with a reason. */
  soft: boolean;
  /** A second quota of days in the village only, where the document has one. */
  inVillageRequired: number | null;
  inVillageCounted: number;
  inVillageMet: boolean | null;
  /** "应驻村 20 天，计入 19 天，差 1 天"; before the end of the period "还差 1 天" */
  text: string;
}

type Quota = Values['attendance.required'][number];
type PeriodName = Quota['period'];

export const PERIOD_NAMES: Record<PeriodName, string> = { month: '每月', quarter: '每季度', year: '每年' };
export const COUNT_NAMES: Record<CountKey, string> = {
  in_village: '在村', official_trip: '因公出差', meeting: '开会', training: '培训', study: '学习', on_leave: '请假', personal_leave: '事假', sick_leave: '病假',
  annual_leave: '年休假', absent: '缺勤', spot_check_absent: '抽查不在岗', any_member_in_village: '工作组有人在村',
};

/** How many days does the document ask for in this period, how many count, and is that enough? Refusals: `config_required`, `calendar_unpublished`. */
export function requiredPresence(profile: Profile, calendar: Calendar, asked: PresenceAsked): FindingOrRefusal<RequiredPresence> {
  return finding(profile, read => presenceOf(read, calendar, asked));
}

/** The same, within another finding. */
export function presenceOf(read: Reader, calendar: Calendar, asked: PresenceAsked): RequiredPresence {
  const quotas = read('attendance.required');
  const quota = quotaOf(quotas, asked);
  const inVillageCounted = asked.counts.in_village ?? 0;
  if (!quota) {
    const text = `${quotas.map(textOf).join('；')}；${asked.period} 在村 ${inVillageCounted} 天`;
    read.say(text);
    return { period: asked.period, required: null, unit: 'days', counted: inVillageCounted, met: null, totalMet: null, soft: false, inVillageRequired: null, inVillageCounted, inVillageMet: null, text };
  }
  if (quota.outcome === 'config_required') return read.need<RequiredPresence>(unknownQuota(read, quota, asked));
  const { required, least } = requirementOf(read, calendar, quota, asked);
  const counted = sum(asked.counts, quota.counts);
  const inVillageRequired = quota.inVillageDays ?? null;
  const inVillageMet = inVillageRequired === null ? null : inVillageCounted >= inVillageRequired;
  const totalMet = counted >= least;
  const met = totalMet && inVillageMet !== false;
  const short = totalMet ? '够' : `${asked.running ? '还差' : '差'} ${required - counted} 天`;
  const text = `${quota.soft ? '原则上' : ''}应驻村 ${required} ${quota.unit === 'workdays' ? '个工作日' : '天'}，计入 ${counted} 天，${short}`;
  read.say(text, Object.fromEntries(quota.counts.map(key => [COUNT_NAMES[key], asked.counts[key] ?? 0])));
  if (!met && asked.running) read.say('这一期还没有结束，现在不判断是否达标');
  return { period: asked.period, required, unit: quota.unit, counted, met: !met && asked.running ? null : met, totalMet, soft: quota.soft ?? false, inVillageRequired, inVillageCounted, inVillageMet, text };
}

/** How many days count towards the quota of this period, also where the source leaves the quota itself blank? */
export function countedPresence(profile: Profile, asked: PresenceAsked): FindingOrRefusal<number> {
  return finding(profile, read => {
    const keys = quotaOf(read('attendance.required'), asked)?.counts ?? ['in_village'];
    const counted = sum(asked.counts, keys);
    read.say(`${keys.map(key => COUNT_NAMES[key]).join('、')}计入，共 ${counted} 天`, { 计入: counted });
    return counted;
  });
}

function quotaOf(quotas: readonly Quota[], { role, period }: PresenceAsked): Quota | undefined {
  return quotas.find(quota => quota.period === periodName(period) && (!quota.of || quota.of.includes(role)));
}

function unknownQuota(read: Reader, quota: Quota, { counts }: PresenceAsked): Refusal {
  const counted = sum(counts, quota.counts);
  read.say(`${PERIOD_NAMES[quota.period]}应驻村的天数原文空缺，计入 ${counted} 天`, { 计入: counted });
  const label = read.profile.values['attendance.required'].label ?? '应驻村天数';
  return refuse('config_required', `${read.profile.title}没有写明“${label}”，请管理员在“制度”里填写后再办理。`, { clauses: clausesOf(read.profile, 'attendance.required'), missing: ['attendance.required'] });
}

/** Which kind of period is this text? */
export function periodName(period: string): PeriodName | 'half_year' {
  if (/^\d{4}$/.test(period)) return 'year';
  if (/-Q/.test(period)) return 'quarter';
  return /-H/.test(period) ? 'half_year' : 'month';
}

/** The sum of the counts under these keys. */
export function sum(counts: Counts, keys: readonly CountKey[]): number {
  return keys.reduce((total, key) => total + (counts[key] ?? 0), 0);
}

function requirementOf(read: Reader, calendar: Calendar, quota: Quota, asked: PresenceAsked): { required: number; least: number } {
  const { from, to } = periodDays(asked.period);
  if (quota.share) {
    const workdays = read.need(calendar.workdays(from, to)).length;
    const least = (workdays * quota.share.numerator) / quota.share.denominator;
    read.say(`${asked.period} 有 ${workdays} 个工作日，${quota.share.denominator} 分之 ${quota.share.numerator} 为 ${Math.round(least * 100) / 100} 个`, { 工作日: workdays });
    if (quota.moreThan) {
      const above = Math.floor(least * 2 + 1e-9) / 2 + 0.5;
      return { required: above, least: above };
    }
    return { required: Math.ceil(least - 1e-9), least: least - 1e-9 };
  }
  const days = quota.officeDays ? officeDaysIn(read, calendar, asked.from ?? from, to, asked.reschedules).length : quota.days ?? 0;
  return { required: days, least: days };
}

function textOf(quota: Quota): string {
  const amount = quota.outcome === 'config_required' ? '（原文空缺）' : quota.share ? `工作日的 ${quota.share.denominator} 分之 ${quota.share.numerator}` : quota.officeDays ? '全部驻村办公日' : `${quota.days ?? 0} 天`;
  return `${PERIOD_NAMES[quota.period]}不少于 ${amount}（计${quota.counts.map(key => COUNT_NAMES[key]).join('、')}）`;
}
