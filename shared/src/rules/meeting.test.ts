import jiedao from '../../profiles/jiedao-2011.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian01e from '../../profiles/pian01e.json';
import pian03 from '../../profiles/pian03.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian07 from '../../profiles/pian07.json';
import pian08a from '../../profiles/pian08a.json';
import pian09b from '../../profiles/pian09b.json';
import pian11a from '../../profiles/pian11a.json';
import pian12 from '../../profiles/pian12.json';
import year2024 from '../../calendars/2024.json';
import year2025 from '../../calendars/2025.json';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { contactDuty } from './contact-duty';
import { meetingAttendance } from './meeting-attendance';
import { meetingCadence, type MeetingAsked } from './meeting-cadence';
import { meetingConvene } from './meeting-convene';
import { meetingQuorum } from './meeting-quorum';
import { mustAttend } from './must-attend';
import { mustVisit } from './must-visit';

const calendar = calendarOf([year2024, year2025] as CalendarYear[]);
const cadence = (profile: Profile, asked: MeetingAsked) => meetingCadence(profile, calendar, asked);

test.each<[string, Profile, MeetingAsked, object]>([
  ['鄂尔多斯 第十一条（一）: two studies a month are enough with notes', ordos, { meeting: 'collective_study', period: '2025-04', held: ['2025-04-10', '2025-04-30'], notesTaken: true }, { requiredCount: 2, due: '2025-04-30', compliant: true }],
  ['without notes they are not', ordos, { meeting: 'collective_study', period: '2025-04', held: ['2025-04-10', '2025-04-30'], notesTaken: false }, { compliant: false }],
  ['a study of May does not count for April', ordos, { meeting: 'collective_study', period: '2025-04', held: ['2025-04-10', '2025-05-01'] }, { compliant: false, violations: ['held_late'] }],
  ['in a quarter every month is judged alone', ordos, { meeting: 'collective_study', period: '2025-Q1', held: ['2025-01-06', '2025-01-07', '2025-01-08', '2025-02-10', '2025-03-10', '2025-03-11'] }, { requiredCount: 6, compliant: false }],
  ['第十一条（三）: a service day on Sunday is still in the week', ordos, { meeting: 'service_day', weekOf: '2025-03-10', held: ['2025-03-16'] }, { requiredCount: 1, due: '2025-03-16', compliant: true }],
  ['第十二条（一）: a training in harvest time does not count', ordos, { meeting: 'farmer_training', period: '2025', held: ['2025-01-15', '2025-07-03'], slackMonths: [1, 2, 11, 12] }, { compliant: false }],
  ['without the slack months enough is not known to be enough', ordos, { meeting: 'farmer_training', period: '2025', held: ['2025-01-15', '2025-07-03'] }, { compliant: null }],
  ['第十一条（二）: the joint meeting has no number', ordos, { meeting: 'joint_meeting', period: '2025-03' }, { requiredCount: null, due: null, compliant: null }],
  ['篇四 一2: any day of the quarter up to the 20th (A30)', pian04, { meeting: 'town_leading_group_team_meeting', period: '2025-Q1', held: ['2025-01-06'] }, { due: '2025-03-20', compliant: true, convenedBy: ['township_leading_group'], notifiedBy: 'township_office' }],
  ['the 21st is late', pian04, { meeting: 'town_leading_group_team_meeting', period: '2025-Q4', held: ['2025-12-21'] }, { due: '2025-12-20', compliant: false, violations: ['held_late'] }],
  ['篇八 五(一): Monday is the day', pian08a, { meeting: 'team_regular', weekOf: '2025-03-10', held: ['2025-03-10'] }, { scheduled: '2025-03-10', due: '2025-03-16', compliant: true, violations: [] }],
  ['later in the week only for a reason', pian08a, { meeting: 'team_regular', weekOf: '2025-03-10', held: ['2025-03-14'] }, { compliant: false, violations: ['held_late'] }],
  ['with a reason until Sunday', pian08a, { meeting: 'team_regular', weekOf: '2025-03-10', held: ['2025-03-16'], postponedReason: 'special_circumstances' }, { compliant: true }],
  ['never in the week after', pian08a, { meeting: 'team_regular', weekOf: '2025-03-10', held: ['2025-03-17'], postponedReason: 'special_circumstances' }, { compliant: false, violations: ['carried_to_next_week'] }],
  ['a holiday Monday is a reason by itself', pian08a, { meeting: 'team_regular', weekOf: '2025-06-02', held: ['2025-06-03'] }, { scheduled: '2025-06-02', earliestWorkday: '2025-06-03', compliant: true }],
  ['the first working day of Spring Festival week is its Sunday', pian08a, { meeting: 'team_regular', weekOf: '2024-02-12' }, { earliestWorkday: '2024-02-18', compliant: null }],
  ['a calendar nobody published leaves the first working day open', pian08a, { meeting: 'team_regular', weekOf: '2031-02-10' }, { scheduled: '2031-02-10', earliestWorkday: null }],
  ['篇十二 例会制度 一: Saturday afternoon', pian12, { meeting: 'team_regular', weekOf: '2025-03-10', held: ['2025-03-15'] }, { scheduled: '2025-03-15', half: 'pm', host: 'team_deputy_leader', compliant: true }],
  ['A28: the branch committee meets every month', pian12, { meeting: 'branch_committee', period: '2025-Q1', held: ['2025-02-18'] }, { requiredCount: 3, compliant: false }],
  ['三会一课 三1: three party-group meetings are more than usual and allowed', pian12, { meeting: 'party_group', period: '2025-03', held: ['2025-03-03', '2025-03-12', '2025-03-25'] }, { requiredCount: 1, mostNormal: 2, soft: true, compliant: true }],
  ['篇一 一2: there it is a quarter', pian01e, { meeting: 'branch_committee', period: '2025-Q1', held: ['2025-02-18'] }, { requiredCount: 1, soft: true, compliant: true }],
  ['篇三: weekly with the village committees', pian03, { meeting: 'team_regular', weekOf: '2025-03-10', held: [] }, { due: '2025-03-16', compliant: false, attendees: ['team_member', 'village_committee', 'linked_cadre'] }],
  ['街道 五4: three talks are enough, four are the target', jiedao, { meeting: 'talk_with_village_cadres', period: '2025-02', held: ['2025-02-03', '2025-02-28'] }, { requiredCount: 3, targetCount: 4, compliant: false }],
  ['篇九 第十九条: the township dispatches every week', pian09b, { meeting: 'township_dispatch', weekOf: '2024-12-30', held: ['2025-01-02'] }, { requiredCount: 1, due: '2025-01-05', compliant: true }],
])('%s', (_, profile, asked, expected) => {
  expect(cadence(profile, asked).value).toMatchObject(expected);
});

