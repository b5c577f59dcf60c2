import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

export interface CoverAsked {
  /** The members of the team and those of them who are away on the day. */
  team: readonly string[];
  away: readonly string[];
  /** Whom the board names for the day: null nobody, left out not known. */
  dutyPerson?: string | null;
}

export interface Cover {
  covered: boolean;
  /** The board names nobody, or somebody who is not there; null where the document asks for no name or nothing is known. */
  disclosureGap: boolean | null;
}

/** Is the village covered by the team on this day, and does the board say by whom? Refusal: `config_required` where the document asks for no cover. */
export function dutyCover(profile: Profile, { team, away, dutyPerson }: CoverAsked): FindingOrRefusal<Cover> {
  return finding(profile, read => {
    const rule = read('roster.cover');
    const there = team.filter(member => !away.includes(member));
    const covered = there.length >= rule.least;
    read.say(covered ? `队里有 ${there.length} 人在村值守` : '全队都不在村，没有人值守，请留人', { 在村人数: there.length });
    const disclosureGap = !rule.dutyPersonPosted || dutyPerson === undefined ? null : dutyPerson === null || !there.includes(dutyPerson);
    if (disclosureGap) read.say(dutyPerson === null ? '公开栏没有写当天的值班人员' : '公开栏写的值班人员当天不在村');
    return { covered, disclosureGap };
  });
}
