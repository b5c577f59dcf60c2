import type { Alert } from '../kernel/alert';
import type { Clock, Day } from '../kernel/day';
import type { RoleId } from '../kernel/role';
import type { AbsenceName } from '../policy/values';
import type { Reschedule } from './office-day';

/** What a day turned out to be for one person (vocabulary 1.3 of the source register). */
export type Status =
  | AbsenceName | 'present' | 'late' | 'early_leave' | 'partial' | 'on_leave' | 'excused_noted' | 'pending_confirmation'
  | 'sign_in_refused' | 'postponed' | 'rest_day' | 'not_required';

export const STATUS_NAMES: Record<Status, string> = {
  present: '在村', late: '迟到', early_leave: '早退', partial: '半天在村', on_leave: '请假', excused_noted: '已说明情况', pending_confirmation: '待确认',
  sign_in_refused: '签到已截止', postponed: '驻村办公日顺延', rest_day: '休息日', not_required: '不要求驻村',
  absent: '缺勤', absenteeism: '旷工', unauthorised_absence: '擅自离岗', unexplained_absence: '未说明情况',
};

/** What is noted beside a status (vocabulary 1.4). */
export type DayFlag = 'late' | 'early_leave' | 'sign_in_refused' | 'monday_arrival_late' | 'friday_left_before_18' | 'friday_sign_out_missing' | 'spot_check_absent' | 'work_log_missing' | 'proxy_sign_in' | 'outside_area' | 'excused';

export const DAY_FLAG_NAMES: Record<DayFlag, string> = {
  late: '迟到', early_leave: '早退', sign_in_refused: '过了签到截止时间', monday_arrival_late: '周一到村晚', friday_left_before_18: '周五离村早',
  friday_sign_out_missing: '周五没有签退', spot_check_absent: '抽查不在岗', work_log_missing: '没有写工作日志', proxy_sign_in: '他人代签', outside_area: '位置不在登记的范围内', excused: '已说明情况',
};

/** A matter of the village that calls the cadre in, and from when to when. */
export interface VillageEvent {
  event: string;
  from: Clock;
  to: Clock;
}

/** What is known of one person on one day. A fact that is left out did not happen. */
export interface DayFacts {
  role: RoleId;
  day: Day;
  /** The day is still running and it is this late: what has not happened yet is not held against anybody. */
  now?: Clock;
  signIn?: Clock | null;
  /** Who signed in; left out: the person. */
  signInBy?: 'self' | 'colleague';
  signOut?: Clock | null;
  arrivedAt?: Clock;
  leftAt?: Clock;
  /** From–to in the village, where presence is kept by stretches of time. */
  stays?: { from: Clock; to: Clock }[];
  /** Hours of the visit to the village, where the document asks for hours. */
  visitHours?: number;
  /** When and to whom the person explained that he could not come. */
  explainedOn?: Day;
  explainedTo?: string;
  /** A time in which everybody has to be on post was declared. */
  alert?: Alert;
  /** Known to have been there, without a time. */
  inVillage?: boolean;
  leave?: { state: 'approved' | 'requested_after' | 'verbal_only'; requestedOn?: Day; approvedEnd?: Day; extensionApproved?: boolean };
  check?: { at: Clock; inVillage: boolean; validReason: boolean };
  /** False: the log of the day was not written; left out: not known. */
  workLogWritten?: boolean;
  phonedDutyOfficer?: boolean;
  confirmedBy?: RoleId | null;
  /** Who arranged work on a rest day: a role or a body. */
  overtimeArrangedBy?: string | null;
  /** Meetings and other matters of the village that call the cadre in. */
  villageEvents?: readonly VillageEvent[];
  /** The town needs the person elsewhere on an office day, and the day it set instead. */
  townTask?: boolean;
  rescheduledTo?: Day;
  /** Office days that were moved, of other days too. */
  reschedules?: readonly Reschedule[];
  /** Days on which another office day is made up; left out: as the calendar gives it. */
  makeUpDaysTaken?: Day[];
}

export interface DayStatus {
  dutyDay: boolean;
  status: Status;
  flags: DayFlag[];
  /** Windows of the day without presence, "13:30-16:30". */
  missingWindows: string[];
  makeUpRequired: boolean;
  makeUpDay: Day | null;
  makeUpFixedBy: 'default' | 'town' | null;
  /** Whole or half day counted as presence. */
  countsAsDay: number;
}

/** Days that count as a day of presence; half a day where only one window was kept. */
const COUNTED: Partial<Record<Status, number>> = { present: 1, late: 1, early_leave: 1, excused_noted: 1, partial: 0.5 };

/** A day's answer; what is not named has not happened. */
export function result(status: Status, more: Partial<DayStatus> = {}): DayStatus {
  return { dutyDay: true, status, flags: [], missingWindows: [], makeUpRequired: false, makeUpDay: null, makeUpFixedBy: null, countsAsDay: COUNTED[status] ?? 0, ...more };
}

/** Was the person there at all? */
export function wasThere(facts: DayFacts): boolean {
  return facts.signIn != null || facts.inVillage === true || (facts.visitHours ?? 0) > 0 || facts.check?.inVillage === true || (facts.stays?.length ?? 0) > 0
    || (facts.signIn === undefined && (facts.arrivedAt !== undefined || facts.leftAt !== undefined));
}
