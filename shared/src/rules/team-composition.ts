import type { FindingOrRefusal } from '../kernel/finding';
import type { RoleId } from '../kernel/role';
import { nameOfWord } from '../kernel/word';
import { rowsFor } from '../policy/decision-table';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { notInDocument } from './cadence';

export interface Judged {
  compliant: boolean;
  soft: boolean;
}

/** Is the team large enough and rightly led? What nobody counted is not held against it. */
export function teamSize(profile: Profile, team: { size: number; leaders?: number; leaderIsFirstSecretary?: boolean }): FindingOrRefusal<Judged> {
  return finding(profile, read => {
    const rule = read('posting.team');
    const faults = [
      team.size < rule.least ? `一般不少于 ${rule.least} 人，现有 ${team.size} 人` : '',
      team.leaders !== undefined && rule.leaders != null && team.leaders !== rule.leaders ? `队长应为 ${rule.leaders} 名，现有 ${team.leaders} 名` : '',
      team.leaders !== undefined && rule.members != null && team.size - team.leaders < rule.members ? `队员不少于 ${rule.members} 名，现有 ${team.size - team.leaders} 名` : '',
      rule.leaderIsFirstSecretary && team.leaderIsFirstSecretary === false ? '队长原则上由第一书记担任' : '',
    ].filter(Boolean);
    read.say(faults.length ? faults.join('，') : `工作队 ${team.size} 人，符合要求`);
    return { compliant: faults.length === 0, soft: rule.soft };
  });
}

/** May this role lead a team? Some are named as unfit to lead; where the first secretary leads in principle, another person is an exception. */
export function teamLeader(profile: Profile, role: RoleId): FindingOrRefusal<Judged> {
  return finding(profile, read => {
    const rule = read('posting.team');
    if (!rule.notLeaders && !rule.leaderIsFirstSecretary) return notInDocument(read, '哪些人不担任队长');
    const barred = rule.notLeaders?.includes(role) === true;
    const exception = rule.leaderIsFirstSecretary === true && role !== 'first_secretary' && role !== 'team_leader';
    read.say(barred ? `${read.called(role)}一般不能担任第一书记或队长` : exception ? `队长原则上由第一书记担任，${read.called(role)}担任的要写明原因` : `${read.called(role)}可以担任队长`);
    return { compliant: !barred && !exception, soft: rule.soft };
  });
}

/** Are there not too many teams in the village? */
export function teamsPerVillage(profile: Profile, teams: number): FindingOrRefusal<Judged> {
  return finding(profile, read => {
    const rule = read('posting.teams_per_village');
    read.say(`一个村最多 ${rule.most} 支工作队，现有 ${teams} 支`);
    return { compliant: teams <= rule.most, soft: rule.soft };
  });
}

/** How many has a unit of this size to send? */
export function unitQuota(profile: Profile, unit: { level: string; staff: number }): FindingOrRefusal<{ minDispatched: number; soft: boolean }> {
  return finding(profile, read => {
    const rows = read('posting.unit_quota').filter(row => row.levels.includes(unit.level));
    const [row] = rowsFor(rows, { unit_staff: unit.staff });
    if (!row) return notInDocument(read, `${nameOfWord(unit.level)}级单位选派几人`);
    read.say(`单位编制 ${unit.staff} 人，${row.soft ? '原则上' : '至少'}选派 ${row.least} 人`);
    return { minDispatched: row.least, soft: row.soft };
  });
}
