import y2025 from '../../calendars/2025.json';
import pian04 from '../../profiles/pian04.json';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { leaveWaiting } from './leave-waiting';

const calendar = calendarOf([y2025] as CalendarYear[]);
const silent = pian04 as unknown as Profile;
const two = { ...silent, values: { ...silent.values, 'leave.decide_within': { value: { workdays: 2 }, cite: ['县规定'] } } } as unknown as Profile;

// 2025-03-06 is a Thursday, 03-10 a Monday.
test.each<[string, Profile, { since: string; startDay: string; today: string }, object]>([
  ['没有写时限：离岗前的最后一个工作日', silent, { since: '2025-03-05', startDay: '2025-03-10', today: '2025-03-06' }, { due: '2025-03-07', tellOn: '2025-03-10', state: 'in_time' }],
  ['到了那一天，提醒审批人', silent, { since: '2025-03-05', startDay: '2025-03-10', today: '2025-03-07' }, { state: 'due' }],
  ['离岗那天还没有批，告诉上一级', silent, { since: '2025-03-05', startDay: '2025-03-10', today: '2025-03-10' }, { state: 'late' }],
  ['当天请当天走的，当天提醒，下一个工作日告诉上一级', silent, { since: '2025-03-07', startDay: '2025-03-07', today: '2025-03-07' }, { due: '2025-03-07', tellOn: '2025-03-10', state: 'due' }],
  ['县里写了两个工作日：周末不算', two, { since: '2025-03-06', startDay: '2025-03-20', today: '2025-03-07' }, { due: '2025-03-10', tellOn: '2025-03-11', state: 'in_time' }],
  ['过了两个工作日', two, { since: '2025-03-06', startDay: '2025-03-20', today: '2025-03-11' }, { state: 'late' }],
])('%s', (_, profile, waited, expected) => {
  const { value, because } = leaveWaiting(profile, calendar, waited);
  expect(value).toMatchObject(expected);
  expect(because[0].clauses.length).toBeGreaterThan(0);
});
