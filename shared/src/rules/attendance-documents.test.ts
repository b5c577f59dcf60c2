import y2025 from '../../calendars/2025.json';
import jiedao from '../../profiles/jiedao-2011.json';
import pian01b from '../../profiles/pian01b.json';
import pian01f from '../../profiles/pian01f.json';
import pian02 from '../../profiles/pian02.json';
import pian05 from '../../profiles/pian05.json';
import pian07 from '../../profiles/pian07.json';
import pian08a from '../../profiles/pian08a.json';
import pian08b from '../../profiles/pian08b.json';
import pian09b from '../../profiles/pian09b.json';
import pian09c from '../../profiles/pian09c.json';
import pian10 from '../../profiles/pian10.json';
import pian11a from '../../profiles/pian11a.json';
import pian11b from '../../profiles/pian11b.json';
import pian12 from '../../profiles/pian12.json';
import pian14 from '../../profiles/pian14.json';
import pian15 from '../../profiles/pian15.json';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { dayStatus } from './attendance-day';
import { requiredHours } from './attendance-hours';
import { countedPresence, requiredPresence, type Counts, type PresenceAsked, type RequiredPresence } from './attendance-required';
import { attendanceSummary, type AttendanceSummary, type SummaryAsked } from './attendance-summary';
import { calendarOf } from './calendar';
import type { DayFacts, DayStatus } from './day-status';

const calendar = calendarOf([y2025] as CalendarYear[]);
const [WEDNESDAY, THURSDAY, SATURDAY, SUNDAY] = ['2025-03-12', '2025-03-13', '2025-03-15', '2025-03-16'];

test.each<[string, Profile, string, Counts, Partial<RequiredPresence>, PresenceAsked['role']?]>([
  ['篇二 八: 220 working days with trips, and 160 of them in the village', pian02, '2025', { in_village: 160, official_trip: 40, meeting: 10, training: 10 }, { required: 220, unit: 'workdays', counted: 220, inVillageRequired: 160, met: true }],
  ['one day of 220 short', pian02, '2025', { in_village: 165, official_trip: 54 }, { totalMet: false, inVillageMet: true, met: false }],
  ['one day of 160 short', pian02, '2025', { in_village: 159, official_trip: 70 }, { totalMet: true, inVillageMet: false, met: false }],
  ['leave never counts', pian02, '2025', { in_village: 210, on_leave: 20 }, { counted: 210, met: false }],
  ['篇五 四2: twenty days', pian05, '2025-06', { in_village: 19.5 }, { required: 20, met: false }],
  ['篇八 考勤请假制度: twenty days in the village, trips aside', pian08b, '2025-03', { in_village: 19, official_trip: 3 }, { counted: 19, met: false }],
  ['篇九 第二十一条: fifty a quarter with trips, meetings and training', pian09b, '2025-Q2', { in_village: 44, official_trip: 3, meeting: 2, training: 1 }, { required: 50, counted: 50, met: true }],
  ['the cadre the township added too', pian09b, '2025-Q2', { in_village: 49.5 }, { met: false }, 'township_supplement_cadre'],
  ['篇九 四(六): 22 days, a weekend among them', pian09c, '2025-03', { in_village: 22 }, { required: 22, met: true }],
  ['篇十 一: twenty days with trips', pian10, '2025-03', { in_village: 16, official_trip: 4 }, { counted: 20, met: true }],
  ['篇十二 请销假 一: 25 calendar days, in February as well', pian12, '2025-02', { in_village: 24.5 }, { required: 25, unit: 'calendar_days', met: false }],
  ['篇十一 工作制度 五: the team a week a month, whoever of them is there', pian11b, '2025-03', { any_member_in_village: 7 }, { required: 7, unit: 'calendar_days', met: true }, 'team'],
  ['six days are not a week', pian11b, '2025-03', { any_member_in_village: 6 }, { met: false }, 'team'],
])('%s', (_, profile, period, counts, expected, role = 'team_member') => {
  expect(requiredPresence(profile, calendar, { role, period, counts }).value).toMatchObject(expected);
});

