import type { FindingOrRefusal } from '../kernel/finding';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** Which item of the list does this break, counted from one? Null: none of them. */
export function prohibition(profile: Profile, asked: { event: string }): FindingOrRefusal<{ violates: number | null }> {
  return finding(profile, read => {
    const at = read('posting.prohibitions').indexOf(asked.event) + 1;
    read.say(at > 0 ? `${nameOfWord(asked.event)}，违反第 ${at} 项` : `${nameOfWord(asked.event)}不在所列之内`);
    return { violates: at > 0 ? at : null };
  });
}
