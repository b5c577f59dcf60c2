import pian04 from '../../profiles/pian04.json';
import year2024 from '../../calendars/2024.json';
import year2025 from '../../calendars/2025.json';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import type { PeriodKind } from '../policy/words';
import { cyclesOf, dueOf, duePrinted, fulfil } from './cadence';
import { calendarOf } from './calendar';

const calendar = calendarOf([year2024, year2025] as CalendarYear[]);
const switched = (days: object): Profile => ({ ...pian04, values: { ...pian04.values, 'due.days': { value: { ...pian04.values['due.days'].value, ...days }, cite: ['一2'] } } });
const due = (profile: Profile, per: PeriodKind, period: string) => finding(profile, read => cyclesOf(per, { period }).map(cycle => dueOf(read, calendar, cycle))).value;
const printed = (profile: Profile, day: string) => finding(profile, read => duePrinted(read, calendar, day)).value;

test.each<[string, PeriodKind, string, string[]]>([
  ['a month is its own cycle', 'month', '2025-02', ['2025-02']],
  ['a quarter has three months', 'month', '2025-Q4', ['2025-10', '2025-11', '2025-12']],
  ['a month stands for the quarter it lies in', 'quarter', '2025-05', ['2025-Q2']],
  ['two months are the fixed pairs (A59)', 'two_months', '2025-04', ['2025-03']],
  ['a year has six pairs', 'two_months', '2025', ['2025-01', '2025-03', '2025-05', '2025-07', '2025-09', '2025-11']],
  ['a year has two halves', 'half_year', '2025', ['2025-H1', '2025-H2']],
  ['the weeks of a month are those that begin in it', 'week', '2025-06', ['2025-06-02', '2025-06-09', '2025-06-16', '2025-06-23', '2025-06-30']],
  ['定期 has no number', 'regular', '2025', []],
])('%s', (_, per, period, names) => {
  expect(cyclesOf(per, { period }).map(cycle => cycle.name)).toEqual(names);
});

test('a week is asked for by its Monday or by a day of it', () => {
  expect(cyclesOf('week', { weekOf: '2024-12-30' })).toEqual([{ name: '2024-12-30', per: 'week', from: '2024-12-30', to: '2025-01-05' }]);
  expect(cyclesOf('week', { day: '2025-01-05' })[0].name).toBe('2024-12-30');
  expect(cyclesOf('month', {})).toEqual([]);
});

test('A36, A37: due on the last calendar day, Sunday for a week', () => {
  expect(due(pian04, 'month', '2024-02')).toEqual(['2024-02-29']);
  expect(due(pian04, 'quarter', '2025')).toEqual(['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31']);
  expect(finding(pian04, read => dueOf(read, calendar, cyclesOf('week', { weekOf: '2025-03-10' })[0])).value).toBe('2025-03-16');
  expect(due(switched({ periodEnds: 'last_workday' }), 'month', '2025-05')).toEqual(['2025-05-30']);
  expect(finding(switched({ weekEnds: 5 }), read => dueOf(read, calendar, cyclesOf('week', { weekOf: '2025-03-10' })[0])).value).toBe('2025-03-14');
});

test('A05, A07: a printed day is in time itself and does not move, unless switched', () => {
  expect(printed(pian04, '2025-12-20')).toBe('2025-12-20');
  expect(printed(switched({ onRestDay: 'workday_before' }), '2025-12-20')).toBe('2025-12-19');
  expect(printed(switched({ onRestDay: 'workday_after' }), '2025-12-20')).toBe('2025-12-22');
  expect(printed(switched({ printedDay: 'too_late' }), '2025-03-20')).toBe('2025-03-19');
});

test('what is done after the due day does not count, and each cycle is judged alone', () => {
  const cycles = cyclesOf('month', { period: '2025-Q1' }).map(cycle => ({ ...cycle, due: cycle.to }));
  expect(fulfil(cycles, 1, ['2025-01-31', '2025-02-01', '2025-02-02'])).toEqual({ requiredCount: 3, counted: 3, due: '2025-03-31', missing: ['2025-03'], compliant: false });
});
