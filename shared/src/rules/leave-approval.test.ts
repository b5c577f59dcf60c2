import y2024 from '../../calendars/2024.json';
import y2025 from '../../calendars/2025.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import type { RoleId } from '../kernel/role';
import { APPROVED_KINDS } from '../policy/approval-table';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { leaveApproval, type LeaveAsked } from './leave-approval';

const calendar = calendarOf([y2024, y2025] as CalendarYear[]);
const asked = (applicantRole: RoleId, days: number, more: Partial<LeaveAsked> = {}): LeaveAsked =>
  ({ applicantRole, kind: 'personal', startDay: '2025-03-10', endDay: '2025-03-10', endHalf: 'pm', days, calendar, ...more });

const CAPTAIN = 'county_general_captain|county_deputy_captain';

describe.each<[string, Profile, [string, RoleId, number, string[]][]]>([
  ['鄂尔多斯 第十一条（八）', ordos, [
    ['a member asks half a day of the leader', 'team_member', 0.5, ['team_leader']],
    ['a member asks one day of the leader', 'team_member', 1, ['team_leader']],
    ['between one and two days the stricter band holds', 'team_member', 1.5, ['supervision_group']],
    ['a member asks two days of the supervision group', 'team_member', 2, ['supervision_group']],
    ['three days are still within three days', 'team_member', 3, ['supervision_group']],
    ['more than three days go to the city office', 'team_member', 3.5, ['city_office']],
    ['sixty days go to the city office', 'team_member', 60, ['city_office']],
    ['a deputy leader is a member', 'team_deputy_leader', 1, ['team_leader']],
    ['the leader asks half a day of the supervision group', 'team_leader', 0.5, ['supervision_group']],
    ['the leader asks up to three days of the supervision group', 'team_leader', 3, ['supervision_group']],
    ['the leader asks more of the city office', 'team_leader', 3.5, ['city_office']],
    ['the first secretary takes the row of the leader', 'first_secretary', 1, ['supervision_group']],
  ]],
  ['篇四 四2', pian04, [
    ['a member asks two days of the leader', 'team_member', 2, ['team_leader']],
    ['two and a half days go to the township secretary', 'team_member', 2.5, ['township_secretary']],
    ['three days go to the township secretary', 'team_member', 3, ['township_secretary']],
    ['the leader asks two days of the deputy in charge', 'team_leader', 2, ['township_deputy']],
    ['the leader asks three days of the township secretary', 'team_leader', 3, ['township_secretary']],
    ['the first secretary takes the row of the leader', 'first_secretary', 0.5, ['township_deputy']],
  ]],
  ['篇六 二(二)(三)', pian06, [
    ['the leader asks one day of the deputy in charge', 'team_leader', 1, ['township_deputy']],
    ['the first secretary asks one and a half days of the principal', 'first_secretary', 1.5, ['township_principal']],
    ['three days are included', 'first_secretary', 3, ['township_principal']],
    ['three and a half days go to a captain', 'team_leader', 3.5, [CAPTAIN]],
    ['a member asks one day of the leader alone', 'team_member', 1, ['team_leader']],
    ['a member with two days needs the leader first', 'team_member', 2, ['team_leader', 'township_deputy']],
    ['a member with three days likewise', 'team_member', 3, ['team_leader', 'township_deputy']],
    ['a member with four days goes on to the principal', 'team_member', 4, ['team_leader', 'township_principal']],
    ['a member with five days likewise', 'team_member', 5, ['team_leader', 'township_principal']],
    ['a member with five and a half days goes on to a captain', 'team_member', 5.5, ['team_leader', CAPTAIN]],
  ]],
  ['鲁村 一(三)', lucun, [
    ['a linked cadre asks a leading-body member of the area, whatever the length', 'linked_cadre', 0.5, ['area_leader_member']],
    ['ten days make no difference', 'linked_cadre', 10, ['area_leader_member']],
    ['a leading-body member asks the principal', 'township_leader_member', 1, ['township_principal']],
    ['the secretary of a linked-village committee asks the principal', 'linked_village_party_secretary', 2, ['township_principal']],
    ['the secretary of an area asks the principal', 'responsibility_area_secretary', 1, ['township_principal']],
    ['a leading-body member of an area asks the principal too', 'area_leader_member', 1, ['township_principal']],
  ]],
])('%s', (_, profile, rows) => {
  test.each(rows)('%s', (_sentence, role, days, steps) => {
    expect(leaveApproval(profile, asked(role, days)).value).toMatchObject({ outcome: 'route', steps, finalApprover: steps.at(-1) });
  });
});

test('the reason names the band, the approver, the clause and the reading', () => {
  const { because } = leaveApproval(ordos, asked('team_member', 4));
  expect(because[0]).toMatchObject({ key: 'leave.approval', clauses: [{ profile: 'ordos-2018', clause: '第十一条（八）' }], reading: 'A01 A02 A14' });
  expect(because[0].text).toBe('工作队成员事假 4 天，超过 3 天，由市包联驻村工作领导小组办公室审批');
});

test('篇六 二(一): every leave needs proof, a certificate of the village and a slip', () => {
  for (const kind of APPROVED_KINDS) {
    expect(leaveApproval(pian06, asked('team_member', 1, { kind })).value).toMatchObject({ evidenceRequired: true, villageCertificateRequired: true, writtenSlipRequired: true });
  }
});

test('鲁村 一(三): a leave on the Tuesday has to be made up, one on a Wednesday has not', () => {
  expect(leaveApproval(lucun, asked('linked_cadre', 1, { startDay: '2025-03-11', endDay: '2025-03-11' })).value).toMatchObject({ makeUpRequired: true });
  expect(leaveApproval(lucun, asked('linked_cadre', 1, { startDay: '2025-03-12', endDay: '2025-03-12' })).value).toMatchObject({ makeUpRequired: false });
  expect(leaveApproval(lucun, asked('linked_cadre', 5, { startDay: '2025-10-01', endDay: '2025-10-08' })).value).toMatchObject({ makeUpRequired: false });
  expect(leaveApproval(lucun, asked('linked_cadre', 1, { startDay: '2025-10-09', endDay: '2025-10-09' })).value).toMatchObject({ makeUpRequired: true });
});

test('a role the document does not speak of is refused', () => {
  expect(leaveApproval(ordos, asked('county_office', 1)).value).toMatchObject({ refused: true, code: 'leave_role_unknown' });
});

test('a number of days that is no multiple of a half is refused', () => {
  for (const days of [0, -1, 0.25, Number.NaN]) expect(leaveApproval(ordos, asked('team_member', days)).value).toMatchObject({ code: 'leave_no_days' });
});

test('篇六 二(五): rotation rest of a member is arranged by his leader, elsewhere there is none', () => {
  expect(leaveApproval(pian06, asked('team_member', 5, { kind: 'rotation_rest' })).value).toMatchObject({ steps: ['first_secretary|team_leader'], evidenceRequired: false });
  expect(leaveApproval(pian06, asked('team_leader', 5, { kind: 'rotation_rest' })).value).toMatchObject({ code: 'not_leave' });
  expect(leaveApproval(ordos, asked('team_member', 5, { kind: 'rotation_rest' })).value).toMatchObject({ code: 'not_leave' });
});
