import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { refuse, type Refusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** A group that patrols; the first named person leads it. */
export interface PatrolGroup {
  personIds: string[];
  /** Villagers who go along and are not kept in the system, by name. */
  others: string;
}

/** The groups as they hold from a day on. */
export interface PatrolGroups {
  from: Day;
  /** The group whose turn it is on that day, from 1. */
  firstGroup: number;
  groups: PatrolGroup[];
}

export interface PatrolTerms {
  groups: number;
  windowStart: string;
  windowEnd: string;
}

/** What the document asks of a patrol: how many groups, between which hours. Refusal: `config_required` where it knows none. */
export function patrolTerms(profile: Profile): FindingOrRefusal<PatrolTerms> {
  return finding(profile, read => {
    const { groups, window } = read('roster.patrol');
    read.say(`分 ${groups} 组，每天一组轮流，${window.from} 至 ${window.to} 不定时巡逻，每组第一人带队`);
    return { groups, windowStart: window.from, windowEnd: window.to };
  });
}

/** Are there as many groups as the document says, each with somebody to lead it, nobody in two? */
export function groupsRefusal(groups: readonly PatrolGroup[], wanted: number): Refusal | null {
  if (groups.length !== wanted) return refuse('patrol_groups', `制度规定分 ${wanted} 组，现在是 ${groups.length} 组，请补齐。`, { field: 'groups' });
  const empty = groups.findIndex(group => group.personIds.length === 0);
  if (empty >= 0) return refuse('patrol_leader_missing', `第 ${empty + 1} 组还没有人，请至少选一人，第一人带队。`, { field: 'groups' });
  const all = groups.flatMap(group => group.personIds);
  return new Set(all).size === all.length ? null : refuse('patrol_person_twice', '有人同时在两个组里，请改成一个人只在一组。', { field: 'groups' });
}
