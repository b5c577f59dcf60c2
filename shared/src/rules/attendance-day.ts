import { ALERT_NAMES, type Alert } from '../kernel/alert';
import { weekday } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import { visitKept } from './attendance-hours';
import { callsOf, windowsKept } from './attendance-window';
import { signInKept } from './attendance-sign-in';
import type { Calendar } from './calendar';
import { result, STATUS_NAMES, wasThere, type DayFacts, type DayStatus } from './day-status';
import { isDutyDay } from './duty-day';
import { isFixedWeekday, makeUpOf } from './office-day';

/**
 * What was this day for this person, by the clauses? One status, flags beside it, and what has to be made up.
 * Refusals: `calendar_unpublished`, `config_required`.
 */
export function dayStatus(profile: Profile, calendar: Calendar, facts: DayFacts): FindingOrRefusal<DayStatus> {
  return finding(profile, read => statusOf(read, calendar, facts));
}

/** The same, within another finding. */
export function statusOf(read: Reader, calendar: Calendar, facts: DayFacts): DayStatus {
  const postponed = postponedOf(read, calendar, facts);
  if (postponed) return postponed;
  const duty = dutyOf(read, calendar, facts);
  if (!duty) return restDay(read, facts);
  const onLeave = leaveOf(read, facts);
  if (onLeave) return onLeave;
  if (foundAbsent(read, facts)) {
    read.say('抽查不在岗，没有正当理由，视为当日不在岗', { 抽查时间: facts.check?.at ?? '' });
    return result('absent', { flags: ['spot_check_absent'] });
  }
  const kept = keptBy(read, calendar, facts);
  return isLogMissing(read, facts) ? { ...kept, flags: [...kept.flags, 'work_log_missing'] } : kept;
}

/** Presence is shown by windows of the day, by hours of a visit, or by the register. */
function keptBy(read: Reader, calendar: Calendar, facts: DayFacts): DayStatus {
  const windows = read.where('attendance.windows');
  if (windows) return windowsKept(read, calendar, facts, windows);
  const hours = read.where('attendance.hours');
  return hours ? visitKept(read, facts, hours) : signInKept(read, facts);
}

/** A log is owed for a day in the village, where the document asks for one. */
function isLogMissing(read: Reader, facts: DayFacts): boolean {
  if (facts.workLogWritten !== false || !wasThere(facts) || !read.where('record.work_log')) return false;
  read.say('当天的工作日志没有写');
  return true;
}

function postponedOf(read: Reader, calendar: Calendar, facts: DayFacts): DayStatus | null {
  if (!isFixedWeekday(read, facts.day) || callsOf(read, facts.villageEvents).length > 0) return null;
  const moved = facts.rescheduledTo ? [{ from: facts.day, to: facts.rescheduledTo }] : facts.reschedules ?? [];
  const holiday = !read.need(calendar.isWorkday(facts.day));
  if (!holiday && !facts.townTask && !moved.some(move => move.from === facts.day && !move.afterLeave)) return null;
  const makeUp = makeUpOf(read, calendar, facts.day, moved, facts.makeUpDaysTaken ?? null);
  const until = makeUp.day === null ? '，补的日子由镇里另定' : makeUp.fixedBy === 'town' ? `，镇里定在 ${makeUp.day} 补` : `，顺延到下一个工作日 ${makeUp.day}`;
  read.say(`${holiday ? '驻村办公日逢节假日' : facts.townTask ? '镇里安排了紧急工作' : '这个驻村办公日改了日子'}${until}`);
  return result('postponed', { dutyDay: false, makeUpRequired: true, makeUpDay: makeUp.day, makeUpFixedBy: makeUp.fixedBy });
}

