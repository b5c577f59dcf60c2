import y2025 from '../../calendars/2025.json';
import pian07 from '../../profiles/pian07.json';
import pian08a from '../../profiles/pian08a.json';
import pian08b from '../../profiles/pian08b.json';
import pian09b from '../../profiles/pian09b.json';
import pian09c from '../../profiles/pian09c.json';
import pian10 from '../../profiles/pian10.json';
import pian11a from '../../profiles/pian11a.json';
import pian11b from '../../profiles/pian11b.json';
import pian12 from '../../profiles/pian12.json';
import pian15 from '../../profiles/pian15.json';
import type { LeaveKind } from '../kernel/leave-kind';
import { isRefusal } from '../kernel/refusal';
import { CADRE_ROLES, type RoleId } from '../kernel/role';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { blanksOf } from '../policy/reading';
import { calendarOf } from './calendar';
import { leaveApproval, type LeaveAsked } from './leave-approval';
import { countLeave } from './leave-count';
import { leaveFiling, type LeaveFiling } from './leave-filing';
import { leaveQuota, type LeaveAllowed, type LeaveWanted } from './leave-quota';
import { leaveRequest } from './leave-request';
import { leaveReturn } from './leave-return';

const calendar = calendarOf([y2025] as CalendarYear[]);
const asked = (applicantRole: RoleId, days: number, kind: LeaveKind = 'personal'): LeaveAsked =>
  ({ applicantRole, kind, startDay: '2025-03-10', endDay: '2025-03-10', endHalf: 'pm', days, calendar });
const BOTH = 'city_org_dept+city_revitalisation_dept';
const LADDER = ['township_committee', 'county_office', 'county_leading_group'];

describe.each<[string, Profile, [string, RoleId, number, string[], LeaveKind?][]]>([
  ['篇七 2', pian07, [
    ['the leader asks one day of the township secretary', 'team_leader', 1, ['township_secretary']],
    ['half a day likewise', 'team_leader', 0.5, ['township_secretary']],
    ['more goes on to the county office', 'team_leader', 1.5, ['township_secretary', 'county_office']],
    ['the first secretary takes the row of the leader', 'first_secretary', 2, ['township_secretary', 'county_office']],
    ['a member asks one day of the leader', 'team_member', 1, ['team_leader']],
    ['more goes on to the township secretary', 'team_member', 1.5, ['team_leader', 'township_secretary']],
    ['and there is no third tier', 'team_member', 30, ['team_leader', 'township_secretary']],
  ]],
  ['篇八 二(二)', pian08a, [
    ['the first secretary asks the township committee, whatever the length', 'first_secretary', 0.5, ['township_committee']],
    ['a member asks one day of the first secretary', 'team_member', 1, ['first_secretary']],
    ['one and a half of the linked leader', 'team_member', 1.5, ['township_linked_leader']],
    ['three are still within three', 'team_member', 3, ['township_linked_leader']],
    ['more goes to the committee', 'team_member', 3.5, ['township_committee']],
    ['a leader who is not first secretary asks as a member', 'team_leader', 1, ['first_secretary']],
  ]],
  ['篇九 第二十一条', pian09b, [
    ['three days are for the township committee', 'team_member', 3, LADDER.slice(0, 1)],
    ['between three and four the stricter band holds', 'team_leader', 3.5, LADDER.slice(0, 2)],
    ['seven days are still for the county office', 'first_secretary', 7, LADDER.slice(0, 2)],
    ['seven and a half go all the way', 'team_member', 7.5, LADDER],
    ['a cadre the township added is under the same rule', 'township_supplement_cadre', 8, LADDER],
  ]],
  ['篇十一 三2', pian11a, [['three days are for the township committee', 'team_member', 3, ['township_committee']]]],
  ['篇十一 请假制度 一', pian11b, [
    ['the leader asks the head of the own unit', 'team_leader', 2, ['dispatching_unit_head']],
    ['the first secretary takes the row of the leader', 'first_secretary', 5, ['dispatching_unit_head']],
    ['a member asks the leader', 'team_member', 0.5, ['team_leader']],
    ['however long', 'team_member', 10, ['team_leader']],
  ]],
  ['篇十二 请销假 二、三', pian12, [
    ['the leader asks three days of the county office', 'team_leader', 3, ['county_office']],
    ['a member asks half a day of the leader', 'team_member', 0.5, ['team_leader']],
    ['three days too', 'team_member', 3, ['team_leader']],
    ['more goes to the county office', 'team_member', 3.5, ['county_office']],
  ]],
  ['篇十五 二(二)2', pian15, [
    ['a member asks one day of the leader', 'team_member', 1, ['team_leader']],
    ['the first secretary needs the village secretary besides', 'first_secretary', 1, ['team_leader', 'village_secretary']],
    ['the leader cannot ask himself', 'team_leader', 0.5, ['township_secretary']],
    ['between one and two days the stricter band holds', 'team_member', 1.5, ['township_secretary']],
    ['the first secretary goes on as a member', 'first_secretary', 2, ['township_secretary']],
    ['three days are still within three', 'team_leader', 3, ['township_secretary']],
    ['more needs both departments of the city', 'team_member', 3.5, [BOTH]],
    ['sick leave is private leave', 'team_member', 4, [BOTH], 'sick'],
    ['so is annual leave', 'team_member', 1, ['team_leader'], 'annual_leave'],
  ]],
])('%s', (_, profile, rows) => {
  test.each(rows)('%s', (_sentence, role, days, steps, kind = 'personal') => {
    expect(leaveApproval(profile, asked(role, days, kind)).value).toMatchObject({ outcome: 'route', steps, finalApprover: steps.at(-1) });
  });
});

