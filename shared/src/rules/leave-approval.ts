import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Half } from '../kernel/half-day';
import { LEAVE_KIND_NAMES, listsKind, type LeaveKind } from '../kernel/leave-kind';
import { refuse } from '../kernel/refusal';
import type { RoleId } from '../kernel/role';
import { approvalRows } from '../policy/approval-table';
import type { Profile } from '../policy/profile';
import { clausesOf, finding, type Reader } from '../policy/reading';
import type { Calendar } from './calendar';
import { officeDaysIn } from './office-day';

/** One request for leave as the rules need it. `days` is authoritative; `endHalf: 'am'` ends it at noon. */
export interface LeaveAsked {
  applicantRole: RoleId;
  kind: LeaveKind;
  startDay: Day;
  endDay: Day;
  endHalf?: Half;
  /** Counted days, a multiple of 0.5; where adjoining leaves are merged (A04) the total of them. */
  days: number;
  /** Needed where the profile has fixed office days that a leave may fall on. */
  calendar?: Calendar;
}

export interface LeaveRoute {
  /** `report_only`: it is reported and nobody approves. */
  outcome: 'route' | 'report_only';
  /** In order; `a|b` either decides, `a+b` both do. */
  steps: string[];
  /** The last step, null when nobody approves. */
  finalApprover: string | null;
  /** An office day falls into the leave and has to be made up; null where the profile knows no such duty or the days are not known. */
  makeUpRequired: boolean | null;
  evidenceRequired: boolean;
  villageCertificateRequired: boolean;
  writtenSlipRequired: boolean;
  /** An official outing is reported in writing. */
  writtenReportRequired: boolean;
  /** A substitute has to be sent for so long a leave; null where the document has no such rule. */
  replacementRequired: boolean | null;
  replacementBy: string | null;
}

/**
 * Who approves this leave, in which order, and what has to come with it?
 * Refusals: `leave_no_days`, `leave_role_unknown` (the document has no row for this applicant), `config_required`, `not_leave` (rotation rest, A32), `calendar_unpublished`.
 */
export function leaveApproval(profile: Profile, asked: LeaveAsked): FindingOrRefusal<LeaveRoute> {
  return finding(profile, read => {
    if (!(asked.days > 0) || !Number.isInteger(asked.days * 2)) return refuse('leave_no_days', '请假天数应为 0.5 天的整数倍，且不少于 0.5 天。', { field: 'endDay' });
    if (asked.kind === 'rotation_rest') return rotationRoute(read, asked);
    if (asked.kind === 'compensatory_rest') return compensatoryRoute(read, asked);
    return asked.kind === 'unit_callback' ? callbackRoute(read) : tableRoute(read, asked);
  });
}

function tableRoute(read: Reader, asked: LeaveAsked, shown = asked.kind) {
  const { applicantRole, kind, days } = asked;
  const rows = read('leave.approval');
  const [row] = approvalRows(rows, applicantRole, kind, days);
  const who = read.called(applicantRole);
  if (!row) return refuse('leave_role_unknown', `${read.profile.title}没有规定${who}请假由谁审批，请向管理员反映。`);
  read.rows([row]);
  const steps = row.steps.map(step => read.called(step)).join('，再由');
  if (row.outcome === 'config_required') return refuse('config_required', `${read.profile.title}没有写明${who}请假 ${days} 天由谁审批，请管理员在“制度”里填写。`, { clauses: row.cite ? row.cite.map(clause => ({ profile: read.profile.id, clause })) : clausesOf(read.profile, 'leave.approval'), missing: ['leave.approval'] });
  read.say(`${who}${LEAVE_KIND_NAMES[shown]} ${days} 天，${bandOf(row.over, row.upTo ?? null)}，${row.outcome === 'report_only' ? '报备即可' : `由${steps}审批`}`, { 天数: days });
  return { outcome: row.outcome ?? 'route', steps: row.steps, finalApprover: row.steps[row.steps.length - 1] ?? null, makeUpRequired: makeUpRequired(read, asked), ...papersAsked(read, kind), ...replacement(read, days) } as LeaveRoute;
}

function rotationRoute(read: Reader, asked: LeaveAsked) {
  const rest = read.where('rest.rotation');
  if (!rest) return refuse('not_leave', `${read.profile.title}没有规定轮休。需要离开的，请按事假申请。`, { field: 'kind' });
  if (asked.applicantRole !== 'team_member' && asked.applicantRole !== 'team_deputy_leader') return refuse('not_leave', `轮休只安排${read.called('team_member')}。`, { field: 'kind' });
  read.say(`轮休不是请假，由${read.called(rest.arrangedBy)}安排`);
  return arranged([rest.arrangedBy]);
}

