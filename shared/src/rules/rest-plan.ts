import { addDays, daysBetween, daysFrom, dayText, periodDays, weekday, type Day } from '../kernel/day';
import type { FindingOrRefusal, Reason } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { annualLeavePlan } from './annual-leave-plan';
import type { Calendar } from './calendar';
import { rotationRest } from './rotation-rest';

export const REST_PLAN_KINDS = ['rotation_rest', 'annual_leave'] as const;
/** Rest by turns is planned by the quarter, annual leave by the year. */
export type RestPlanKind = (typeof REST_PLAN_KINDS)[number];

export interface RestPlanLine {
  personId: string;
  from: Day;
  to: Day;
}

export interface RestPlanned {
  kind: RestPlanKind;
  period: string;
  /** Everybody of the team; `rests`: the rest of this kind is for him. */
  members: readonly { personId: string; name: string; rests: boolean; lastRest: Day | null }[];
  lines: readonly RestPlanLine[];
}

export interface RestPlanTrouble {
  /** Null: it is about the plan as a whole. */
  personId: string | null;
  text: string;
  because: Reason[];
  /** The plan cannot stand with it; else it stands with a reason. */
  stops: boolean;
}

export interface RestPlanTerms {
  /** The step or the body that settles the plan; null: the regulation does not know this rest. */
  by: string | null;
  /** How long one rest may be; null: it is not said. */
  days: number | null;
  /** How many may rest together; null: it is not said. */
  together: number | null;
}

/** The period a plan of this kind is made for. */
export function isRestPeriod(kind: RestPlanKind, period: string): boolean {
  return (kind === 'rotation_rest' ? /^\d{4}-Q[1-4]$/ : /^\d{4}$/).test(period);
}

