import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import fc from 'fast-check';
import { addDays, addMonths, clockOf, clockText, dayOf, daysBetween, daysFrom, instantOf, isDay, isMonth, lastDay, periodDays, weekday } from './day';

dayjs.extend(utc);

const day = fc.integer({ min: 0, max: 60000 }).map(days => addDays('1970-01-01', days));

test('the weekday is that of the calendar', () => {
  expect([weekday('2025-03-10'), weekday('2025-03-16'), weekday('2024-02-29'), weekday('2000-01-01')]).toEqual([1, 7, 4, 6]);
  fc.assert(fc.property(day, of => { expect(weekday(of)).toBe(dayjs.utc(of).day() || 7); }));
});

test('days and months are those of the calendar, leap years and centuries too', () => {
  fc.assert(fc.property(day, fc.integer({ min: -80000, max: 80000 }), (of, days) => {
    const later = dayjs.utc(of).add(days, 'day').format('YYYY-MM-DD');
    expect(addDays(of, days)).toBe(later);
    expect(daysBetween(of, later)).toBe(days);
    expect(lastDay(of.slice(0, 7))).toBe(dayjs.utc(of).endOf('month').format('YYYY-MM-DD'));
  }));
  fc.assert(fc.property(day, fc.integer({ min: -400, max: 400 }), (of, months) => {
    expect(addMonths(of.slice(0, 7), months)).toBe(dayjs.utc(of.slice(0, 7)).add(months, 'month').format('YYYY-MM'));
  }));
});

test('a day is a day at UTC+8, wherever the machine stands', () => {
  expect(dayOf('2025-03-05T15:59:59.999Z')).toBe('2025-03-05');
  expect(dayOf('2025-03-05T16:00:00.000Z')).toBe('2025-03-06');
  expect(clockOf('2025-03-06T01:10:00.000Z')).toBe('09:10');
  expect(instantOf('2025-03-06', '09:10')).toBe('2025-03-06T01:10:00.000Z');
  fc.assert(fc.property(day, of => { expect(dayOf(instantOf(of, '00:00'))).toBe(of); }));
  fc.assert(fc.property(day, fc.integer({ min: 0, max: 86_399_999 }), (of, milliseconds) => {
    const instant = dayjs.utc(of).add(milliseconds, 'millisecond').toISOString();
    expect([dayOf(instant), clockOf(instant)]).toEqual(dayjs.utc(instant).add(8, 'hour').format('YYYY-MM-DD HH:mm').split(' '));
  }));
});

test('days that do not exist are none', () => {
  expect(['2025-02-29', '2024-02-30', '2025-13-01', '2025-3-1', '', null].some(isDay)).toBe(false);
  expect(isDay('2024-02-29')).toBe(true);
  expect(['2025-00', '2025-13', '2025-3'].some(isMonth)).toBe(false);
});

test('days are counted forth and back', () => {
  expect(daysBetween('2024-12-31', '2025-01-02')).toBe(2);
  expect(daysFrom('2025-02-27', '2025-03-01')).toEqual(['2025-02-27', '2025-02-28', '2025-03-01']);
  expect(daysFrom('2025-03-02', '2025-03-01')).toEqual([]);
  expect(addMonths('2024-12', 1)).toBe('2025-01');
  expect(lastDay('2024-02')).toBe('2024-02-29');
});

test.each([
  ['2025-02', '2025-02-01', '2025-02-28'], ['2025-Q1', '2025-01-01', '2025-03-31'], ['2025-Q4', '2025-10-01', '2025-12-31'], ['2025-H2', '2025-07-01', '2025-12-31'], ['2024', '2024-01-01', '2024-12-31'],
])('the period %s runs from %s to %s', (period, from, to) => {
  expect(periodDays(period)).toEqual({ from, to });
});

test('a time is said without a leading nought', () => {
  expect(['09:00', '14:30', '00:05', '20:00'].map(clockText)).toEqual(['9:00', '14:30', '0:05', '20:00']);
});

test('any other period is a fault', () => {
  expect(() => periodDays('2025-Q5')).toThrow();
});

test('a day exists when the calendar has it', () => {
  const texts = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 })).map(parts => parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-'));
  fc.assert(fc.property(texts, text => { expect(isDay(text)).toBe(dayjs.utc(text).format('YYYY-MM-DD') === text); }), { numRuns: 2000 });
});
