import { daysFrom, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

export interface AnnualLeavePlan {
  teamSize: number;
  /** Who is on annual leave from when to when, both days included. */
  plan: readonly { start: Day; end: Day; people: readonly string[] }[];
}

export interface PlanAllowed {
  allowed: boolean;
  /** The source says 避免: a plan may stand with a reason. */
  soft: boolean;
  violated: 'annual_leave_bunching'[];
  /** Days on which the whole team would be away. */
  emptyDays: Day[];
}

/** May this plan of annual leave stand? Bunching is the whole team away on one day (A47). A document that asks for no plan allows any. */
export function annualLeavePlan(profile: Profile, asked: AnnualLeavePlan): FindingOrRefusal<PlanAllowed> {
  return finding(profile, read => {
    const rule = read.where('rest.annual_leave');
    if (!rule?.noBunching) {
      read.say('没有规定年休假要错开');
      return { allowed: true, soft: false, violated: [], emptyDays: [] };
    }
    const days = [...new Set(asked.plan.flatMap(({ start, end }) => daysFrom(start, end)))].sort();
    const awayOn = (day: Day) => new Set(asked.plan.filter(({ start, end }) => start <= day && day <= end).flatMap(({ people }) => people)).size;
    const emptyDays = days.filter(day => awayOn(day) >= asked.teamSize);
    read.say(emptyDays.length ? `${emptyDays[0]} 起有 ${emptyDays.length} 天全队都在休年假，请错开` : '年休假错开安排，队里有人', { 全队都休的天数: emptyDays.length });
    return { allowed: emptyDays.length === 0, soft: rule.soft ?? false, violated: emptyDays.length ? ['annual_leave_bunching'] : [], emptyDays };
  });
}
