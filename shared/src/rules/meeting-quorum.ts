import type { FindingOrRefusal } from '../kernel/finding';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { nameOfShare, notInDocument } from './cadence';

/** May the meeting decide the matter with these present, and where does it go if not? */
export function meetingQuorum(profile: Profile, asked: { meeting: string; members: number; present: number; matter: string }): FindingOrRefusal<{ allowed: boolean; referTo: string | null }> {
  return finding(profile, read => {
    const row = read.where('meeting.quorum')?.find(each => each.meeting === asked.meeting && each.matter === asked.matter);
    if (!row) return notInDocument(read, `${nameOfWord(asked.meeting)}决定${nameOfWord(asked.matter)}要多少人到会`);
    const { numerator, denominator } = row.moreThan;
    const allowed = asked.present * denominator > asked.members * numerator;
    const referTo = allowed ? null : row.referTo ?? null;
    read.say(`应到 ${asked.members} 人，到会 ${asked.present} 人，${allowed ? '超过' : '没有超过'} ${nameOfShare(row.moreThan)}，${allowed ? '可以' : '不能'}决定${nameOfWord(asked.matter)}${referTo ? `，要提交${nameOfWord(referTo)}讨论` : ''}`);
    return { allowed, referTo };
  });
}
