import type { Clock, Day } from '../kernel/day';
import type { Finding } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import type { RoleId } from '../kernel/role';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { meetingAttendance } from './meeting-attendance';

export const STANDINGS = ['expected', 'present', 'late', 'sign_in_refused', 'on_leave', 'absent', 'stayed_away'] as const;
/** `expected`: the meeting is not over. `stayed_away`: somebody who was free to come. */
export type Standing = (typeof STANDINGS)[number];
export const STANDING_NAMES: Record<Standing, string> = {
  expected: '还没签到', present: '到会', late: '迟到', sign_in_refused: '过时未签到', on_leave: '请假', absent: '缺席', stayed_away: '没有来',
};

export interface StandingFacts {
  meeting: string;
  day: Day;
  role: RoleId | null;
  /** Has to come; else the person was free to. */
  required: boolean;
  /** What the list of the host says; null where he said nothing. */
  listed: boolean | null;
  notifiedTime: Clock;
  /** When the person signed in by himself. */
  signIn: Clock | null;
  /** Those of the named who agreed that he stays away. */
  askedLeaveFrom: readonly string[];
  /** A leave was asked, and where the document names nobody the host agreed. */
  excusedByHost: boolean;
  over: boolean;
}

/** How does somebody who was invited stand: there, late, on leave, absent? By the document where it speaks of this meeting. */
export function meetingStanding(profile: Profile, facts: StandingFacts): Finding<{ standing: Standing; missingLeaveFrom: string[] }> {
  const there = facts.listed ?? facts.signIn !== null;
  if (!there && !facts.required) return plainly(facts.over ? 'stayed_away' : 'expected');
  const { value, because } = meetingAttendance(profile, {
    meeting: facts.meeting, day: facts.day, role: facts.role ?? 'village_cadre', attended: there, notifiedTime: facts.notifiedTime, signIn: facts.signIn, askedLeaveFrom: facts.askedLeaveFrom,
  });
  if (isRefusal(value)) return plainly(there ? 'present' : facts.excusedByHost ? 'on_leave' : facts.over ? 'absent' : 'expected');
  const standing = value.status === 'absent' && !facts.over ? 'expected' : value.status;
  return { value: { standing, missingLeaveFrom: value.missingLeaveFrom }, because };
}

/** Whom does the document want to be asked by somebody who cannot come to this meeting? Empty: it names nobody. */
export function leaveAskedOf(profile: Profile, meeting: string): Finding<string[]> {
  const { value, because } = finding(profile, read => {
    const rows = (read.where('meeting.leave') ?? []).filter(row => row.meeting === meeting);
    const from = rows[0]?.from ?? [];
    if (from.length > 0) read.say(`不能参加${nameOfWord(meeting)}的，要向${from.map(party => read.called(party)).join('、')}请假，缺一个都算缺席`);
    return from;
  });
  return isRefusal(value) || value.length === 0 ? { value: [], because: [] } : { value, because };
}

function plainly(standing: Standing): Finding<{ standing: Standing; missingLeaveFrom: string[] }> {
  return { value: { standing, missingLeaveFrom: [] }, because: [] };
}
