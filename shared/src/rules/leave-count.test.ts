import y2024 from '../../calendars/2024.json';
import y2025 from '../../calendars/2025.json';
import y2026 from '../../calendars/2026.json';
import ordos from '../../profiles/ordos-2018.json';
import type { Half } from '../kernel/half-day';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { countLeave } from './leave-count';

const calendar = calendarOf([y2024, y2025, y2026] as CalendarYear[]);
const count = (profile: Profile, startDay: string, startHalf: Half, endDay: string, endHalf: Half) =>
  countLeave(profile, calendar, { kind: 'personal', span: { startDay, startHalf, endDay, endHalf } }).value;

test.each<[string, string, Half, string, Half, number]>([
  ['one working day is one day', '2025-03-12', 'am', '2025-03-12', 'pm', 1],
  ['a morning is half a day', '2025-03-12', 'am', '2025-03-12', 'am', 0.5],
  ['from Wednesday afternoon to Friday noon is two days', '2025-03-12', 'pm', '2025-03-14', 'am', 2],
  ['the weekend inside a leave does not count', '2025-03-14', 'am', '2025-03-17', 'pm', 2],
  ['a make-up Sunday counts', '2025-01-24', 'am', '2025-01-27', 'pm', 3],
  ['the Spring Festival inside a leave does not count', '2025-01-27', 'am', '2025-02-05', 'pm', 2],
  ['a leave across the year end leaves New Year out', '2025-12-31', 'am', '2026-01-04', 'pm', 2],
])('%s', (_, startDay, startHalf, endDay, endHalf, days) => {
  expect(count(ordos, startDay, startHalf, endDay, endHalf)).toEqual({ days, halfDays: days * 2 });
});

test('calendar days count weekends too where the profile has it so', () => {
  const calendarDays: Profile = { ...ordos, values: { ...ordos.values, 'leave.count': { value: 'calendar_days', cite: ['县规定'] } } };
  expect(count(calendarDays, '2025-03-14', 'am', '2025-03-17', 'pm')).toEqual({ days: 4, halfDays: 8 });
});

test('a leave of nothing but rest days, one that ends before it starts and one in an unpublished year are refused', () => {
  expect(count(ordos, '2025-10-01', 'am', '2025-10-08', 'pm')).toMatchObject({ code: 'leave_no_days' });
  expect(count(ordos, '2025-03-12', 'pm', '2025-03-12', 'am')).toMatchObject({ code: 'leave_backward', field: 'endDay' });
  expect(count(ordos, '2026-12-31', 'am', '2027-01-04', 'pm')).toMatchObject({ code: 'calendar_unpublished' });
});
