import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

export interface Callback {
  allowed: boolean;
  /** In order; empty where the document forbids it. */
  approvers: string[];
}

/**
 * May the dispatching unit call the cadre back for its own work? Each of the approvers has to agree, in order; a consent that is not there yet is none.
 * Refusal: `config_required` where the document says nothing of it.
 */
export function unitCallback(profile: Profile, asked: { consents: Readonly<Record<string, boolean | null>> }): FindingOrRefusal<Callback> {
  return finding(profile, read => {
    const rule = read('leave.callback');
    if (rule.forbidden) {
      read.say('驻村期间派出单位不得抽调驻村干部');
      return { allowed: false, approvers: [] };
    }
    const waiting = rule.approvers.find(approver => asked.consents[approver] !== true);
    read.say(waiting ? `派出单位临时召回要${rule.approvers.map(step => read.called(step)).join('、')}依次同意，${read.called(waiting)}没有同意` : `${rule.approvers.map(step => read.called(step)).join('、')}都已同意，可以临时召回`);
    return { allowed: waiting === undefined, approvers: rule.approvers };
  });
}
