import { ALERTS } from '../kernel/alert';
import { ARCHIVE_CATEGORIES } from '../kernel/archive-category';
import { EVIDENCE_MODES } from '../kernel/presence';
import { LEAVE_KINDS } from '../kernel/leave-kind';
import { MARKS } from '../kernel/mark';
import { amount, clock, day, dayOfMonth, days, flag, list, maybe, month, oneOf, record, share, table, text, times, weekday, whole, type Of } from './shape';
import { POSTING_VALUES } from './values-posting';
import { WORK_VALUES } from './values-work';
import { COUNT_KEYS, open, party, per, role, row, step, timing, words } from './words';

const window = record({ from: clock, to: clock });
/** What a day is called that was missed without a leave that holds. */
export const ABSENCES = ['absent', 'absenteeism', 'unauthorised_absence', 'unexplained_absence'] as const;
export type AbsenceName = (typeof ABSENCES)[number];
const absence = oneOf(ABSENCES);
const modes = list(record({ mode: oneOf(EVIDENCE_MODES), basis: maybe(text), until: maybe(day) }));
/** Position and pictures need a consent, and who refuses it must have another way. */
const anotherWay = (named: Of<typeof modes>) => (named.length > 0 && named.every(({ mode }) => mode === 'location' || mode === 'photo')
  ? '只有位置和照片的不行：不同意用的人要有别的办法，请再加上队长名册、本人确认或扫码' : null);

const define = <T extends Record<string, { title: string; shape: unknown }>>(values: T): T => values;

