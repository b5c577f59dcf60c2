import type { Clock, Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

export interface ListSent {
  officeDay: Day;
  officeStart: Clock;
  /** The day and the time at which it was sent, at UTC+8. */
  sentOn: Day;
  sentAt: Clock;
  sentTo: readonly string[];
}

export interface ListState {
  recipients: string[];
  compliant: boolean;
  violations: 'sent_after_start'[];
  /** Recipients to whom it was not sent. */
  missing: string[];
}

/** Was the list of the office day sent before office began, to all who have to get it (A16)? Refusal: `config_required` where the document knows no such list. */
export function taskList(profile: Profile, sent: ListSent): FindingOrRefusal<ListState> {
  return finding(profile, read => {
    const rule = read('record.task_list');
    const late = `${sent.sentOn} ${sent.sentAt}` >= `${sent.officeDay} ${sent.officeStart}`;
    const missing = rule.to.filter(party => !sent.sentTo.includes(party));
    read.say(late ? `清单在驻村办公开始（${sent.officeStart}）后才发` : '清单在驻村办公之前发出', { 发出: `${sent.sentOn} ${sent.sentAt}` });
    if (missing.length) read.say(`没有发给${missing.map(party => read.called(party)).join('、')}`);
    return { recipients: rule.to, compliant: !late && missing.length === 0, violations: late ? ['sent_after_start'] : [], missing };
  });
}
