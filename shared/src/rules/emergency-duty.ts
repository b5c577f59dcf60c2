import type { Finding } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

export interface EmergencyDuty {
  /** A role or body; null where the document names nobody. */
  firstResponsible: string | null;
  members: string[];
}

/** Who is the first responsible when something breaks in, and who helps? */
export function emergencyDuty(profile: Profile): Finding<EmergencyDuty> {
  const { value, because } = finding(profile, read => {
    const rule = read.where('roster.emergency');
    if (rule) read.say(`突发事件的第一责任人是${read.called(rule.firstResponsible)}，成员有${rule.members.join('、')}`);
    return { firstResponsible: rule?.firstResponsible ?? null, members: rule?.members ?? [] };
  });
  return { value: isRefusal(value) ? { firstResponsible: null, members: [] } : value, because };
}
