import y2025 from '../../calendars/2025.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import type { Half } from '../kernel/half-day';
import type { CalendarYear } from '../policy/calendar';
import { calendarOf } from './calendar';
import { mergedLeave, type CountedLeave } from './leave-merge';

const calendar = calendarOf([y2025] as CalendarYear[]);
const leave = (startDay: string, endDay: string, days: number, startHalf: Half = 'am', endHalf: Half = 'pm'): CountedLeave =>
  ({ kind: 'personal', span: { startDay, startHalf, endDay, endHalf }, days });

test.each<[string, CountedLeave, CountedLeave[], number]>([
  ['a leave alone counts alone', leave('2025-03-12', '2025-03-13', 2), [], 2],
  ['two leaves on following days count together', leave('2025-03-13', '2025-03-13', 1), [leave('2025-03-12', '2025-03-12', 1)], 2],
  ['a weekend between them does not part them', leave('2025-03-17', '2025-03-17', 1), [leave('2025-03-13', '2025-03-14', 2)], 3],
  ['a working day between them does', leave('2025-03-14', '2025-03-14', 1), [leave('2025-03-12', '2025-03-12', 1)], 1],
  ['so does a working half day', leave('2025-03-13', '2025-03-13', 1), [leave('2025-03-12', '2025-03-12', 0.5, 'am', 'am')], 1],
  ['the earlier request may lie behind the later one', leave('2025-03-12', '2025-03-12', 1), [leave('2025-03-13', '2025-03-14', 2)], 3],
  ['a chain of leaves counts together', leave('2025-03-14', '2025-03-14', 1), [leave('2025-03-12', '2025-03-12', 1), leave('2025-03-13', '2025-03-13', 1)], 3],
])('%s', (_, one, others, days) => {
  expect(mergedLeave(ordos, calendar, one, others).value).toMatchObject({ days });
});

test('a half day on which the person was missed does not part two leaves', () => {
  const missed = [{ day: '2025-03-13', half: 'am' as const }, { day: '2025-03-13', half: 'pm' as const }];
  expect(mergedLeave(ordos, calendar, leave('2025-03-14', '2025-03-14', 1), [leave('2025-03-12', '2025-03-12', 1)], missed).value).toEqual({ days: 2, merged: 1 });
});

test('where the profile has no tiers nothing is merged', () => {
  expect(mergedLeave(lucun, calendar, leave('2025-03-13', '2025-03-13', 1), [leave('2025-03-12', '2025-03-12', 1)]).value).toEqual({ days: 1, merged: 0 });
});
