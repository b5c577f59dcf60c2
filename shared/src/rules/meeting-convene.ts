import type { FindingOrRefusal } from '../kernel/finding';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { notInDocument } from './cadence';
import { isSigned } from './settlement';

/** May this extra meeting be called: was it proposed by the one who may, and who has to agree? */
export function meetingConvene(profile: Profile, asked: { meeting: string; proposedBy: string; agreedBy: readonly string[] }): FindingOrRefusal<{ allowed: boolean; approvers: string[] }> {
  return finding(profile, read => {
    const rule = read.where('meeting.convene');
    if (rule?.meeting !== asked.meeting) return notInDocument(read, `${nameOfWord(asked.meeting)}怎样召开`);
    const proposed = isSigned(rule.proposedBy, [asked.proposedBy]);
    const agreed = isSigned(rule.agreedBy, asked.agreedBy);
    read.say(`由${read.called(rule.proposedBy)}提议、经${read.called(rule.agreedBy)}同意才能召开${proposed ? '' : '，提议的不是规定的人'}${agreed ? '' : '，还没有同意'}`);
    return { allowed: proposed && agreed, approvers: [rule.agreedBy] };
  });
}