test.each<[string, Profile, RoleId, number, LeaveKind?]>([
  ['篇八 考勤请假制度 names no levels', pian08b, 'team_member', 2],
  ['篇九 四(六) names no approver', pian09c, 'team_member', 1],
  ['篇十 一 names no approver', pian10, 'team_leader', 1],
  ['篇十一 三2: below three days the bound is blank', pian11a, 'team_member', 2.5],
  ['篇十一 三2: so is the upper bound', pian11a, 'team_member', 3.5],
  ['篇十一 三3: the leader’s bound is blank', pian11a, 'team_leader', 1],
  ['篇十一 请假制度 五: sick leave follows other rules', pian11b, 'team_member', 1, 'sick'],
  ['篇十二 请销假 二: above three days the document is silent', pian12, 'team_leader', 3.5],
])('%s: the administrator is asked, nothing is guessed', (_, profile, role, days, kind = 'personal') => {
  expect(leaveApproval(profile, asked(role, days, kind)).value).toMatchObject({ code: 'config_required', missing: ['leave.approval'] });
  expect(blanksOf(profile).map(({ key }) => key)).toContain('leave.approval');
});

test('篇十五 二(二)2: an official outing is reported in writing and nobody approves it', () => {
  for (const role of CADRE_ROLES) {
    expect(leaveApproval(pian15, asked(role, 5, 'official_trip')).value).toMatchObject({ outcome: 'report_only', steps: [], finalApprover: null, writtenReportRequired: true, writtenSlipRequired: false });
  }
  expect(leaveApproval(pian15, asked('team_member', 1)).value).toMatchObject({ writtenReportRequired: false, writtenSlipRequired: true });
});

test.each([[14.5, false, null], [15, true, 'dispatching_unit'], [60, true, 'dispatching_unit']])('篇九 第二十一条: for %s days a substitute: %s', (days, required, by) => {
  expect(leaveApproval(pian09b, asked('team_member', days)).value).toMatchObject({ replacementRequired: required, replacementBy: by });
  expect(leaveApproval(pian15, asked('team_member', days)).value).toMatchObject({ replacementRequired: null });
});

test.each<[string, Profile, RoleId, number, Partial<LeaveFiling>]>([
  ['篇七 2: up to one day with the county office', pian07, 'team_leader', 1, { fileWith: ['county_office'] }],
  ['篇七 2: more with the dispatching unit', pian07, 'team_member', 1.5, { fileWith: ['dispatching_unit'], timing: 'simultaneous' }],
  ['篇八 考勤请假制度: with the county office', pian08b, 'team_member', 2, { fileWith: ['county_office'] }],
  ['篇九 第二十一条: every leave at once with the dispatching unit', pian09b, 'team_member', 0.5, { fileWith: ['dispatching_unit'], timing: 'simultaneous' }],
  ['篇十五 二(二)2: monthly with the personnel department', pian15, 'team_member', 1, { fileWith: ['dispatching_unit_hr'], timing: 'monthly', due: null }],
  ['篇十二 says nothing of filing', pian12, 'team_member', 1, { fileWith: [], notify: [], due: null }],
])('%s', (_, profile, applicantRole, days, expected) => {
  expect(leaveFiling(profile, { applicantRole, kind: 'personal', days, approvedOn: '2025-03-12' }).value).toMatchObject(expected);
});

const wanted = (more: Partial<LeaveWanted>): LeaveWanted => ({ applicantRole: 'team_member', kind: 'personal', days: 1, usedMonth: 0, usedYear: 0, specialCircumstances: false, ...more });

