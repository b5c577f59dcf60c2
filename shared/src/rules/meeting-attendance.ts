import type { Clock, Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { RoleId } from '../kernel/role';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import { notInDocument } from './cadence';
import { isSigned } from './settlement';

export interface Attendee {
  meeting: string;
  day: Day;
  role: RoleId;
  attended?: boolean;
  /** The hour that was notified, and when the person signed in. */
  notifiedTime?: Clock;
  signIn?: Clock | null;
  /** Whom the person asked for leave. */
  askedLeaveFrom: readonly string[];
}

export interface MeetingAttendance {
  status: 'present' | 'late' | 'sign_in_refused' | 'absent' | 'on_leave';
  /** Who was not asked and had to be. */
  missingLeaveFrom: string[];
}

/** Was the person at the meeting, late, on leave or absent? Leave counts where everybody the document names was asked, or anyone of them where an administrator chose so (A52), oneself excepted. */
export function meetingAttendance(profile: Profile, attendee: Attendee): FindingOrRefusal<MeetingAttendance> {
  return finding(profile, read => {
    const signIn = read.where('meeting.sign_in');
    const leave = read.where('meeting.leave')?.find(each => each.meeting === attendee.meeting);
    if (signIn?.meeting !== attendee.meeting && !leave) return notInDocument(read, `${nameOfWord(attendee.meeting)}的签到和请假`);
    if (attendee.attended ?? attendee.signIn != null) return came(read, attendee, signIn?.after ?? 'late');
    const unasked = (leave?.from ?? []).filter(party => party !== attendee.role && !isSigned(party, attendee.askedLeaveFrom));
    const missing = leave?.anyone && unasked.length < leave.from.length ? [] : unasked;
    const excused = leave != null && missing.length === 0;
    read.say(excused ? `已向${leave.from.filter(party => !unasked.includes(party)).map(party => read.called(party)).join('、')}请假` : missing.length ? `没有到会，也没有向${missing.map(party => read.called(party)).join('、')}请假，按缺席计` : '没有到会，按缺席计');
    return { status: excused ? 'on_leave' : 'absent', missingLeaveFrom: missing } as MeetingAttendance;
  });
}

/** The notified minute itself is in time (A06); a later sign-in is what the document makes of it (A72). */
function came(read: Reader, attendee: Attendee, after: 'late' | 'sign_in_refused'): MeetingAttendance {
  const late = attendee.signIn != null && attendee.notifiedTime !== undefined && attendee.signIn > attendee.notifiedTime;
  read.say(late ? `通知 ${attendee.notifiedTime} 到会，${attendee.signIn} 才签到` : '按时到会');
  return { status: late ? after : 'present', missingLeaveFrom: [] };
}
