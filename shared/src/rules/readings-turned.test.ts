import y2025 from '../../calendars/2025.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian07 from '../../profiles/pian07.json';
import pian08a from '../../profiles/pian08a.json';
import pian09b from '../../profiles/pian09b.json';
import pian15 from '../../profiles/pian15.json';
import type { LeaveKind } from '../kernel/leave-kind';
import { isRefusal } from '../kernel/refusal';
import type { RoleId } from '../kernel/role';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { optionsOf } from '../policy/reading-switch';
import type { ValueKey } from '../policy/values';
import { dayStatus } from './attendance-day';
import { requiredPresence } from './attendance-required';
import { calendarOf } from './calendar';
import { leaveApproval } from './leave-approval';
import { meetingAttendance } from './meeting-attendance';
import { reportDue } from './report-due';
import { rotationRest } from './rotation-rest';

const calendar = calendarOf([y2025 as CalendarYear]);

/** The profile with one reading turned to its second way. */
function turned(profile: Profile, key: ValueKey, id: string): Profile {
  const entry = profile.values[key];
  const [, other] = optionsOf(id, key, entry.value, entry.reading);
  return { ...profile, values: { ...profile.values, [key]: { ...entry, value: other.turn(entry.value) } } };
}

const chain = (profile: Profile, applicantRole: RoleId, days: number, kind: LeaveKind = 'personal') => {
  const { value } = leaveApproval(profile, { applicantRole, kind, startDay: '2025-03-10', endDay: '2025-03-20', days, calendar });
  return isRefusal(value) ? value.code : value.outcome === 'report_only' ? 'report_only' : value.steps.join('，');
};

test.each<[string, Profile, string, RoleId, number, LeaveKind, string, string]>([
  ['两天半落在空当里，改归较宽的一档，仍由队长批', pian04, 'A01', 'team_member', 2.5, 'personal', 'township_secretary', 'team_leader'],
  ['七天半落在空当里，改归较宽的一档，不用再报县领导小组', pian09b, 'A01', 'team_member', 7.5, 'personal', 'township_committee，county_office，county_leading_group', 'township_committee，county_office'],
  ['正好一天在界上，改归较高的一档', pian07, 'A02', 'team_leader', 1, 'personal', 'township_secretary', 'township_secretary，county_office'],
  ['正好三天在界上，改归较高的一档', pian15, 'A02', 'team_member', 3, 'personal', 'township_secretary', 'city_org_dept+city_revitalisation_dept'],
  ['队长自己一天的假，改由管理员写明', pian15, 'A13', 'team_leader', 1, 'personal', 'township_secretary', 'config_required'],
  ['第一书记改按队员办', pian04, 'A14', 'first_secretary', 1, 'personal', 'township_deputy', 'team_leader'],
  ['没有兼第一书记的队长改按第一书记办', pian08a, 'A14', 'team_leader', 1, 'personal', 'first_secretary', 'township_committee'],
  ['总队长或副总队长改为都要批', pian06, 'A16', 'team_leader', 5, 'personal', 'county_general_captain|county_deputy_captain', 'county_general_captain+county_deputy_captain'],
  ['逐级报批改为只由最后一级批', pian09b, 'A17', 'team_member', 8, 'personal', 'township_committee，county_office，county_leading_group', 'county_leading_group'],
  ['因公外出改为也逐级审批', pian15, 'A62', 'team_member', 2, 'official_trip', 'report_only', 'township_secretary'],
  ['先后调过来，先村党组织书记，后队长', pian15, 'A71', 'first_secretary', 1, 'personal', 'team_leader，village_secretary', 'village_secretary，team_leader'],
])('%s', (_, profile, id, role, days, kind, before, after) => {
  expect(chain(profile, role, days, kind)).toBe(before);
  expect(chain(turned(profile, 'leave.approval', id), role, days, kind)).toBe(after);
});

test('写明的那一分钟改为已经算晚', () => {
  const at = (profile: Profile, signIn: string) => dayStatus(profile, calendar, { role: 'team_member', day: '2025-03-12', signIn }).value;
  expect(at(pian04, '09:00')).toMatchObject({ status: 'present' });
  expect(at(turned(pian04, 'attendance.sign_in', 'A06'), '09:00')).toMatchObject({ status: 'late' });
  expect(at(turned(pian04, 'attendance.sign_in', 'A06'), '08:59')).toMatchObject({ status: 'present' });
});

test('比例改为要超过：21 个工作日的三分之二正好是 14 天，14 天不够', () => {
  const of = (profile: Profile, days: number) => requiredPresence(profile, calendar, { role: 'team_member', period: '2025-03', counts: { in_village: days } }).value;
  expect(of(pian04, 14)).toMatchObject({ required: 14, met: true });
  expect(of(turned(pian04, 'attendance.required', 'A53'), 14)).toMatchObject({ required: 14.5, met: false });
  expect(of(turned(pian04, 'attendance.required', 'A53'), 14.5)).toMatchObject({ met: true });
});

test('审定当天改为算第一天', () => {
  const of = (profile: Profile) => reportDue(profile, calendar, { reporter: 'city_revitalisation_dept', report: 'annual_assessment_result', reviewedOn: '2025-03-03' }).value;
  expect([of(pian15), of(turned(pian15, 'report.due', 'A27'))]).toMatchObject([{ due: '2025-03-24' }, { due: '2025-03-21' }]);
});

test('两个人的队，不足一人改为算一人', () => {
  const of = (profile: Profile) => rotationRest(profile, { teamSize: 2, restingTogether: 1, calendarDays: 5 }).value;
  expect([of(pian06), of(turned(pian06, 'rest.rotation', 'A39'))]).toMatchObject([{ maxTogether: 0, allowed: false }, { maxTogether: 1, allowed: true }]);
});

test('会议请假改为告知一人即可', () => {
  const of = (profile: Profile, asked: string[]) => meetingAttendance(profile, { meeting: 'team_regular', day: '2025-03-10', role: 'team_member', attended: false, askedLeaveFrom: asked }).value;
  expect(of(pian08a, ['first_secretary'])).toMatchObject({ status: 'absent' });
  expect(of(turned(pian08a, 'meeting.leave', 'A52'), ['first_secretary'])).toMatchObject({ status: 'on_leave', missingLeaveFrom: [] });
  expect(of(turned(pian08a, 'meeting.leave', 'A52'), [])).toMatchObject({ status: 'absent' });
});
