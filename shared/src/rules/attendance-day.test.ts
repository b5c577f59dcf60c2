import y2024 from '../../calendars/2024.json';
import y2025 from '../../calendars/2025.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { dayStatus } from './attendance-day';
import { calendarOf } from './calendar';
import type { DayFacts, DayStatus } from './day-status';

const calendar = calendarOf([y2024, y2025] as CalendarYear[]);
type Row = [string, string, Partial<DayFacts>, Partial<DayStatus>];
const status = (profile: Profile, day: string, facts: Partial<DayFacts>) => dayStatus(profile, calendar, { role: 'team_member', day, ...facts }).value;

const [MONDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY] = ['2025-03-10', '2025-03-12', '2025-03-13', '2025-03-14', '2025-03-15'];

describe.each<[string, Profile, Row[]]>([
  ['篇四', pian04, [
    ['三1: signed before nine', WEDNESDAY, { signIn: '08:59' }, { status: 'present', countsAsDay: 1 }],
    ['三1: nine o’clock itself is in time', WEDNESDAY, { signIn: '09:00' }, { status: 'present' }],
    ['三1: one minute later is late', WEDNESDAY, { signIn: '09:01' }, { status: 'late' }],
    ['三1: on Monday in the village by nine', MONDAY, { signIn: '09:30', arrivedAt: '09:25' }, { status: 'late', flags: ['late', 'monday_arrival_late'] }],
    ['三1: on Friday not away before six', FRIDAY, { signIn: '08:30', leftAt: '17:59' }, { status: 'early_leave', flags: ['friday_left_before_18'] }],
    ['三1: six o’clock itself is in time', FRIDAY, { signIn: '08:30', leftAt: '18:00' }, { status: 'present', flags: [] }],
    ['三1: leaving on a Thursday has no such hour', THURSDAY, { signIn: '08:30', leftAt: '16:00' }, { status: 'present' }],
    ['三3: found away at night without a reason is absent', WEDNESDAY, { signIn: '08:40', check: { at: '21:30', inVillage: false, validReason: false } }, { status: 'absent', flags: ['spot_check_absent'], countsAsDay: 0 }],
    ['三3: with a valid reason the check finds nothing', WEDNESDAY, { signIn: '08:40', check: { at: '21:30', inVillage: false, validReason: true } }, { status: 'present' }],
    ['三3: found in the village', WEDNESDAY, { signIn: '08:40', check: { at: '21:30', inVillage: true, validReason: false } }, { status: 'present' }],
    ['三1, 三3: a check on Friday night finds nobody and may', FRIDAY, { signIn: '08:40', leftAt: '18:10', check: { at: '21:30', inVillage: false, validReason: false } }, { status: 'present' }],
    ['三1, 三3: nor on Monday before nine', MONDAY, { signIn: '08:55', check: { at: '08:30', inVillage: false, validReason: false } }, { status: 'present' }],
    ['三6: a Saturday by one’s own choice does not count', SATURDAY, { signIn: '08:40', overtimeArrangedBy: null }, { dutyDay: false, status: 'rest_day', countsAsDay: 0 }],
    ['三6: a Saturday arranged by the town counts', SATURDAY, { signIn: '08:40', overtimeArrangedBy: 'township' }, { status: 'present', countsAsDay: 1 }],
    ['三6: a Saturday arranged by the leader alone does not', SATURDAY, { signIn: '08:40', overtimeArrangedBy: 'team_leader' }, { dutyDay: false, status: 'rest_day' }],
    ['三6: a make-up Sunday is a working day', '2025-01-26', { signIn: '08:40' }, { dutyDay: true, status: 'present' }],
    ['三6: a holiday on a Friday is none', '2025-04-04', {}, { dutyDay: false, status: 'rest_day' }],
    ['三2: a day without its log is noted', WEDNESDAY, { signIn: '08:40', workLogWritten: false }, { status: 'present', flags: ['work_log_missing'] }],
    ['四2: a word without paper is 擅自离岗', WEDNESDAY, { leave: { state: 'verbal_only' } }, { status: 'unauthorised_absence' }],
    ['四2: asked afterwards likewise', WEDNESDAY, { leave: { state: 'requested_after', requestedOn: THURSDAY } }, { status: 'unauthorised_absence' }],
    ['四2: approved leave', WEDNESDAY, { leave: { state: 'approved' } }, { status: 'on_leave', countsAsDay: 0 }],
    ['四3: not back when the leave is over', WEDNESDAY, { leave: { state: 'approved', approvedEnd: '2025-03-11' } }, { status: 'unauthorised_absence' }],
    ['no sign-in and no leave is absent', WEDNESDAY, { signIn: null }, { status: 'absent' }],
    ['while the day runs nobody is absent', WEDNESDAY, { now: '08:00' }, { status: 'pending_confirmation' }],
  ]],
  ['篇六', pian06, [
    ['一(一): signed before half past eight', WEDNESDAY, { signIn: '08:29' }, { status: 'present' }],
    ['一(一): half past eight itself is in time', WEDNESDAY, { signIn: '08:30' }, { status: 'present' }],
    ['一(一): later nobody may sign any more', WEDNESDAY, { signIn: '08:31' }, { status: 'sign_in_refused' }],
    ['一(一): on Friday one signs out', FRIDAY, { signIn: '08:20', signOut: null }, { status: 'present', flags: ['friday_sign_out_missing'] }],
    ['一(一): at five', FRIDAY, { signIn: '08:20', signOut: '17:00' }, { status: 'present', flags: [] }],
    ['一(一): not before', FRIDAY, { signIn: '08:20', signOut: '16:59' }, { status: 'early_leave' }],
    ['一(一): on other days nobody signs out', THURSDAY, { signIn: '08:20', signOut: null }, { status: 'present', flags: [] }],
    ['一(三): who telephoned and was confirmed is noted', WEDNESDAY, { signIn: null, phonedDutyOfficer: true, confirmedBy: 'first_secretary' }, { status: 'excused_noted' }],
    ['一(三): the leader confirms as well', WEDNESDAY, { signIn: null, phonedDutyOfficer: true, confirmedBy: 'team_leader' }, { status: 'excused_noted' }],
    ['一(三): until then it waits', WEDNESDAY, { signIn: null, phonedDutyOfficer: true, confirmedBy: null }, { status: 'pending_confirmation' }],
    ['一(三): the duty officer alone is not enough', WEDNESDAY, { signIn: null, phonedDutyOfficer: true, confirmedBy: 'village_duty_officer' }, { status: 'pending_confirmation' }],
    ['一(三): no sign-in and no call is 旷工', WEDNESDAY, { signIn: null }, { status: 'absenteeism' }],
    ['一(一)(三): too late but excused', WEDNESDAY, { signIn: '10:00', phonedDutyOfficer: true, confirmedBy: 'team_leader' }, { status: 'excused_noted' }],
    ['二(四): an overstay is 旷工', THURSDAY, { signIn: null, leave: { state: 'approved', approvedEnd: WEDNESDAY, extensionApproved: false } }, { status: 'absenteeism' }],
    ['二(四): an extension agreed beforehand is leave', THURSDAY, { signIn: null, leave: { state: 'approved', approvedEnd: WEDNESDAY, extensionApproved: true } }, { status: 'on_leave' }],
    ['二(四): who is back is not on leave', THURSDAY, { signIn: '08:10', leave: { state: 'approved', approvedEnd: WEDNESDAY } }, { status: 'present' }],
    ['二(四): a Saturday in the village counts as a day', SATURDAY, { signIn: '08:10' }, { dutyDay: false, countsAsDay: 1 }],
    ['a Saturday elsewhere is a rest day', SATURDAY, { signIn: null }, { dutyDay: false, status: 'rest_day' }],
  ]],
  ['鲁村', lucun, [
    ['一(一): both windows of the Tuesday', '2025-03-11', { stays: [{ from: '08:30', to: '11:30' }, { from: '13:30', to: '16:30' }] }, { dutyDay: true, status: 'present', countsAsDay: 1 }],
    ['一(一): one long stay covers both', '2025-03-11', { stays: [{ from: '08:00', to: '17:00' }] }, { status: 'present' }],
    ['一(一): the morning alone is half', '2025-03-11', { stays: [{ from: '08:30', to: '11:30' }] }, { status: 'partial', missingWindows: ['13:30-16:30'], countsAsDay: 0.5 }],
    ['一(一): one minute before the end', '2025-03-11', { stays: [{ from: '08:30', to: '11:30' }, { from: '13:30', to: '16:29' }] }, { status: 'early_leave' }],
    ['一(一): one minute after the start', '2025-03-11', { stays: [{ from: '08:31', to: '11:30' }, { from: '13:30', to: '16:30' }] }, { status: 'late' }],
    ['一(一): nobody there', '2025-03-11', { stays: [] }, { status: 'absent', missingWindows: ['08:30-11:30', '13:30-16:30'] }],
    ['一(一): a Wednesday asks for nothing', '2025-03-12', { stays: [] }, { dutyDay: false, status: 'not_required' }],
    ['一(一): a meeting of the village calls the cadre in', '2025-03-13', { villageEvents: [{ event: 'villager_representatives_meeting', from: '09:00', to: '11:00' }], stays: [{ from: '09:00', to: '11:00' }] }, { dutyDay: true, status: 'present' }],
    ['一(一): and missing it is an absence', '2025-03-13', { villageEvents: [{ event: 'party_members_meeting', from: '09:00', to: '11:00' }], stays: [] }, { dutyDay: true, status: 'absent' }],
    ['一(一): a broadcast does not', '2025-03-13', { villageEvents: [{ event: 'routine_broadcast', from: '09:00', to: '11:00' }], stays: [] }, { dutyDay: false, status: 'not_required' }],
    ['一(一): a holiday Tuesday moves to the next working day, a make-up Sunday', '2024-02-13', {}, { dutyDay: false, status: 'postponed', makeUpRequired: true, makeUpDay: '2024-02-18', makeUpFixedBy: 'default' }],
    ['一(一): that Sunday is then an office day', '2024-02-18', { stays: [{ from: '08:30', to: '16:30' }] }, { dutyDay: true, status: 'present' }],
    ['一(一): where the next working day is a Tuesday the town sets a day', '2024-10-01', {}, { status: 'postponed', makeUpRequired: true, makeUpDay: null, makeUpFixedBy: null }],
    ['一(一): of two Tuesdays in one holiday the first takes the next working day', '2025-01-28', {}, { makeUpDay: '2025-02-05', makeUpFixedBy: 'default' }],
    ['一(一): and the second waits for the town', '2025-02-04', {}, { makeUpDay: null, makeUpFixedBy: null }],
    ['一(一): the town moved the day', '2025-03-18', { townTask: true, rescheduledTo: '2025-03-20' }, { dutyDay: false, status: 'postponed', makeUpDay: '2025-03-20', makeUpFixedBy: 'town' }],
    ['一(一): an urgent task without a day moves it to the next working day', '2025-03-18', { townTask: true }, { status: 'postponed', makeUpDay: '2025-03-19', makeUpFixedBy: 'default' }],
    ['一(三): approved leave is made up later', '2025-03-25', { leave: { state: 'approved', requestedOn: '2025-03-24' } }, { status: 'on_leave', makeUpRequired: true }],
    ['一(三): leave asked for afterwards is an absence', '2025-03-25', { leave: { state: 'requested_after', requestedOn: '2025-03-26' } }, { status: 'absent' }],
  ]],
  ['鄂尔多斯', ordos, [
    ['第十一条（八）: in the village', WEDNESDAY, { inVillage: true }, { status: 'present', countsAsDay: 1 }],
    ['第十一条（八）: weekends in the village count', SATURDAY, { inVillage: true }, { dutyDay: false, countsAsDay: 1 }],
    ['第十一条（八）: on leave', WEDNESDAY, { leave: { state: 'approved' } }, { status: 'on_leave' }],
    ['第十一条（八）: neither', WEDNESDAY, {}, { status: 'absent' }],
  ]],
])('%s', (_, profile, rows) => {
  test.each(rows)('%s', (_sentence, day, facts, expected) => {
    expect(status(profile, day, facts)).toMatchObject(expected);
  });
});

test('a year nobody has published is refused, not guessed', () => {
  expect(status(pian04, '2027-03-10', { signIn: '08:30' })).toMatchObject({ code: 'calendar_unpublished' });
});