export function restPeriodOf(kind: RestPlanKind, day: Day): string {
  return kind === 'annual_leave' ? day.slice(0, 4) : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** What does the document say of planning this rest: who settles it, how long, how many together? */
export function restPlanTerms(profile: Profile, kind: RestPlanKind, teamSize: number): FindingOrRefusal<RestPlanTerms> {
  return finding(profile, read => {
    if (kind === 'annual_leave') {
      const rule = read.where('rest.annual_leave');
      if (rule) read.say(`年休假由${read.called(rule.plannedBy)}计划${rule.noBunching ? '，不能集中休，队里要有人' : ''}`);
      return { by: rule?.plannedBy ?? null, days: null, together: rule?.noBunching ? Math.max(1, teamSize - 1) : null };
    }
    const rule = read.where('rest.rotation');
    if (!rule) return { by: null, days: null, together: null };
    const part = (teamSize * rule.team.numerator) / rule.team.denominator;
    const together = rule.rounding === 'up' ? Math.ceil(part) : Math.floor(part);
    read.say(`轮休由${read.called(rule.arrangedBy)}安排，每季度 ${rule.perQuarter} 次，一次不超过 ${rule.calendarDays} 天，${teamSize} 人的队每批最多 ${together} 人`);
    return { by: rule.arrangedBy, days: rule.calendarDays, together };
  });
}

/** What stands against this plan? What a person may decide as an exception (A39, A47) does not stop it, but asks for a reason. */
export function restPlanTroubles(profile: Profile, calendar: Calendar, plan: RestPlanned): RestPlanTrouble[] {
  const wrong = plan.lines.flatMap(line => lineTrouble(plan, line));
  if (wrong.length > 0) return wrong;
  return plan.kind === 'rotation_rest' ? plan.lines.flatMap(line => rotationTrouble(profile, calendar, plan, line)) : annualTrouble(profile, plan);
}

function lineTrouble({ kind, period, members, lines }: RestPlanned, line: RestPlanLine): RestPlanTrouble[] {
  const { from, to } = periodDays(period);
  const member = members.find(each => each.personId === line.personId);
  const said = (text: string) => [{ personId: line.personId, text, because: [], stops: true }];
  if (!member) return said('有人已经不在这个队，请去掉他的安排');
  if (!member.rests) return said(`${member.name}不在轮休的人里`);
  if (line.to < line.from) return said(`${member.name}的结束日期早于开始日期`);
  const begins = line.from >= from && line.from <= to;
  if (!begins || (kind === 'annual_leave' && line.to > to)) return said(`${member.name}的安排不在这个${kind === 'rotation_rest' ? '季度' : '年度'}里`);
  const twice = lines.some(other => other !== line && other.personId === line.personId && other.from <= line.to && line.from <= other.to);
  return twice ? said(`${member.name}有两次安排重叠`) : [];
}

function rotationTrouble(profile: Profile, calendar: Calendar, { period, members, lines }: RestPlanned, line: RestPlanLine): RestPlanTrouble[] {
  const together = Math.max(...daysFrom(line.from, line.to).map(day => new Set(lines.filter(each => each.from <= day && day <= each.to).map(each => each.personId)).size));
  const projectedInVillageDays = daysLeft(calendar, period, lines.filter(each => each.personId === line.personId));
  const { value, because } = rotationRest(profile, {
    teamSize: members.length, restingTogether: together, calendarDays: daysBetween(line.from, line.to) + 1,
    restsThisQuarter: lines.filter(each => each.personId === line.personId && each.from < line.from).length,
    ...(projectedInVillageDays === null ? {} : { projectedInVillageDays }),
  });
  if (isRefusal(value) || value.allowed) return [];
  const name = members.find(each => each.personId === line.personId)?.name ?? '';
  const exception = value.maxTogether === 0 && together === 1 && value.violated.every(breach => breach === 'rest_over_one_third');
  return [{ personId: line.personId, text: `${name} ${dayText(line.from)}至${dayText(line.to)}：${because.map(reason => reason.text).join('；')}`, because, stops: !exception }];
}

function annualTrouble(profile: Profile, { members, lines }: RestPlanned): RestPlanTrouble[] {
  const { value, because } = annualLeavePlan(profile, { teamSize: members.length, plan: lines.map(({ personId, from, to }) => ({ start: from, end: to, people: [personId] })) });
  if (isRefusal(value) || value.allowed) return [];
  return [{ personId: null, text: because.map(reason => reason.text).join('；'), because, stops: !value.soft && members.length > 1 }];
}

/** The work days of the quarter that remain beside these rests; null where the holidays of the year are not published. */
function daysLeft(calendar: Calendar, period: string, rests: readonly RestPlanLine[]): number | null {
  const { from, to } = periodDays(period);
  const works = daysFrom(from, to).map(day => ({ day, works: calendar.isWorkday(day) }));
  if (works.some(each => isRefusal(each.works))) return null;
  return works.filter(each => each.works === true && !rests.some(rest => rest.from <= each.day && each.day <= rest.to)).length;
}

/**
 * A fair draft: one rest for each, who has waited longest first, as many together as may, spread over what is left of the period from Monday on.
 * Whoever does not fit any more is left out; annual leave is drafted as five days for one person at a time. The same input always gives the same draft.
 */
export function draftRestPlan({ kind, period, members }: Omit<RestPlanned, 'lines'>, terms: RestPlanTerms, notBefore: Day): RestPlanLine[] {
  const { from, to } = periodDays(period);
  const length = kind === 'annual_leave' ? 5 : terms.days ?? 7;
  const mondays = daysFrom(from > notBefore ? from : notBefore, to).filter(day => weekday(day) === 1 && addDays(day, length - 1) <= to);
  const order = members.filter(member => member.rests).sort((one, other) => (one.lastRest ?? '').localeCompare(other.lastRest ?? '') || one.personId.localeCompare(other.personId));
  const together = kind === 'annual_leave' ? 1 : Math.max(1, terms.together ?? 1);
  const free = mondays.filter((_, index) => index % Math.ceil(length / 7) === 0);
  const slots = Math.min(Math.ceil(order.length / together), free.length);
  return order.slice(0, slots * together).map(({ personId }, index) => {
    const start = free[Math.floor((Math.floor(index / together) * free.length) / slots)];
    return { personId, from: start, to: addDays(start, length - 1) };
  });
}
