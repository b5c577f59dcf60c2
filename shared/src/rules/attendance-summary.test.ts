import y2025 from '../../calendars/2025.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import type { CalendarYear } from '../policy/calendar';
import { attendanceSummary } from './attendance-summary';
import { calendarOf } from './calendar';

const calendar = calendarOf([y2025] as CalendarYear[]);

test('鄂尔多斯 第十八条: the subsidy is paid for days in the village, not for leave', () => {
  expect(attendanceSummary(ordos, calendar, { role: 'team_member', period: '2025-03', counts: { in_village: 21, on_leave: 1 } }).value)
    .toMatchObject({ required: 20, counted: 21, met: true, allowanceDays: 21, leaveDays: 1 });
});

test('篇四 三6: a Saturday the town arranged counts, a Sunday of one’s own and a working day do not count twice', () => {
  const overtime = [{ day: '2025-06-14', arrangedBy: 'township' }, { day: '2025-06-22', arrangedBy: null }, { day: '2025-06-11', arrangedBy: 'township' }];
  expect(attendanceSummary(pian04, calendar, { role: 'team_member', period: '2025-06', counts: { in_village: 16, on_leave: 2, spot_check_absent: 1, absent: 1 }, overtime }).value)
    .toMatchObject({ required: 14, counted: 17, met: true, leaveDays: 2, absentDays: 2, allowanceDays: null });
});

test('篇六 二(四): the quarter counts the village alone, the year the trips as well', () => {
  const byMonth = ['2025-01', '2025-02', '2025-03'].map(period => ({ period, counts: { in_village: 15, official_trip: 2 } }));
  expect(attendanceSummary(pian06, calendar, { role: 'team_member', period: '2025-Q1', byMonth }).value)
    .toMatchObject({ required: 50, counted: 45, met: false, yearCounterAdded: 51, remaining: 5 });
});
