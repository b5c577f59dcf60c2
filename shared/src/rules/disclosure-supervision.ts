import { addDays, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import { namesOfWords } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** Who checks what is published, on which points, and to whom is it told? */
export function disclosureSupervision(profile: Profile): FindingOrRefusal<{ executedBy: string; checkPoints: string[]; reportTo: string[] }> {
  return finding(profile, read => {
    const rule = read('disclosure.supervision');
    read.say(`${read.called(rule.by)}检查公开是否${namesOfWords(rule.points)}，并向${rule.reportTo.map(party => read.called(party)).join('、')}报告`);
    return { executedBy: rule.by, checkPoints: rule.points, reportTo: rule.reportTo };
  });
}

/** What is done about a complaint, and until when? Every source leaves the days blank. */
export function disclosureComplaint(profile: Profile, asked: { receivedOn: Day }): FindingOrRefusal<{ steps: string[]; due: Day | null; configRequired: boolean }> {
  return finding(profile, read => {
    const { steps } = read('disclosure.complaints');
    read.say(`对公开有意见的，依次${namesOfWords(steps)}`);
    const days = read.known('disclosure.complaint_days');
    const due = isRefusal(days) ? null : addDays(asked.receivedOn, days);
    read.say(due ? `最迟 ${due}` : '期限原文没有写明，由管理员确定');
    return { steps, due, configRequired: due === null };
  });
}