test.each<[string, Profile, string]>([
  ['篇一 六', pian01b, '2025-03'], ['篇一 一', pian01f, '2025-03'], ['篇七 1, whose numbers are corrupt', pian07, '2025'], ['篇十一 三1', pian11a, '2025-03'],
  ['篇十一 工作制度 五 for a member', pian11b, '2025-03'], ['篇十四, which has no such clause', pian14, '2025-03'],
])('%s gives no number: the administrator is asked', (_, profile, period) => {
  expect(requiredPresence(profile, calendar, { role: 'team_member', period, counts: { in_village: 20 } }).value).toMatchObject({ code: 'config_required', missing: ['attendance.required'] });
});

test('篇一 一: what counts is stated although the number is blank', () => {
  expect(countedPresence(pian01f, { role: 'team_member', period: '2025-03', counts: { in_village: 10, official_trip: 1, meeting: 1, study: 1, training: 1, on_leave: 3 } }).value).toBe(14);
});

const status = (profile: Profile, day: string, facts: Partial<DayFacts>) => dayStatus(profile, calendar, { role: 'team_member', day, ...facts }).value;

test.each<[string, Profile, string, Partial<DayFacts>, Partial<DayStatus>]>([
  ['街道 五2: any visit is one', jiedao, THURSDAY, { visitHours: 0.5 }, { dutyDay: true, status: 'present' }],
  ['no visit and no word', jiedao, THURSDAY, { visitHours: 0 }, { status: 'unexplained_absence' }],
  ['a word on the day itself', jiedao, THURSDAY, { visitHours: 0, explainedOn: THURSDAY, explainedTo: 'township_leading_group' }, { status: 'excused_noted', countsAsDay: 0 }],
  ['a word on the next day is too late', jiedao, THURSDAY, { visitHours: 0, explainedOn: '2025-03-14', explainedTo: 'township_leading_group' }, { status: 'unexplained_absence' }],
  ['a word to somebody else is none', jiedao, THURSDAY, { visitHours: 0, explainedOn: THURSDAY, explainedTo: 'village_secretary' }, { status: 'unexplained_absence' }],
  ['on Saturday nobody has to come', jiedao, SATURDAY, { visitHours: 0 }, { dutyDay: false, status: 'rest_day' }],
  ['unless the village meets', jiedao, SATURDAY, { visitHours: 0, villageEvents: [{ event: 'villagers_assembly', from: '09:00', to: '11:00' }] }, { dutyDay: true, status: 'unexplained_absence' }],
  ['篇一 一: everybody signs in himself', pian01f, WEDNESDAY, { signIn: '08:20', signInBy: 'self' }, { status: 'present' }],
  ['what a colleague signed does not hold', pian01f, WEDNESDAY, { signIn: '08:20', signInBy: 'colleague' }, { status: 'sign_in_refused', flags: ['proxy_sign_in'], countsAsDay: 0 }],
  ['篇八 三(三): signed in and log written', pian08a, WEDNESDAY, { signIn: '08:30', workLogWritten: true }, { status: 'present', flags: [] }],
  ['without the log it is noted', pian08a, WEDNESDAY, { signIn: '11:30', workLogWritten: false }, { status: 'present', flags: ['work_log_missing'] }],
  ['篇八 二(一): who goes without leave is 擅自离岗', pian08a, WEDNESDAY, { leave: { state: 'requested_after' } }, { status: 'unauthorised_absence' }],
  ['篇十二 请销假 五: in a time of full presence a Sunday is a duty day', pian12, SUNDAY, { alert: 'level_1', inVillage: false }, { dutyDay: true, status: 'absent' }],
  ['who is there is present', pian12, SUNDAY, { alert: 'special_period', inVillage: true }, { dutyDay: true, status: 'present' }],
  ['in quiet times it is a rest day', pian12, SUNDAY, { inVillage: false }, { dutyDay: false, status: 'rest_day' }],
  ['a Sunday in the village counts', pian12, SUNDAY, { inVillage: true }, { dutyDay: false, countsAsDay: 1 }],
  ['elsewhere an alert changes nothing', pian10, SUNDAY, { alert: 'level_1', inVillage: false }, { dutyDay: false, status: 'rest_day' }],
])('%s', (_, profile, day, facts, expected) => {
  expect(status(profile, day, facts)).toMatchObject(expected);
});

