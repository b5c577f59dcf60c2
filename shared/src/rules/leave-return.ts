import { addDays, daysFrom, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { Calendar } from './calendar';
import { STATUS_NAMES } from './day-status';

export interface LeaveEnded {
  applicantRole: RoleId;
  /** The last day of leave. */
  approvedEnd: Day;
  /** The first day back on post. */
  returnedOn: Day;
  approvedBy?: string;
  /** False: he is back and has not reported it; left out: not known. */
  reportedBack?: boolean;
  extension?: { approved: boolean; end?: Day; approvedBy?: string };
}

export interface LeaveReturned {
  onTime: boolean;
  /** The person has to report back. */
  cancelLeaveRequired: boolean;
  cancelWith: string[];
  recordedBy: string[];
  /** Working days (or calendar days, as leave is counted) after the leave on which the person was not back. */
  overstayDays: Day[];
  /** How many of them the document calls 旷工, and which. */
  absenteeismDays: number;
  absenteeismDates: Day[];
  supplementaryLeaveRequired: boolean;
}

/**
 * Was the person back in time, to whom does he report, and what are the days in between (A03)?
 * Back on the first counted day after the leave is in time. An extension holds where the one who granted the leave agreed.
 */
export function leaveReturn(profile: Profile, calendar: Calendar, leave: LeaveEnded): FindingOrRefusal<LeaveReturned> {
  return finding(profile, read => {
    // How the days are counted is read first, so that what follows rests on the clause about coming back; where there is no such clause, that is what is asked for.
    if (!('leave.return' in profile.values)) read('leave.return');
    const extended = extensionHolds(leave);
    const end = extended ? leave.extension?.end ?? addDays(leave.returnedOn, -1) : leave.approvedEnd;
    const overstayDays = countedDays(read, calendar, addDays(end, 1), addDays(leave.returnedOn, -1));
    read.say(read('leave.count') === 'calendar_days' ? '按自然日算' : '按工作日算');
    const rule = read('leave.return');
    const absenteeism = rule.overstay === 'absenteeism' ? overstayDays : [];
    const cancelWith = rule.reportBack && rule.with === 'approver' && leave.approvedBy ? [leave.approvedBy] : [];
    read.say(overstayDays.length ? `批准到 ${end}，${leave.returnedOn} 返岗，超假 ${overstayDays.length} 天` : `批准到 ${end}，${leave.returnedOn} 返岗，按时`, { 超假天数: overstayDays.length });
    if (overstayDays.length && rule.overstay === 'unauthorised_absence') read.say('超假按擅自离岗计', { 擅自离岗: overstayDays.join('、') });
    if (absenteeism.length) read.say('超假按旷工计', { 旷工: absenteeism.join('、') });
    if (extended) read.say('延长已经批准人同意，要补办请假手续');
    if (rule.reportBack) read.say(cancelWith.length ? `返岗后向${read.called(cancelWith[0])}销假` : '返岗后及时销假');
    if (rule.reportBack && leave.reportedBack === false) read.say(rule.overstay ? `返岗了还没有销假，没有销假的按${STATUS_NAMES[rule.overstay]}对待` : '返岗了还没有销假');
    return {
      onTime: overstayDays.length === 0,
      cancelLeaveRequired: rule.reportBack,
      cancelWith,
      recordedBy: rule.recordedByApprover && leave.approvedBy ? [leave.approvedBy] : [],
      overstayDays,
      absenteeismDays: absenteeism.length,
      absenteeismDates: absenteeism,
      supplementaryLeaveRequired: extended,
    };
  });
}

/** Does who granted a leave have to take note of the return? Refusal: `config_required` where the document says nothing of coming back. */
export function returnRecorded(profile: Profile): FindingOrRefusal<boolean> {
  return finding(profile, read => {
    const rule = read('leave.return');
    const recorded = rule.with === 'approver' || rule.recordedByApprover === true;
    read.say(recorded ? '返岗后向准假的人销假，由准假的人记录' : '返岗后及时销假');
    return recorded;
  });
}

function extensionHolds({ extension, approvedBy }: LeaveEnded): boolean {
  return extension?.approved === true && (!extension.approvedBy || !approvedBy || extension.approvedBy === approvedBy);
}

function countedDays(read: Reader, calendar: Calendar, from: Day, to: Day): Day[] {
  return read('leave.count') === 'calendar_days' ? daysFrom(from, to) : read.need(calendar.workdays(from, to));
}
