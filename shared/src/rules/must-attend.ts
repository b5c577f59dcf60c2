import type { FindingOrRefusal } from '../kernel/finding';
import type { RoleId } from '../kernel/role';
import { namesOfWords, nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** Must this cadre be there when this happens in the village, and what is to be done there? */
export function mustAttend(profile: Profile, asked: { role: RoleId; event: string }): FindingOrRefusal<{ mustAttend: boolean; duties: string[] }> {
  return finding(profile, read => {
    const row = read('meeting.must_attend').find(each => each.of.includes(asked.role) && each.events.includes(asked.event));
    read.rows(row ? [row] : []);
    read.say(`${nameOfWord(asked.event)}，${read.called(asked.role)}${row ? '应到场' : '不是必须到场'}${row?.duties.length ? `，${namesOfWords(row.duties)}` : ''}`);
    return { mustAttend: row !== undefined, duties: row?.duties ?? [] };
  });
}
