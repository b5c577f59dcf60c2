import type { FindingOrRefusal } from '../kernel/finding';
import type { RoleId } from '../kernel/role';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** Must this household be visited because of what happened? */
export function mustVisit(profile: Profile, asked: { role: RoleId; event: string }): FindingOrRefusal<boolean> {
  return finding(profile, read => {
    const rule = read('record.must_visit');
    const must = rule.of.includes(asked.role) && rule.events.includes(asked.event);
    read.say(`${nameOfWord(asked.event)}，${must ? '必须走访' : '不在必须走访之列'}`);
    return must;
  });
}
