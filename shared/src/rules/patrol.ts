import type { Clock, Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { factMissing } from './cadence';
import { groupOn } from './patrol-plan';

export interface PatrolDuty {
  /** The number of the group, from 1. */
  groupOnDuty: number;
  windowStart: Clock;
  windowEnd: Clock;
}

/** Which group patrols on this day, and between which hours? The groups take turns day by day, across months (A29). Refusal: `fact_missing` without a group. */
export function patrolDuty(profile: Profile, asked: { groups?: number; anchorDay: Day; anchorGroup: number; day: Day }): FindingOrRefusal<PatrolDuty> {
  return finding(profile, read => {
    const rule = read('roster.patrol');
    const groups = asked.groups ?? rule.groups;
    if (!(groups >= 1)) return factMissing('巡逻分几组');
    const groupOnDuty = groupOn(asked.day, { from: asked.anchorDay, firstGroup: asked.anchorGroup, count: groups }) + 1;
    read.say(`${groups} 组逐日轮流，${asked.day} 由第 ${groupOnDuty} 组值班，${rule.window.from} 至 ${rule.window.to} 不定时巡逻`);
    return { groupOnDuty, windowStart: rule.window.from, windowEnd: rule.window.to };
  });
}

/** How many of these patrols lie within the hours of the document? Both ends are within (A06). */
export function validPatrols(profile: Profile, log: readonly Clock[]): FindingOrRefusal<number> {
  return finding(profile, read => {
    const { window } = read('roster.patrol');
    const valid = log.filter(at => window.from <= at && at <= window.to).length;
    read.say(`${window.from} 至 ${window.to} 之间巡逻 ${valid} 次`, { 记录: log.length, 有效: valid });
    return valid;
  });
}