test.each<[string, Profile, LeaveWanted, Partial<LeaveAllowed>]>([
  ['篇十五 二(二)2: two days a month are allowed', pian15, wanted({ usedMonth: 1, usedYear: 1 }), { allowed: true, violated: [], monthTotal: 2 }],
  ['half a day more is not', pian15, wanted({ usedMonth: 1.5, usedYear: 1.5 }), { allowed: false, violated: ['per_month'], soft: true }],
  ['ten days a year are allowed', pian15, wanted({ usedYear: 9 }), { allowed: true, yearTotal: 10 }],
  ['half a day more is not', pian15, wanted({ usedYear: 9.5 }), { allowed: false, violated: ['per_year'] }],
  ['a named circumstance opens the caps and the breach stays', pian15, wanted({ days: 4, specialCircumstances: true }), { allowed: true, violated: ['per_month'], override: 'special_circumstances' }],
  ['annual leave is not counted', pian15, wanted({ kind: 'annual_leave', days: 5, usedMonth: 2, usedYear: 10 }), { allowed: true, monthTotal: 2, yearTotal: 10 }],
  ['篇十一 请假制度 三: three days at a time', pian11b, wanted({ days: 3 }), { allowed: true, violated: [] }],
  ['three and a half are too long, as a rule', pian11b, wanted({ days: 3.5 }), { allowed: false, violated: ['per_request'], soft: true }],
  ['篇十二 请销假 五: in quiet times leave is free', pian12, wanted({}), { allowed: true }],
  ['in a time of full presence nobody leaves', pian12, wanted({ alert: 'tense_period' }), { allowed: false, violated: ['full_presence'], soft: false }],
  ['whatever the circumstances', pian12, wanted({ alert: 'level_1', kind: 'sick', specialCircumstances: true }), { allowed: false, override: null }],
  ['elsewhere an alert takes no leave away', pian15, wanted({ alert: 'level_1' }), { allowed: true }],
])('%s', (_, profile, request, expected) => {
  expect(leaveQuota(profile, request).value).toMatchObject(expected);
});

test('篇十一 请假制度 五: sick leave is under rules the document does not hold', () => {
  expect(leaveQuota(pian11b, wanted({ kind: 'sick', days: 5 })).value).toMatchObject({ code: 'config_required', missing: ['leave.quota'] });
});

test('篇十一 请假制度 二: a reason and a slip, both', () => {
  const made = (reasonGiven: boolean, writtenSlip: boolean) => leaveRequest(pian11b, { applicantRole: 'team_member', kind: 'personal', channel: 'written', reasonGiven, writtenSlip }).value;
  expect(made(true, true)).toMatchObject({ valid: true });
  expect(made(false, false)).toMatchObject({ valid: false, missing: ['reason', 'written_slip'] });
});

test('篇十五 二(二)2: private leave is asked for in writing, an official outing is not', () => {
  const made = (kind: LeaveKind) => leaveRequest(pian15, { applicantRole: 'team_member', kind, channel: 'phone', reasonGiven: true, writtenSlip: false }).value;
  expect(made('personal')).toMatchObject({ missing: ['written_slip'] });
  expect(made('official_trip')).toMatchObject({ valid: true });
});

test('篇九 第二十一条: one reports back to the body that granted the leave, which records it', () => {
  expect(leaveReturn(pian09b, calendar, { applicantRole: 'team_member', approvedEnd: '2025-03-14', returnedOn: '2025-03-17', approvedBy: 'county_office' }).value)
    .toMatchObject({ onTime: true, cancelWith: ['county_office'], recordedBy: ['county_office'] });
});

test('篇十二 counts calendar days: back on Monday after a leave until Friday is two days late', () => {
  expect(leaveReturn(pian12, calendar, { applicantRole: 'team_member', approvedEnd: '2025-03-14', returnedOn: '2025-03-17' }).value).toMatchObject({ onTime: false, overstayDays: ['2025-03-15', '2025-03-16'], absenteeismDays: 0 });
  const span = { startDay: '2025-03-14', startHalf: 'am', endDay: '2025-03-17', endHalf: 'am' } as const;
  expect(countLeave(pian12, calendar, { kind: 'personal', span }).value).toMatchObject({ days: 3.5 });
  expect(countLeave(pian15, calendar, { kind: 'personal', span }).value).toMatchObject({ days: 1.5 });
});

test('a document without a clause on return asks the administrator', () => {
  expect(isRefusal(leaveReturn(pian07, calendar, { applicantRole: 'team_member', approvedEnd: '2025-03-14', returnedOn: '2025-03-17' }).value)).toBe(true);
});
