import { ALERTS } from '../kernel/alert';
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
/** A row or a value of which the source leaves a part blank: what it asks for is not known until an administrator replaces it. */
const open = oneOf(['config_required']);

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

/** How often something falls due. */
const per = oneOf(['day', 'week', 'month', 'quarter', 'half_year', 'year', 'as_needed']);
/** 及时, 立即/第一时间, 同时, 随督查随通报. */
const timing = oneOf(['prompt', 'immediate', 'simultaneous', 'same_as_inspection']);
const share = record({ numerator: number, denominator: number });
/** Words of the source register; each list of them is closed there. */
const words = list(text);

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
    shape: record({ reason: flag, writtenSlip: flag, evidence: flag, villageCertificate: flag, phoneWithProxyForm: flag, inAdvance: flag, kinds: maybe(list(oneOf(LEAVE_KINDS))) }),
  },
  'leave.make_up': { title: '请假后要补驻村办公日', shape: flag },
  'leave.filing': {
    title: '请假批准后告知和备案',
    shape: list(record({ applicants: list(role), over: maybe(number), upTo: maybe(number), notify: list(party), recordKeepers: list(party), fileWith: list(party), channel: maybe(oneOf(['phone', 'written'])), within: maybe(oneOf(['same_day', 'simultaneous', 'monthly'])) })),
  },
  'leave.return': { title: '销假', shape: record({ reportBack: flag, with: maybe(oneOf(['approver'])), overstay: maybe(absence), extension: maybe(oneOf(['approver'])), recordedByApprover: maybe(flag) }) },
  'leave.quota': { title: '请假的上限', shape: record({ perRequest: maybe(number), perMonth: maybe(number), perYear: maybe(number), kinds: maybe(list(oneOf(LEAVE_KINDS))), elsewhere: maybe(list(oneOf(LEAVE_KINDS))), soft: maybe(flag) }) },
  'leave.freeze': { title: '全员在岗的时期', shape: record({ alerts: list(oneOf(ALERTS)) }) },
  'leave.replacement': { title: '请假较长时派人接替', shape: record({ fromDays: number, by: party }) },
  'leave.outing': { title: '因公外出报备', shape: record({ fileWith: list(party), writtenReport: maybe(flag) }) },
  'leave.callback': { title: '派出单位临时召回', shape: record({ forbidden: maybe(flag), approvers: list(step) }) },
  'rest.rotation': { title: '轮休', shape: record({ perQuarter: number, calendarDays: number, team: record({ numerator: number, denominator: number }), arrangedBy: step, onlyAfterTasksAndTime: flag }) },
  'rest.annual_leave': { title: '年休假的安排', shape: record({ plannedBy: party, noBunching: flag, soft: maybe(flag) }) },
  'rest.compensatory': { title: '节假日加班后的调休', shape: record({ unlessWorkAffected: flag }) },

  'attendance.duty_days': { title: '哪些天应在村', shape: record({ days: oneOf(['workdays', 'calendar_days', 'weekday']), weekday: maybe(number), onHoliday: maybe(oneOf(['next_workday'])) }) },
  'attendance.on_call': { title: '随时驻村的情形', shape: list(text) },
  'attendance.windows': { title: '当天在村的时段', shape: list(window) },
  'attendance.required': {
    title: '应驻村天数',
    shape: list(record({
      period: oneOf(['month', 'quarter', 'year']), days: maybe(number), share: maybe(record({ numerator: number, denominator: number })), officeDays: maybe(flag),
      unit: oneOf(['days', 'workdays', 'calendar_days']), counts: list(oneOf(COUNT_KEYS)), inVillageDays: maybe(number), soft: maybe(flag), of: maybe(list(party)), outcome: maybe(open),
    })),
  },
  'attendance.hours': { title: '每天下村和每周工时', shape: record({ perWeek: number, everyWorkday: flag, explainTo: list(party) }) },
  'attendance.lodging': { title: '吃住在村', shape: record({ of: maybe(list(role)), soft: maybe(flag) }) },
  'attendance.rest_days': { title: '休息日在村是否计入', shape: oneOf(['counted', 'arranged', 'not_counted']) },
  'attendance.overtime_arranged_by': { title: '加班由谁统一安排才计入', shape: list(party) },
  'attendance.sign_in': { title: '每日签到', shape: record({ by: maybe(clock), after: maybe(oneOf(['late', 'sign_in_refused'])), personal: maybe(flag) }) },
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
      contents: maybe(words), usedFor: maybe(words),
    }),
  },
  'settlement.signers': { title: '月度考勤表由谁签字', shape: list(step) },
  'settlement.compile_day': { title: '次月几日前编制考勤表', shape: number },
  'settlement.submit_day': { title: '次月几日前报送考勤表', shape: number },
  'settlement.leave_totals': { title: '请假汇总的报送', shape: record({ compiledBy: step, submitTo: list(party) }) },
  'settlement.leave_totals_submit_day': { title: '次月几日前报送请假汇总', shape: number },

  'meeting.cadence': {
    title: '会议和学习的次数',
    shape: list(record({ meeting: text, per, count: maybe(number), byDayOfLastMonth: maybe(number), host: maybe(party), notifiedBy: maybe(party), notes: maybe(flag), slackMonths: maybe(flag), contents: maybe(words) })),
  },
  'meeting.convene': { title: '临时会议由谁同意', shape: record({ meeting: text, proposedBy: party, agreedBy: party }) },
  'meeting.must_attend': { title: '应参加的村级会议', shape: record({ events: words, duties: words }) },
  'meeting.sign_in': { title: '会议签到截止', shape: record({ meeting: text, by: oneOf(['notified_time']), after: oneOf(['late', 'sign_in_refused']) }) },

  'report.due': {
    title: '报告和报送',
    shape: list(record({ reporter: party, report: text, to: list(party), per: maybe(per), count: maybe(number), byDayOfNextMonth: maybe(number), timing: maybe(timing), collectedBy: maybe(party), forwardedTo: maybe(list(party)), forms: maybe(words), topics: maybe(words), categories: maybe(words) })),
  },
  'record.work_log': { title: '工作日志', shape: record({ of: maybe(party), on: oneOf(['every_day', 'office_day']), eachListItem: maybe(flag), fields: maybe(words) }) },
  'record.task_list': { title: '驻村办公清单', shape: record({ issuer: party, to: list(party), before: oneOf(['office_start']) }) },
  'record.diary': { title: '村情民情日记', shape: record({ on: oneOf(['every_day', 'as_needed']) }) },
  'record.goal_item': { title: '工作目标逐项写明', shape: record({ fields: words }) },
  'record.visits': { title: '入户走访', shape: record({ firstEntryDays: number, perYear: number, keyPerQuarter: number, keyHouseholds: words }) },
  'record.plan_phases': { title: '年度工作的阶段', shape: list(record({ fromMonth: number, toMonth: number, task: text })) },
  'record.archive': { title: '档案', shape: record({ categories: words, forms: words, custodian: flag, outcome: maybe(open) }) },
  'record.targets': { title: '年度和一次性目标', shape: list(record({ target: text, per: maybe(per), least: number, most: maybe(number), share: maybe(share), villageType: maybe(text) })) },
  'record.sign_in_use': { title: '签到情况的用途', shape: words },
  'issue.ledger': { title: '问题台账', shape: record({ opened: maybe(oneOf(['not_solved_same_day'])), unsolvedTo: maybe(list(party)), massDemandTo: list(party), timing }) },
  'issue.alert_colours': { title: '贫困预警分区', shape: table(oneOf(['green', 'yellow', 'red'])) },
  'issue.alert_incomes': { title: '贫困预警的收入界线', shape: table(number) },
  'disclosure.items': {
    title: '公开和公示',
    shape: list(record({ subject: text, items: maybe(words), where: maybe(text), per: maybe(per), timing: maybe(timing), days: maybe(number), granularity: maybe(oneOf(['item_by_item'])) })),
  },
  'roster.cover': { title: '队里有人值守', shape: record({ least: number, arrangedBy: party, dutyPersonPosted: flag }) },
  'roster.patrol': { title: '联防巡逻', shape: record({ groups: number, window, ledBy: oneOf(['first_named']) }) },
  'roster.desk_duty': { title: '村干部坐班值班', shape: record({ of: party, watchedBy: party }) },

  'inspection.methods': { title: '督查方式', shape: record({ by: party, methods: words }) },
  'inspection.consequences': {
    title: '督查结果怎样处理',
    shape: list(record({ event: text, times: maybe(number), over: maybe(number), consequences: words, anyOf: maybe(flag), executedBy: maybe(party), reportTo: maybe(list(party)), timing: maybe(timing) })),
  },
  'assessment.components': { title: '考核内容', shape: record({ parts: words, stages: maybe(words), fileWith: maybe(party), usedFor: maybe(words) }) },
  'assessment.limits': { title: '考核等次的限制', shape: list(record({ when: text, times: maybe(number), over: maybe(number), under: maybe(number), per: maybe(per), grade: maybe(oneOf(['not_excellent', 'unqualified'])), award: maybe(flag) })) },

  'posting.principles': { title: '工作原则', shape: words },
  'posting.duties': { title: '工作职责', shape: words },
  'posting.systems': { title: '工作制度', shape: words },
  'posting.prohibitions': { title: '不准做的事', shape: words },
  'posting.selection': { title: '人员选派', shape: record({ employment: oneOf(['regular']), ranks: maybe(words), checkedBy: maybe(party), matching: maybe(table(text)) }) },
  'posting.team': { title: '工作队组成', shape: record({ least: number, leaders: number, members: number, leaderIsFirstSecretary: flag, soft: flag }) },
  'posting.term': { title: '任期', shape: table(number) },
  'posting.handover': { title: '轮换交接', shape: record({ overlap: flag, releasedAfterHandover: flag }) },
  'posting.handover_items': { title: '交接要交清哪些', shape: words },
  'posting.recall': {
    title: '召回和调整',
    shape: list(record({ condition: text, action: oneOf(['recall', 'recall_consider', 'adjust_post']), consult: maybe(list(party)), proposer: maybe(party), decider: maybe(party), executor: maybe(party), reportTo: maybe(list(party)), timing: maybe(timing) })),
  },
  'posting.household_links': { title: '包联贫困户', shape: record({ ranks: words, newHouseholdRanks: words, timing }) },
  'posting.medical_check': { title: '体检间隔（月）', shape: number },
  'posting.insurance': { title: '驻村期间保险', shape: record({ accident: flag, medicalCostsPaidBy: maybe(party) }) },

  'allowance.travel': { title: '差旅费标准', shape: text },
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
