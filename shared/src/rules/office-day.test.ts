import y2024 from '../../calendars/2024.json';
import y2025 from '../../calendars/2025.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import type { CalendarYear } from '../policy/calendar';
import { calendarOf } from './calendar';
import { dutyDay, sheetDays } from './duty-day';
import { officeDays } from './office-day';

const calendar = calendarOf([y2024, y2025] as CalendarYear[]);
const month = (period: string, reschedules = [] as { from: string; to: string }[]) => officeDays(lucun, calendar, { period, reschedules }).value;

test('鲁村 一(一): every Tuesday of an ordinary month', () => {
  expect(month('2025-03')).toEqual({ officeDays: ['2025-03-04', '2025-03-11', '2025-03-18', '2025-03-25'], required: 4, postponed: [], makeUps: [] });
});

test('鲁村 一(一): a holiday Tuesday is postponed, not dropped', () => {
  expect(month('2025-10')).toMatchObject({ required: 3, postponed: ['2025-10-07'], makeUps: [{ postponed: '2025-10-07', day: '2025-10-09', fixedBy: 'default' }] });
});

test('鲁村 一(一): two Tuesdays of one holiday cannot both take the next working day', () => {
  expect(month('2025-01')).toMatchObject({ makeUps: [{ postponed: '2025-01-28', day: '2025-02-05' }] });
  expect(month('2025-02')).toMatchObject({ makeUps: [{ postponed: '2025-02-04', day: null, fixedBy: null }] });
});

test('鲁村 一(一): when the town moves the first, the next working day is free for the second', () => {
  const moved = [{ from: '2025-01-28', to: '2025-01-24' }];
  expect(month('2025-01', moved)).toMatchObject({ makeUps: [{ day: '2025-01-24', fixedBy: 'town' }] });
  expect(month('2025-02', moved)).toMatchObject({ makeUps: [{ day: '2025-02-05', fixedBy: 'default' }] });
});

test('鲁村 一(一): where the next working day is a Tuesday the town sets a day', () => {
  expect(month('2024-10')).toMatchObject({ postponed: ['2024-10-01'], makeUps: [{ day: null }] });
});

test('the duty days of the sheet are the Tuesdays and the days on which one is made up', () => {
  const duty = (of: string) => (sheetDays(lucun, calendar, of) as { day: string; duty: boolean }[]).filter(day => day.duty).map(day => day.day);
  expect(duty('2025-02')).toEqual(['2025-02-05', '2025-02-11', '2025-02-18', '2025-02-25']);
  expect(duty('2025-10')).toEqual(['2025-10-09', '2025-10-14', '2025-10-21', '2025-10-28']);
});

test('elsewhere the duty days are the working days', () => {
  expect(dutyDay(ordos, calendar, '2025-02-08').value).toEqual({ day: '2025-02-08', weekday: 6, duty: true, name: '补班' });
  expect(dutyDay(ordos, calendar, '2025-10-01').value).toMatchObject({ duty: false, name: '国庆节' });
});

test('a month of a year nobody has published has no duty days yet', () => {
  expect(sheetDays(lucun, calendar, '2027-03')).toMatchObject({ code: 'calendar_unpublished' });
  expect(month('2027-03')).toMatchObject({ code: 'calendar_unpublished' });
});
