import { EVIDENCE_MODES } from '../kernel/presence';
import { LEAVE_KINDS } from '../kernel/leave-kind';
import { MARKS } from '../kernel/mark';
import { BODIES, isRole, ROLES, type RoleId } from '../kernel/role';
import { clock, day, flag, list, maybe, number, oneOf, record, shape, table, text, type Of } from './shape';

const role = oneOf(Object.keys(ROLES) as RoleId[]);
const party = oneOf([...Object.keys(ROLES), ...Object.keys(BODIES)]);
/** A step of a chain: `a|b` is either, `a+b` is both. */
const step = shape<string>(value => typeof value === 'string' && value.split(/[|+]/).every(part => isRole(part) || part in BODIES), '岗位编号，用 | 表示“或”、+ 表示“和”');
const window = record({ from: clock, to: clock });

/** What can be counted towards a quota of days. */
export const COUNT_KEYS = [
  'in_village', 'official_trip', 'meeting', 'training', 'study', 'on_leave', 'personal_leave', 'sick_leave', 'annual_leave',
  'absent', 'spot_check_absent', 'any_member_in_village',
] as const;
export type CountKey = (typeof COUNT_KEYS)[number];

/** What a day is called that was missed without a leave that holds. */
export const ABSENCES = ['absent', 'absenteeism', 'unauthorised_absence', 'unexplained_absence'] as const;
export type AbsenceName = (typeof ABSENCES)[number];
const absence = oneOf(ABSENCES);

const define = <T extends Record<string, { title: string; shape: unknown }>>(values: T): T => values;

/** Every policy value: its Chinese title and its form. The first word of a key is the module that reads it. */
export const VALUES = define({
  'leave.approval': {
    title: '请假由谁审批',
    shape: list(record({ applicants: list(role), kinds: maybe(list(oneOf(LEAVE_KINDS))), over: number, upTo: maybe(number), steps: list(step), outcome: maybe(oneOf(['report_only', 'config_required'])) })),
  },
  'leave.count': { title: '请假天数怎样计算', shape: oneOf(['workdays', 'calendar_days']) },
  'leave.merge': { title: '前后相连的请假是否合并定级', shape: flag },
  'leave.request': {
    title: '请假要交什么',
    shape: record({ reason: flag, writtenSlip: flag, evidence: flag, villageCertificate: flag, phoneWithProxyForm: flag, inAdvance: flag }),
  },
  'leave.make_up': { title: '请假后要补驻村办公日', shape: flag },
  'leave.filing': {
    title: '请假批准后告知和备案',
    shape: list(record({ applicants: list(role), notify: list(party), recordKeepers: list(party), fileWith: list(party), channel: maybe(oneOf(['phone', 'written'])), within: maybe(oneOf(['same_day', 'simultaneous', 'monthly'])) })),
  },
  'leave.return': { title: '销假', shape: record({ reportBack: flag, with: maybe(oneOf(['approver'])), overstay: maybe(absence), extension: maybe(oneOf(['approver'])), recordedByApprover: maybe(flag) }) },
  'leave.quota': { title: '请假的上限', shape: record({ perRequest: maybe(number), perMonth: maybe(number), perYear: maybe(number), kinds: maybe(list(oneOf(LEAVE_KINDS))), soft: maybe(flag) }) },
  'rest.rotation': { title: '轮休', shape: record({ perQuarter: number, calendarDays: number, team: record({ numerator: number, denominator: number }), arrangedBy: step, onlyAfterTasksAndTime: flag }) },

  'attendance.duty_days': { title: '哪些天应在村', shape: record({ days: oneOf(['workdays', 'calendar_days', 'weekday']), weekday: maybe(number), onHoliday: maybe(oneOf(['next_workday'])) }) },
  'attendance.on_call': { title: '随时驻村的情形', shape: list(text) },
  'attendance.windows': { title: '当天在村的时段', shape: list(window) },
  'attendance.required': {
    title: '应驻村天数',
    shape: list(record({
      period: oneOf(['month', 'quarter', 'year']), days: maybe(number), share: maybe(record({ numerator: number, denominator: number })), officeDays: maybe(flag),
      unit: oneOf(['days', 'workdays', 'calendar_days']), counts: list(oneOf(COUNT_KEYS)), inVillageDays: maybe(number), soft: maybe(flag),
    })),
  },
  'attendance.rest_days': { title: '休息日在村是否计入', shape: oneOf(['counted', 'arranged', 'not_counted']) },
  'attendance.overtime_arranged_by': { title: '加班由谁统一安排才计入', shape: list(party) },
  'attendance.sign_in': { title: '每日签到', shape: record({ by: clock, after: oneOf(['late', 'sign_in_refused']) }) },
  'attendance.monday_arrival': { title: '周一到村时刻', shape: clock },
  'attendance.friday_departure': { title: '周五离村时刻', shape: clock },
  'attendance.friday_sign_out': { title: '周五签退时刻', shape: clock },
  'attendance.excuse': { title: '不能签到时怎样说明', shape: record({ phone: oneOf(['village_duty_officer']), confirmedBy: list(role) }) },
  'attendance.spot_check': { title: '抽查不在岗怎样认定', shape: record({ absent: flag, perMonth: maybe(number), by: maybe(party) }) },
  'attendance.absence': { title: '没有请假而不在岗怎样认定', shape: record({ noSignIn: absence, noLeave: absence, overstay: absence }) },
  'attendance.keeper': { title: '考勤由谁管理', shape: list(record({ of: list(role), by: party })) },
  'attendance.modes': { title: '在村确认方式', shape: list(record({ mode: oneOf(EVIDENCE_MODES), basis: maybe(text), until: maybe(day) })) },
  'attendance.symbols': { title: '考勤表符号', shape: table(text) },

  'settlement.sheet': {
    title: '月度考勤表的编制和报送',
    shape: record({
      compiledBy: maybe(step), issuedBy: maybe(party), publicise: maybe(record({ days: number, where: text })),
      submitTo: list(party), cc: list(party), attachments: list(oneOf(['all_leave_slips'])), reconcileWith: maybe(party),
    }),
  },
  'settlement.signers': { title: '月度考勤表由谁签字', shape: list(step) },
  'settlement.compile_day': { title: '次月几日前编制考勤表', shape: number },
  'settlement.submit_day': { title: '次月几日前报送考勤表', shape: number },
  'settlement.leave_totals': { title: '请假汇总的报送', shape: record({ compiledBy: step, submitTo: list(party) }) },
  'settlement.leave_totals_submit_day': { title: '次月几日前报送请假汇总', shape: number },

  'allowance.daily_subsidy': { title: '驻村补助', shape: record({ fenPerDay: number, counts: list(oneOf(COUNT_KEYS)), paidBy: party, signers: list(step) }) },
});

export type ValueKey = keyof typeof VALUES;
/** The type of each value. */
export type Values = { [K in ValueKey]: Of<(typeof VALUES)[K]['shape']> };

/** Is this text the key of a policy value? */
export function isValueKey(key: string): key is ValueKey {
  return Object.prototype.hasOwnProperty.call(VALUES, key);
}

/** The symbols printed where a profile names none. */
export const DEFAULT_SYMBOLS: Partial<Record<(typeof MARKS)[number], string>> = {
  in_village: '√', official_trip: '☆', personal: '△', sick: '○', annual_leave: '◇', rotation_rest: '休', absent: '×',
};