/** Who arranges the rest of the team arranges it; where that would be the applicant himself, his rest is asked for like a leave of so many days. */
function compensatoryRoute(read: Reader, asked: LeaveAsked) {
  const rest = read.where('rest.compensatory');
  if (!rest) return refuse('not_leave', `${read.profile.title}没有规定调休。需要离开的，请按事假申请。`, { field: 'kind' });
  const by = rest.arrangedBy ?? 'first_secretary|team_leader';
  if (by.split(/[|+]/).includes(asked.applicantRole)) return tableRoute(read, { ...asked, kind: 'personal' }, asked.kind);
  read.say(`调休不是请假，由${read.called(by)}在不影响工作的前提下安排`);
  return arranged([by]);
}

/** The unit needs the consents of the clause, in order; where it forbids to call anybody back there is no way. */
function callbackRoute(read: Reader) {
  const rule = read('leave.callback');
  if (rule.forbidden) return refuse('callback_forbidden', `${read.profile.title}规定驻村期间派出单位不得抽调驻村干部。确有需要的，请和乡镇、县驻村办商量调整人选。`, { clauses: clausesOf(read.profile, 'leave.callback') });
  read.say(`派出单位临时召回要${rule.approvers.map(step => read.called(step)).join('、')}依次同意`);
  return arranged(rule.approvers);
}

function arranged(steps: string[]): LeaveRoute {
  return {
    outcome: 'route', steps, finalApprover: steps[steps.length - 1] ?? null, makeUpRequired: null, evidenceRequired: false, villageCertificateRequired: false,
    writtenSlipRequired: false, writtenReportRequired: false, replacementRequired: null, replacementBy: null,
  };
}

/** Does an office day fall into the days from `startDay` to `endDay`, so that it has to be made up? Null where that is no duty or not known. */
export function makeUpRequired(read: Reader, asked: { startDay?: Day; endDay?: Day; calendar?: Calendar }): boolean | null {
  const rule = read.where('leave.make_up');
  if (!rule || !asked.startDay || !asked.endDay || !asked.calendar) return null;
  const days = officeDaysIn(read, asked.calendar, asked.startDay, asked.endDay);
  if (days.length > 0) read.say('请假占用了驻村办公日，事后要另定时间补上', { 驻村办公日: days.join('、') });
  return days.length > 0;
}

/** Which office days fall into these days, so that they have to be made up? None where that is no duty. */
export function makeUpDays(profile: Profile, asked: { startDay: Day; endDay: Day; calendar: Calendar }): FindingOrRefusal<Day[]> {
  return finding(profile, read => {
    if (!read.where('leave.make_up')) return [];
    const days = officeDaysIn(read, asked.calendar, asked.startDay, asked.endDay);
    if (days.length > 0) read.say('请假占用了驻村办公日，事后要另定时间补上', { 驻村办公日: days.join('、') });
    return days;
  });
}

/** Does somebody have to be sent in the place of a person who is away so long, and by whom? Null where the document has no such rule. */
export function leaveReplacement(profile: Profile, asked: { days: number }): FindingOrRefusal<{ required: boolean | null; by: string | null }> {
  return finding(profile, read => {
    const { replacementRequired: required, replacementBy: by } = replacement(read, asked.days);
    return { required, by };
  });
}

function replacement(read: Reader, days: number): { replacementRequired: boolean | null; replacementBy: string | null } {
  const rule = read.where('leave.replacement');
  if (!rule) return { replacementRequired: null, replacementBy: null };
  const required = days >= rule.fromDays;
  read.say(required ? `请假 ${rule.fromDays} 天以上，${read.called(rule.by)}要派合格的人接替或作调整` : `请假不到 ${rule.fromDays} 天，不要求派人接替`);
  return { replacementRequired: required, replacementBy: required ? rule.by : null };
}

/** What has to come with a leave of this kind. */
export function papersAsked(read: Reader, kind: LeaveKind) {
  const asked = read.where('leave.request');
  const request = !asked?.kinds || listsKind(asked.kinds, kind) ? asked : null;
  const proof = read.where('leave.kind_rules')?.find(each => each.kind === kind)?.proof === true;
  if (proof) read.say(`${LEAVE_KIND_NAMES[kind]}要附证明材料`);
  const report = kind === 'official_trip' && read.where('leave.outing')?.writtenReport === true;
  if (report) read.say('因公外出要写书面报告');
  if (request?.writtenSlip) read.say('要有书面假条');
  if (request?.evidence || request?.villageCertificate) read.say('要附证明材料，并经所在村委会证明');
  return { evidenceRequired: proof || (request?.evidence ?? false), villageCertificateRequired: request?.villageCertificate ?? false, writtenSlipRequired: request?.writtenSlip ?? false, writtenReportRequired: report };
}

function bandOf(over: number, upTo: number | null): string {
  if (over === 0 && upTo === null) return '不论天数';
  if (upTo === null) return `超过 ${over} 天`;
  return over === 0 ? `不超过 ${upTo} 天` : `超过 ${over} 天、不超过 ${upTo} 天`;
}
