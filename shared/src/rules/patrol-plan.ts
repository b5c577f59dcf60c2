import { dayText, daysBetween, type Day } from '../kernel/day';
import type { PatrolGroup } from './patrol-group';

/** Somebody who can patrol. */
export interface PatrolPerson {
  personId: string;
  name: string;
  /** A cadre of the team; the others are of the village. */
  isTeam: boolean;
  /** How often he went along, and led, in the months before. */
  went: number;
  led: number;
  /** Days on which he is on an approved leave. */
  away: readonly Day[];
}

export interface PatrolPlan {
  groups: string[][];
  /** The group that begins, from 1. */
  firstGroup: number;
}

/** The group whose turn it is, from 0, where `firstGroup` begins on `from` and they take turns day by day. */
export function groupOn(day: Day, { from, firstGroup, count }: { from: Day; firstGroup: number; count: number }): number {
  return (((firstGroup - 1 + daysBetween(from, day)) % count) + count) % count;
}

/**
 * Puts people into groups: each group as many as another or one more, so that everybody has as many turns; the cadres of the team spread over all groups; who went along often
 * before stands with those who did not. In a group whoever led least leads, a cadre of the team before one of the village. The group begins with which the fewest turns of these
 * days fall to people who are away; of these the one that went least. The same input always gives the same groups.
 */
export function planPatrol({ count, people, days }: { count: number; people: readonly PatrolPerson[]; days: readonly Day[] }): PatrolPlan {
  const groups: PatrolPerson[][] = Array.from({ length: count }, () => []);
  const wentBy = (group: PatrolPerson[]) => group.reduce((sum, person) => sum + person.went, 0);
  const often = [...people].sort((one, other) => Number(other.isTeam) - Number(one.isTeam) || other.went - one.went);
  for (const person of often) [...groups].sort((one, other) => one.length - other.length || wentBy(one) - wentBy(other))[0].push(person);
  for (const group of groups) group.sort((one, other) => Number(other.isTeam) - Number(one.isTeam) || one.led - other.led);
  const ids = groups.map(group => group.map(person => person.personId));
  const [best] = ids.map((_, index) => {
    const troubles = patrolTroubles({ groups: ids.map(personIds => ({ personIds, others: '' })), firstGroup: index + 1, days, people });
    return { index, empty: troubles.filter(({ kind }) => kind === 'nobody').length, led: troubles.length, went: wentBy(groups[index]) };
  }).sort((one, other) => one.empty - other.empty || one.led - other.led || one.went - other.went || one.index - other.index);
  return { groups: ids, firstGroup: (best?.index ?? 0) + 1 };
}

/** `uneven`: some groups have more turns for each person than others; `nobody`: the whole group is away on its day; `leader`: only who leads it is. */
export interface PatrolTrouble {
  kind: 'uneven' | 'nobody' | 'leader';
  day: Day | null;
  group: number;
  text: string;
}

/** What is not well with these groups on these days, the first being the day they begin: for whoever puts them together, before he saves them. None of it stops him. */
export function patrolTroubles({ groups, firstGroup, days, people }: { groups: readonly PatrolGroup[]; firstGroup: number; days: readonly Day[]; people: readonly PatrolPerson[] }): PatrolTrouble[] {
  const sizes = groups.map(group => group.personIds.length);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const uneven: PatrolTrouble[] = most - least > 1
    ? [{ kind: 'uneven', day: null, group: sizes.indexOf(most) + 1, text: `第 ${sizes.indexOf(most) + 1} 组 ${most} 人，第 ${sizes.indexOf(least) + 1} 组 ${least} 人，不平均，可以移一个人过去` }] : [];
  return [...uneven, ...days.flatMap((day): PatrolTrouble[] => {
    const at = groupOn(day, { from: days[0], firstGroup, count: groups.length });
    const { personIds, others } = groups[at];
    const away = (id: string) => people.find(person => person.personId === id)?.away.includes(day) ?? false;
    const nameOf = (id: string) => people.find(person => person.personId === id)?.name ?? '有人';
    if (personIds.length === 0 || !away(personIds[0])) return [];
    const there = personIds.find(id => !away(id));
    return there === undefined
      ? [{ kind: 'nobody', day, group: at + 1, text: `第 ${at + 1} 组的${personIds.map(nameOf).join('、')}${dayText(day)}${personIds.length > 1 ? '都' : ''}请假，${others ? '只剩护村队员，' : '没有人巡逻，'}请调整分组或换人` }]
      : [{ kind: 'leader', day, group: at + 1, text: `第 ${at + 1} 组带队的${nameOf(personIds[0])}${dayText(day)}请假，由${nameOf(there)}带队` }];
  })];
}

/** Who leads on a day: the first of the group who is there; where nobody is, the first. */
export function leaderOf(personIds: readonly string[], away: readonly string[]): string | undefined {
  return personIds.find(id => !away.includes(id)) ?? personIds[0];
}