test.each<[string, string, number[], object]>([
  ['18 hours and a visit every working day', '2025-03-10', [4, 4, 4, 3, 3], { required: 18, counted: 18, met: true, dailyRuleMet: true, daysWithoutVisit: [] }],
  ['half an hour short', '2025-03-10', [4, 4, 4, 3, 2.5], { counted: 17.5, met: false, dailyRuleMet: true }],
  ['hours enough but two days without a visit', '2025-03-17', [6, 6, 6, 0, 0], { met: true, dailyRuleMet: false, daysWithoutVisit: ['2025-03-20', '2025-03-21'] }],
  ['hours of the weekend count', '2025-03-10', [4, 4, 4, 2, 1, 3], { counted: 18, met: true, dailyRuleMet: true }],
  ['in a holiday week the hours stay, the holidays are no duty days', '2025-05-05', [0, 6, 6, 6, 0], { required: 18, met: true, daysWithoutVisit: ['2025-05-09'] }],
  ['a make-up Sunday is a duty day', '2025-04-21', [4, 4, 4, 4, 4, 0, 0], { daysWithoutVisit: ['2025-04-27'] }],
])('街道 五2: %s', (_, weekOf, hours, expected) => {
  const hoursByDay = hours.map((each, index) => ({ day: `${weekOf.slice(0, 8)}${String(Number(weekOf.slice(8)) + index).padStart(2, '0')}`, hours: each }));
  expect(requiredHours(jiedao, calendar, { weekOf, hoursByDay }).value).toMatchObject(expected);
});

const summary = (profile: Profile, asked: Partial<SummaryAsked>) => attendanceSummary(profile, calendar, { role: 'team_member', period: '2025-07', ...asked }).value;

test.each<[string, Profile, Partial<SummaryAsked>, Partial<AttendanceSummary>]>([
  ['篇二 八: half a year in, both quotas are half open', pian02, { period: '2025', counts: { in_village: 80, official_trip: 20, meeting: 6, training: 4, on_leave: 8 } }, { counted: 110, remaining: 110, inVillageRemaining: 80, leaveDays: 8 }],
  ['篇十 一: leave never counts', pian10, { counts: { in_village: 17, official_trip: 1, meeting: 1, training: 1, on_leave: 1 } }, { counted: 20, met: true, leaveDays: 1 }],
  ['篇十五 二(二)2: annual leave and trips are counted by themselves', pian15, { counts: { personal_leave: 2, annual_leave: 3, official_trip: 2 } }, { required: null, met: null, privateLeaveDays: 2, quotaOk: true, annualLeaveDays: 3 }],
  ['three days of private leave are too many for a month', pian15, { counts: { personal_leave: 3 } }, { quotaOk: false }],
  ['unless a circumstance is named', pian15, { counts: { personal_leave: 3 }, specialCircumstances: true }, { quotaOk: true }],
  ['with nine used in the year two are too many', pian15, { counts: { personal_leave: 2 }, usedYear: 9 }, { quotaOk: false }],
  ['a quarter is judged month by month', pian15, { period: '2025-Q3', byMonth: [{ period: '2025-07', counts: { personal_leave: 2 } }, { period: '2025-08', counts: { personal_leave: 2 } }] }, { privateLeaveDays: 4, quotaOk: true }],
  ['a document without caps has nothing to keep', pian10, { counts: { personal_leave: 9 } }, { quotaOk: null }],
])('%s', (_, profile, asked, expected) => {
  expect(summary(profile, asked)).toMatchObject(expected);
});
