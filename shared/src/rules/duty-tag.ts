import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** Which duties does the document name, for marking what was done for which of them (六大员, 十项任务 …)? Empty where it names none. */
export function dutyTags(profile: Profile): FindingOrRefusal<string[]> {
  return finding(profile, read => {
    const duties = read.where('posting.duties') ?? [];
    read.say(duties.length ? `工作职责：${duties.join('、')}` : '制度没有列出可以标注的职责');
    return duties;
  });
}