function dutyOf(read: Reader, calendar: Calendar, facts: DayFacts): boolean {
  if (isDutyDay(read, calendar, facts.day, facts.reschedules)) return true;
  if (facts.reschedules?.some(move => move.from === facts.day && move.afterLeave)) return true;
  const called = callsOf(read, facts.villageEvents);
  if (called.length > 0) {
    read.say('村里有会议或工作，随时驻村', { 时间: called.map(({ from, to }) => `${from}-${to}`).join('、') });
    return true;
  }
  return isEverybodyCalled(read, facts.alert) || isArrangedOvertime(read, facts.overtimeArrangedBy);
}

/** Is everybody called in by a time of full presence, rest day or not? */
export function isEverybodyCalled(read: Reader, alert: Alert | undefined): boolean {
  if (!alert || !read.where('leave.freeze')?.alerts.includes(alert)) return false;
  read.say(`${ALERT_NAMES[alert]}全员在岗，休息日也应在村`);
  return true;
}

/** Was work on a rest day arranged by somebody whose arrangement counts? Where the profile names nobody, any arrangement does. */
export function isArrangedOvertime(read: Reader, arrangedBy: string | null | undefined): boolean {
  if (!arrangedBy) return false;
  const by = read.where('attendance.overtime_arranged_by');
  const holds = by === null || by.some(party => party === arrangedBy);
  read.say(holds ? `休息日加班由${read.called(arrangedBy)}安排，计入在村` : `加班不是统一安排的，不计入在村`);
  return holds;
}

function restDay(read: Reader, facts: DayFacts): DayStatus {
  if (read('attendance.duty_days').days === 'weekday') {
    read.say('不是驻村办公日，不要求驻村');
    return result('not_required', { dutyDay: false });
  }
  const counted = read('attendance.rest_days') === 'counted' && wasThere(facts);
  read.say(counted ? '休息日在村，计入在村天数' : wasThere(facts) ? '休息日自行到村，没有统一安排，不计入' : '休息日');
  return counted ? result('present', { dutyDay: false }) : result('rest_day', { dutyDay: false });
}

function leaveOf(read: Reader, facts: DayFacts): DayStatus | null {
  const { leave } = facts;
  if (!leave) return null;
  const request = read.where('leave.request');
  const inTime = !request?.inAdvance || leave.requestedOn === undefined || leave.requestedOn <= facts.day;
  const inForm = leave.state === 'approved' || (leave.state === 'verbal_only' && !request?.writtenSlip);
  if (inForm && inTime) {
    if (leave.approvedEnd === undefined || facts.day <= leave.approvedEnd || leave.extensionApproved) {
      const makeUpRequired = read.where('leave.make_up') === true;
      const makeUp = facts.reschedules?.find(move => move.afterLeave && move.from === facts.day)?.to ?? null;
      read.say(!makeUpRequired ? '请假已获批准' : makeUp ? `请假已获批准，这次驻村定在 ${makeUp} 补上` : '请假已获批准，事后另定时间补上这次驻村');
      return result('on_leave', { makeUpRequired, makeUpDay: makeUp, makeUpFixedBy: makeUp ? 'town' : null });
    }
    if (wasThere(facts)) return null;
    const status = read('attendance.absence').overstay;
    read.say(`批准的假到 ${leave.approvedEnd} 为止，超假未归，按${STATUS_NAMES[status]}计`);
    return result(status);
  }
  if (wasThere(facts)) return null;
  const status = read('attendance.absence').noLeave;
  read.say(leave.state === 'verbal_only' ? `只有口头同意，没有书面手续，按${STATUS_NAMES[status]}计` : `没有事先请假，按${STATUS_NAMES[status]}计`);
  return result(status);
}

/** A check counts while the person has to be there: not before Monday's arrival, not after Friday's departure. */
export function foundAbsent(read: Reader, { check, day }: Pick<DayFacts, 'check' | 'day'>): boolean {
  if (!check || check.inVillage || check.validReason || !read.where('attendance.spot_check')?.absent) return false;
  const arrival = weekday(day) === 1 ? read.where('attendance.monday_arrival') : null;
  const departure = weekday(day) === 5 ? read.where('attendance.friday_departure') : null;
  return !(arrival && check.at < arrival) && !(departure && check.at >= departure);
}