test('a number that is blank is asked for; a meeting nobody wrote of is not guessed', () => {
  expect(cadence(pian07, { meeting: 'collective_study', weekOf: '2025-03-10' }).value).toMatchObject({ code: 'config_required', missing: ['meeting.cadence'] });
  expect(cadence(pian11a, { meeting: 'collective_study', period: '2025-03' }).value).toMatchObject({ code: 'config_required' });
  expect(cadence(pian04, { meeting: 'service_day', weekOf: '2025-03-10' }).value).toMatchObject({ code: 'not_in_document' });
});

test('the sentence names who, when and how often', () => {
  expect(cadence(ordos, { meeting: 'collective_study', period: '2025-04', held: ['2025-04-10'] }).because.map(reason => [reason.key, reason.text])).toEqual([
    ['meeting.cadence', '集中学习每月 2 次，由驻村工作队、嘎查村“两委”召集'], ['due.days', '最迟 2025-04-30，按期开了 1 次，不符合要求'],
  ]);
});

test.each<[string, Profile, object, object]>([
  ['篇六 一(二): the notified minute is in time', pian06, { meeting: 'town_village_cadres', notifiedTime: '14:30', signIn: '14:30' }, { status: 'present' }],
  ['the next minute is late (A72)', pian06, { meeting: 'town_village_cadres', notifiedTime: '14:30', signIn: '14:31' }, { status: 'late' }],
  ['who did not sign in was absent', pian06, { meeting: 'town_village_cadres', notifiedTime: '14:30', signIn: null }, { status: 'absent' }],
  ['篇八 五(三): both have to be told (A52)', pian08a, { meeting: 'team_regular', attended: false, askedLeaveFrom: ['first_secretary'] }, { status: 'absent', missingLeaveFrom: ['township_linked_leader'] }],
  ['who told both is on leave', pian08a, { meeting: 'team_regular', attended: false, askedLeaveFrom: ['township_linked_leader', 'first_secretary'] }, { status: 'on_leave', missingLeaveFrom: [] }],
  ['the first secretary does not ask himself', pian08a, { meeting: 'team_regular', role: 'first_secretary', attended: false, askedLeaveFrom: ['township_linked_leader'] }, { status: 'on_leave' }],
  ['who came needs no leave', pian12, { meeting: 'team_regular', attended: true }, { status: 'present', missingLeaveFrom: [] }],
])('%s', (_, profile, more, expected) => {
  expect(meetingAttendance(profile, { meeting: '', day: '2025-03-10', role: 'team_member', askedLeaveFrom: [], ...more }).value).toMatchObject(expected);
});

