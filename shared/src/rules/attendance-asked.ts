import type { Finding } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import type { RoleId } from '../kernel/role';
import { namesOfWords, nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** Who has to be there when this happens in the village, and what each is to do there? Nobody where the document says nothing of it. */
export function attendanceAsked(profile: Profile, event: string): Finding<{ role: RoleId; duties: string[] }[]> {
  const { value, because } = finding(profile, read => {
    const rows = (read.where('meeting.must_attend') ?? []).filter(row => row.events.includes(event));
    read.rows(rows);
    for (const { of, duties } of rows) read.say(`${nameOfWord(event)}，${of.map(role => read.called(role)).join('、')}应到场${duties.length > 0 ? `，${namesOfWords(duties)}` : ''}`);
    return rows.flatMap(({ of, duties }) => of.map(role => ({ role, duties })));
  });
  return isRefusal(value) || value.length === 0 ? { value: [], because: [] } : { value, because };
}