/** Every policy value: its Chinese title and its form. The first word of a key is the module that reads it. */
export const VALUES = define({
  'leave.approval': {
    title: '请假由谁审批',
    shape: list(row({ applicants: list(role), kinds: maybe(list(oneOf(LEAVE_KINDS))), over: days, upTo: maybe(days), steps: list(step), outcome: maybe(oneOf(['report_only', 'config_required'])) })),
  },
  'leave.count': { title: '请假天数怎样计算', shape: oneOf(['workdays', 'calendar_days']) },
  'leave.kind_rules': {
    title: '各类假自己的规矩',
    shape: list(record({ kind: oneOf(LEAVE_KINDS), count: maybe(oneOf(['workdays', 'calendar_days'])), perRequest: maybe(days), perYear: maybe(days), proof: maybe(flag) })),
  },
  'leave.decide_within': { title: '请假几个工作日内要审批', shape: record({ workdays: days }) },
  'leave.merge': { title: '前后相连的请假是否合并定级', shape: flag },
  'leave.request': {
    title: '请假要交什么',
    shape: record({ reason: flag, writtenSlip: flag, evidence: flag, villageCertificate: flag, phoneWithProxyForm: flag, inAdvance: flag, kinds: maybe(list(oneOf(LEAVE_KINDS))) }),
  },
  'leave.sick_proof_days': { title: '病假证明几天内补交', shape: days },
  'leave.papers_keep_months': { title: '请假材料保存几个月', shape: amount('个月', 1, 120, 1) },
  'leave.make_up': { title: '请假后要补驻村办公日', shape: flag },
  'leave.filing': {
    title: '请假批准后告知和备案',
    shape: list(record({ applicants: list(role), over: maybe(days), upTo: maybe(days), notify: list(party), recordKeepers: list(party), fileWith: list(party), channel: maybe(oneOf(['phone', 'written'])), within: maybe(oneOf(['same_day', 'simultaneous', 'monthly'])) })),
  },
  'leave.return': { title: '销假', shape: record({ reportBack: flag, with: maybe(oneOf(['approver'])), overstay: maybe(absence), extension: maybe(oneOf(['approver'])), recordedByApprover: maybe(flag) }) },
  'leave.quota': { title: '请假的上限', shape: record({ perRequest: maybe(days), perMonth: maybe(days), perYear: maybe(days), kinds: maybe(list(oneOf(LEAVE_KINDS))), elsewhere: maybe(list(oneOf(LEAVE_KINDS))), soft: maybe(flag) }) },
  'leave.freeze': { title: '全员在岗的时期', shape: record({ alerts: list(oneOf(ALERTS)) }) },
  'leave.replacement': { title: '请假较长时派人接替', shape: record({ fromDays: days, by: party }) },
  'leave.outing': { title: '因公外出报备', shape: record({ fileWith: list(party), writtenReport: maybe(flag) }) },
  'leave.callback': { title: '派出单位临时召回', shape: record({ forbidden: maybe(flag), approvers: list(step) }) },
  'rest.rotation': { title: '轮休', shape: record({ perQuarter: times('次', 92), calendarDays: days, team: share, rounding: maybe(oneOf(['up'])), arrangedBy: step, onlyAfterTasksAndTime: flag }) },
  'rest.annual_leave': { title: '年休假的安排', shape: record({ plannedBy: party, noBunching: flag, soft: maybe(flag) }) },
  'rest.compensatory': { title: '节假日加班后的调休', shape: record({ unlessWorkAffected: flag, arrangedBy: maybe(step), useWithinDays: maybe(days) }) },

  'attendance.duty_days': { title: '哪些天应在村', shape: record({ days: oneOf(['workdays', 'calendar_days', 'weekday']), weekday: maybe(weekday), onHoliday: maybe(oneOf(['next_workday'])) }) },
  'attendance.on_call': { title: '随时驻村的情形', shape: list(text) },
  'attendance.windows': { title: '当天在村的时段', shape: list(window) },
  'attendance.required': {
    title: '应驻村天数',
    shape: list(record({
      period: oneOf(['month', 'quarter', 'year']), days: maybe(days), share: maybe(share), officeDays: maybe(flag),
      moreThan: maybe(flag), unit: oneOf(['days', 'workdays', 'calendar_days']), counts: list(oneOf(COUNT_KEYS)), inVillageDays: maybe(days), soft: maybe(flag), of: maybe(list(party)), outcome: maybe(open),
    })),
  },
  'attendance.hours': { title: '每天下村和每周工时', shape: record({ perWeek: amount('小时', 0, 168, 0), everyWorkday: flag, explainTo: list(party) }) },
  'attendance.lodging': { title: '吃住在村', shape: record({ of: maybe(list(role)), soft: maybe(flag) }) },
  'attendance.rest_days': { title: '休息日在村是否计入', shape: oneOf(['counted', 'arranged', 'not_counted']) },
  'attendance.overtime_arranged_by': { title: '加班由谁统一安排才计入', shape: list(party) },
  'attendance.sign_in': { title: '每日签到', shape: record({ by: maybe(clock), after: maybe(oneOf(['late', 'sign_in_refused'])), personal: maybe(flag) }) },
  'attendance.monday_arrival': { title: '周一到村时刻', shape: clock },
  'attendance.friday_departure': { title: '周五离村时刻', shape: clock },
  'attendance.friday_sign_out': { title: '周五签退时刻', shape: clock },
  'attendance.excuse': { title: '不能签到时怎样说明', shape: record({ phone: oneOf(['village_duty_officer']), confirmedBy: list(role) }) },
  'attendance.spot_check': { title: '抽查不在岗怎样认定', shape: record({ absent: flag }) },
  'attendance.absence': { title: '没有请假而不在岗怎样认定', shape: record({ noSignIn: absence, noLeave: absence, overstay: absence }) },
  'attendance.keeper': { title: '考勤由谁管理', shape: list(record({ of: list(role), by: party })) },
  'attendance.ledger': { title: '考勤台账', shape: record({ digital: flag, traceable: flag }) },
  'attendance.modes': { title: '在村确认方式', shape: whole(modes, anotherWay) },
  'attendance.symbols': { title: '考勤表符号', shape: table(text, MARKS) },

  'settlement.sheet': {
    title: '月度考勤表的编制和报送',
    shape: record({
      compiledBy: maybe(step), issuedBy: maybe(party), publicise: maybe(record({ days, where: text })),
      submitTo: list(party), cc: list(party), attachments: list(oneOf(['all_leave_slips'])), reconcileWith: maybe(party),
      contents: maybe(words), usedFor: maybe(words),
    }),
  },
  'settlement.signers': { title: '月度考勤表由谁签字', shape: list(step) },
  'settlement.compile_day': { title: '次月几日前编制考勤表', shape: dayOfMonth },
  'settlement.submit_day': { title: '次月几日前报送考勤表', shape: dayOfMonth },
  'settlement.leave_totals': { title: '请假汇总的报送', shape: record({ compiledBy: step, submitTo: list(party) }) },
  'settlement.leave_totals_submit_day': { title: '次月几日前报送请假汇总', shape: dayOfMonth },

  'record.work_log': { title: '工作日志', shape: record({ of: maybe(oneOf(['team'])), on: oneOf(['every_day', 'office_day']), eachListItem: maybe(flag), fields: maybe(words) }) },
  'record.log_review': { title: '工作日志多久查阅一次', shape: record({ per }) },
  'record.task_list': { title: '驻村办公清单', shape: record({ issuer: party, to: list(party), before: oneOf(['office_start']) }) },
  'record.diary': { title: '村情民情日记', shape: record({ on: oneOf(['every_day', 'as_needed']) }) },
  'record.goal_item': { title: '工作目标逐项写明', shape: record({ fields: words }) },
  'record.plan_phases': { title: '年度工作的阶段', shape: list(record({ fromMonth: month, toMonth: month, task: text })) },
  'record.archive': { title: '档案', shape: record({ categories: words, forms: words, custodian: flag, outcome: maybe(open) }) },
  'record.archive_retention': { title: '档案保存多久', shape: list(record({ categories: list(oneOf(ARCHIVE_CATEGORIES)), keep: oneOf(['forever', 'years']), years: maybe(amount('年', 1, 100, 1)) })) },
  'record.sign_in_use': { title: '签到情况的用途', shape: words },
  'record.sign_in_totals': { title: '签到情况多久统计一次', shape: record({ per }) },
  'issue.ledger': { title: '问题台账', shape: record({ opened: maybe(oneOf(['not_solved_same_day'])), unsolvedTo: maybe(list(party)), massDemandTo: list(party), timing }) },
  'roster.cover': { title: '队里有人值守', shape: record({ least: times('人'), arrangedBy: party, dutyPersonPosted: flag }) },
  'roster.patrol': { title: '联防巡逻', shape: record({ groups: amount('组', 1, 99, 1), window, ledBy: oneOf(['first_named']) }) },
  'roster.emergency': { title: '突发事件由谁负责', shape: record({ firstResponsible: party, members: words }) },
  'roster.desk_duty': { title: '村干部坐班值班', shape: record({ of: party, watchedBy: party }) },

  'posting.handover_items': { title: '交接要交清哪些', shape: words },

  ...WORK_VALUES,
  ...POSTING_VALUES,
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
  in_village: '√', official_trip: '☆', personal: '△', sick: '○', annual_leave: '◇', family_leave: '▽', rotation_rest: '休', compensatory_rest: '调', unit_callback: '抽', absent: '×',
};