test('篇四 一5: the office proposes and the head of the leading group agrees', () => {
  const meeting = 'extra_team_or_leader_meeting';
  expect(meetingConvene(pian04, { meeting, proposedBy: 'township_office', agreedBy: ['township_leading_group_head'] }).value).toEqual({ allowed: true, approvers: ['township_leading_group_head'] });
  expect(meetingConvene(pian04, { meeting, proposedBy: 'township_office', agreedBy: [] }).value).toMatchObject({ allowed: false });
  expect(meetingConvene(pian04, { meeting, proposedBy: 'team_leader', agreedBy: ['township_leading_group_head'] }).value).toMatchObject({ allowed: false });
});

test.each([[4, 3, 'major', true, null], [4, 2, 'major', false, 'branch_general'], [4, 2, 'important', false, null], [5, 3, 'important', true, null], [1, 0, 'major', false, 'branch_general']])(
  '篇十二 三会一课 二4: of %d members %d decide a matter that is %s: %s', (members, present, matter, allowed, referTo) => {
    expect(meetingQuorum(pian12, { meeting: 'branch_committee', members, present, matter }).value).toEqual({ allowed, referTo });
  });

test('街道 五1, 鲁村 二(四): what has to be attended, and by whom', () => {
  expect(mustAttend(jiedao, { role: 'township_linked_leader', event: 'sudden_major_incident' }).value).toEqual({ mustAttend: true, duties: [] });
  expect(mustAttend(jiedao, { role: 'township_linked_leader', event: 'routine_broadcast' }).value).toMatchObject({ mustAttend: false });
  expect(mustAttend(lucun, { role: 'linked_cadre', event: 'party_members_meeting' }).value).toMatchObject({ mustAttend: true, duties: ['check_content', 'check_procedure', 'supervise_minutes', 'supervise_originals'] });
  expect(mustAttend(lucun, { role: 'village_cadre', event: 'party_members_meeting' }).value).toMatchObject({ mustAttend: false, duties: [] });
  expect(mustAttend(pian06, { role: 'team_member', event: 'party_members_meeting' }).value).toMatchObject({ code: 'config_required' });
});

test('篇十一 五3: five occasions to visit', () => {
  expect(mustVisit(pian11a, { role: 'team_member', event: 'special_difficulty' }).value).toBe(true);
  expect(mustVisit(pian11a, { role: 'team_member', event: 'wedding' }).value).toBe(false);
});

test('篇十一 五2: every contact is talked with in every half-year, and a difficulty solved', () => {
  const duty = (talks: { on: string; with: string; difficultiesSolved: number }[], period = '2025-H1') => contactDuty(pian11a, calendar, { period, contacts: ['V1', 'V2'], talks }).value;
  expect(duty([{ on: '2025-06-30', with: 'V1', difficultiesSolved: 1 }, { on: '2025-01-01', with: 'V2', difficultiesSolved: 1 }])).toEqual({ requiredCount: 2, due: '2025-06-30', missing: [], compliant: true });
  expect(duty([{ on: '2025-07-01', with: 'V1', difficultiesSolved: 1 }, { on: '2025-01-01', with: 'V2', difficultiesSolved: 0 }])).toMatchObject({ missing: ['V1', 'V2'], compliant: false });
  expect(duty([{ on: '2025-06-30', with: 'V1', difficultiesSolved: 1 }, { on: '2025-08-01', with: 'V2', difficultiesSolved: 1 }], '2025')).toMatchObject({ requiredCount: 4, missing: ['V1', 'V2'] });
});
