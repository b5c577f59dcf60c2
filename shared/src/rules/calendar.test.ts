import y2024 from '../../calendars/2024.json';
import y2025 from '../../calendars/2025.json';
import y2026 from '../../calendars/2026.json';
import { isRefusal } from '../kernel/refusal';
import type { CalendarYear } from '../policy/calendar';
import { calendarOf } from './calendar';

const years = [y2024, y2025, y2026] as CalendarYear[];
const calendar = calendarOf(years);

test.each([
  ['a plain Wednesday is worked', '2025-03-12', true],
  ['a plain Saturday is a rest day', '2025-03-15', false],
  ['New Year 2025 is a holiday', '2025-01-01', false],
  ['the Sunday before Spring Festival 2025 is worked', '2025-01-26', true],
  ['the Saturday after Spring Festival 2024 was spent, 18 February is worked', '2024-02-18', true],
  ['4 October 2025 is a holiday and a Saturday', '2025-10-04', false],
  ['the last day of 2026 is worked', '2026-12-31', true],
])('%s', (_, day, works) => {
  expect(calendar.isWorkday(day)).toBe(works);
});

test.each([
  [2024, ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12']],
  [2025, ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11']],
  [2026, ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']],
])('the make-up days of %d are those of the notice', (year, days) => {
  const found = years.find(entry => entry.year === year)?.days.filter(entry => entry.kind === 'workday').map(entry => entry.day);
  expect(found).toEqual(days);
});

test('a year nobody has published is not known, not even a plain weekday', () => {
  expect(calendar.isWorkday('2027-03-10')).toMatchObject({ refused: true, code: 'calendar_unpublished' });
  expect(isRefusal(calendar.nextWorkday('2026-12-31'))).toBe(true);
  expect(isRefusal(calendar.workdays('2026-12-30', '2027-01-02'))).toBe(true);
});

test('a later entry of the same year takes the place of the whole earlier one', () => {
  const changed = calendarOf([...years, { year: 2026, notice: '县里登记', days: [{ day: '2026-03-03', name: '临时放假', kind: 'holiday' }] }]);
  expect(changed.isWorkday('2026-03-03')).toBe(false);
  expect(changed.isWorkday('2026-10-10')).toBe(false);
  expect(changed.nameOf('2026-03-03')).toBe('临时放假');
});

test('the workdays of October 2025 are 18', () => {
  expect(calendar.workdays('2025-10-01', '2025-10-31')).toHaveLength(18);
});

test('a rest day that is worked is called 补班', () => {
  expect(calendar.nameOf('2025-02-08')).toBe('补班');
  expect(calendar.nameOf('2025-10-01')).toBe('国庆节');
  expect(calendar.nameOf('2025-03-12')).toBeNull();
});
