import type { FindingOrRefusal } from '../kernel/finding';
import type { RoleId } from '../kernel/role';
import { namesOfWords, nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { notInDocument } from './cadence';

const NEW = 'newly_identified_poor';

/** Has a household that was found poor its cadre, and of which rank may he be? */
export function newHouseholdPairing(profile: Profile, asked: { householdState: string; assignedRank: string | null }): FindingOrRefusal<{ compliant: boolean; assignRankAnyOf: string[]; timing: string }> {
  return finding(profile, read => {
    const rule = read('posting.household_links');
    const needed = asked.householdState === NEW || asked.householdState === 'poor';
    const compliant = !needed || (asked.assignedRank !== null && rule.newHouseholdRanks.includes(asked.assignedRank));
    read.say(needed ? `新识别的贫困户要${nameOfWord(rule.timing)}安排${namesOfWords(rule.newHouseholdRanks)}包联，${asked.assignedRank ? `现由${nameOfWord(asked.assignedRank)}包联` : '还没有安排'}` : `${nameOfWord(asked.householdState)}家庭不需要包联`);
    return { compliant, assignRankAnyOf: needed ? rule.newHouseholdRanks : [], timing: rule.timing };
  });
}

export interface UnitCover {
  poorHouseholds: number;
  leadingBodyMembers: number;
  /** How many households the cadres of each rank take. */
  assigned: readonly { rank: string; count: number }[];
}

/** Has every poor household of the unit a cadre? Others may only be called in when each member of the leading body has one. */
export function unitCoverPairing(profile: Profile, cover: UnitCover): FindingOrRefusal<{ compliant: boolean; unassigned: number }> {
  return finding(profile, read => {
    const [first, ...others] = read('posting.household_links').ranks;
    const taken = (ranks: readonly string[]) => cover.assigned.filter(each => ranks.includes(each.rank)).reduce((total, each) => total + each.count, 0);
    const unassigned = Math.max(0, cover.poorHouseholds - taken([first, ...others]));
    const inOrder = taken(others) === 0 || taken([first]) >= cover.leadingBodyMembers;
    read.say(`贫困户 ${cover.poorHouseholds} 户，${nameOfWord(first)}包联 ${taken([first])} 户，${namesOfWords(others)}包联 ${taken(others)} 户，还有 ${unassigned} 户没有人包联${inOrder ? '' : `；应先由${nameOfWord(first)}包联`}`);
    return { compliant: unassigned === 0 && inOrder, unassigned };
  });
}

/** Does the cadre keep contact with enough households? */
export function cadreLoad(profile: Profile, asked: { role: RoleId; pairedHouseholds: number }): FindingOrRefusal<{ compliant: boolean; requiredMin: number }> {
  return finding(profile, read => {
    const rule = read('posting.household_load');
    if (!rule.of.includes(asked.role)) return notInDocument(read, `${read.called(asked.role)}联系几户`);
    read.say(`每人联系不少于 ${rule.least} 户，现联系 ${asked.pairedHouseholds} 户`);
    return { compliant: asked.pairedHouseholds >= rule.least, requiredMin: rule.least };
  });
}
