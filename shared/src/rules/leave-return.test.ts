import y2025 from '../../calendars/2025.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { leaveReturn, type LeaveEnded, type LeaveReturned } from './leave-return';

const calendar = calendarOf([y2025] as CalendarYear[]);
const ended = (approvedEnd: string, returnedOn: string, more: Partial<LeaveEnded> = {}): LeaveEnded => ({ applicantRole: 'team_member', approvedEnd, returnedOn, ...more });

test.each<[string, Profile, LeaveEnded, Partial<LeaveReturned>]>([
  ['back on the next working day is in time', pian04, ended('2025-03-12', '2025-03-13'), { onTime: true, cancelLeaveRequired: true }],
  ['back on Monday after a leave until Friday is in time', pian06, ended('2025-03-14', '2025-03-17'), { onTime: true, absenteeismDays: 0 }],
  ['back after a holiday is in time', pian06, ended('2025-09-30', '2025-10-09'), { onTime: true }],
  ['a make-up Sunday missed is an overstay', pian06, ended('2025-09-26', '2025-09-29'), { onTime: false, absenteeismDates: ['2025-09-28'] }],
  ['back before the leave is over is in time', pian06, ended('2025-03-14', '2025-03-12'), { onTime: true }],
  ['an overstay is 旷工 by 篇六 二(四), weekends aside', pian06, ended('2025-03-12', '2025-03-17'), { onTime: false, absenteeismDays: 2, absenteeismDates: ['2025-03-13', '2025-03-14'] }],
  ['an overstay by 篇四 四3 is late, not 旷工', pian04, ended('2025-03-12', '2025-03-14'), { onTime: false, absenteeismDays: 0, overstayDays: ['2025-03-13'] }],
  ['鄂尔多斯 asks to report back', ordos, ended('2025-03-12', '2025-03-13'), { onTime: true, cancelLeaveRequired: true }],
  ['an extension by the approver holds and is made good on paper', pian06, ended('2025-03-12', '2025-03-17', { approvedBy: 'team_leader', extension: { approved: true, end: '2025-03-14', approvedBy: 'team_leader' } }),
    { onTime: true, absenteeismDays: 0, supplementaryLeaveRequired: true }],
  ['an extension ends too', pian06, ended('2025-03-12', '2025-03-17', { extension: { approved: true, end: '2025-03-13' } }), { onTime: false, absenteeismDates: ['2025-03-14'] }],
  ['an extension by somebody else does not hold', pian06, ended('2025-03-12', '2025-03-14', { approvedBy: 'township_deputy', extension: { approved: true, end: '2025-03-13', approvedBy: 'team_leader' } }),
    { onTime: false, supplementaryLeaveRequired: false }],
])('%s', (_, profile, leave, expected) => {
  expect(leaveReturn(profile, calendar, leave).value).toMatchObject(expected);
});

test('篇六 二(一): one reports back to whoever granted the leave', () => {
  expect(leaveReturn(pian06, calendar, ended('2025-03-14', '2025-03-17', { approvedBy: 'township_deputy' })).value).toMatchObject({ cancelWith: ['township_deputy'] });
});
