import y2025 from '../../calendars/2025.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import type { RoleId } from '../kernel/role';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { leaveFiling, type LeaveFiling } from './leave-filing';
import { leaveQuota } from './leave-quota';
import { leaveRequest, type RequestMade, type RequestPart } from './leave-request';

const calendar = calendarOf([y2025] as CalendarYear[]);
const made = (more: Partial<RequestMade>): RequestMade => ({ applicantRole: 'team_member', kind: 'personal', channel: 'written', reasonGiven: true, writtenSlip: true, ...more });

test.each<[string, Profile, RequestMade, RequestPart[]]>([
  ['篇六 二(一): slip, proof and certificate make a request complete', pian06, made({ evidenceAttached: true, villageCertificate: true }), []],
  ['篇六 二(一): proof is compulsory', pian06, made({ villageCertificate: true }), ['evidence']],
  ['篇六 二(一): so is the certificate of the village', pian06, made({ evidenceAttached: true }), ['village_certificate']],
  ['篇六 二(一): by telephone a proxy fills in the form', pian06, made({ channel: 'phone', writtenSlip: false, proxyFormFilled: true, evidenceAttached: true, villageCertificate: true }), []],
  ['篇六 二(一): a call alone is no request', pian06, made({ channel: 'phone', writtenSlip: false, evidenceAttached: true, villageCertificate: true }), ['written_slip']],
  ['篇四 四1: a slip is enough', pian04, made({}), []],
  ['篇四 四2: a call is not', pian04, made({ channel: 'phone', writtenSlip: false, proxyFormFilled: true }), ['written_slip']],
  ['鄂尔多斯 asks for no paper', ordos, made({ writtenSlip: false }), []],
])('%s', (_, profile, request, missing) => {
  expect(leaveRequest(profile, request).value).toMatchObject({ valid: missing.length === 0, missing });
});

test('篇六 二(一): the slip is written after return, and not a second time', () => {
  const phoned = made({ channel: 'phone', writtenSlip: false, proxyFormFilled: true, evidenceAttached: true, villageCertificate: true });
  expect(leaveRequest(pian06, { ...phoned, backOnDuty: true }).value).toMatchObject({ todo: ['complete_written_slip'] });
  expect(leaveRequest(pian06, { ...phoned, backOnDuty: false }).value).toMatchObject({ todo: [] });
  expect(leaveRequest(pian06, { ...phoned, writtenSlip: true, backOnDuty: true }).value).toMatchObject({ todo: [] });
});

test.each<[string, Profile, RoleId, Partial<LeaveFiling>]>([
  ['鄂尔多斯: the village is told and three bodies keep a record', ordos, 'team_member', { notify: ['village_committee'], recordKeepers: ['team', 'supervision_group', 'city_office'], fileWith: [] }],
  ['篇六 二(三): a leader is filed with two offices by telephone on the same day', pian06, 'team_leader', { fileWith: ['county_office', 'county_org_dept'], channel: 'phone', due: '2025-03-12' }],
  ['篇六 二(三): the first secretary likewise', pian06, 'first_secretary', { fileWith: ['county_office', 'county_org_dept'] }],
  ['篇六 二(三): a member with one office', pian06, 'team_member', { fileWith: ['county_office'], channel: 'phone', due: '2025-03-12' }],
  ['篇四 四4: monthly with the dispatching unit', pian04, 'team_member', { fileWith: ['dispatching_unit'], timing: 'monthly', due: null }],
])('%s', (_, profile, applicantRole, expected) => {
  expect(leaveFiling(profile, { applicantRole, kind: 'personal', days: 1, approvedOn: '2025-03-12' }).value).toMatchObject(expected);
});

test('篇六 二(三): filing on the next day is late', () => {
  const filed = (filedOn: string) => leaveFiling(pian06, { applicantRole: 'team_member', kind: 'sick', days: 1, approvedOn: '2025-03-12', filedOn }).value;
  expect(filed('2025-03-12')).toMatchObject({ compliant: true });
  expect(filed('2025-03-13')).toMatchObject({ compliant: false });
});

test('鲁村 一(三): a leave over a Tuesday has to be made up', () => {
  const filing = (startDay: string) => leaveFiling(lucun, { applicantRole: 'linked_cadre', kind: 'personal', days: 1, approvedOn: '2025-04-07', startDay, endDay: startDay, calendar }).value;
  expect(filing('2025-04-08')).toMatchObject({ makeUpRequired: true });
  expect(filing('2025-04-09')).toMatchObject({ makeUpRequired: false });
});

test('a document without caps allows any number of days; a soft cap opens for special circumstances', () => {
  const wanted = { applicantRole: 'team_member' as const, kind: 'personal' as const, days: 3, usedMonth: 0, usedYear: 8, specialCircumstances: false };
  expect(leaveQuota(ordos, wanted).value).toMatchObject({ allowed: true, violated: [], monthTotal: 3, yearTotal: 11 });
  const capped: Profile = { ...ordos, values: { ...ordos.values, 'leave.quota': { value: { perMonth: 2, perYear: 10, kinds: ['personal'], soft: true }, cite: ['县规定'] } } };
  expect(leaveQuota(capped, wanted).value).toMatchObject({ allowed: false, violated: ['per_month', 'per_year'], soft: true });
  expect(leaveQuota(capped, { ...wanted, specialCircumstances: true }).value).toMatchObject({ allowed: true, violated: ['per_month', 'per_year'], override: 'special_circumstances' });
  expect(leaveQuota(capped, { ...wanted, kind: 'annual_leave' }).value).toMatchObject({ allowed: true, violated: [], monthTotal: 0 });
});
