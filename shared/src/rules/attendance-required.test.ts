import y2025 from '../../calendars/2025.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { requiredPresence, type Counts, type RequiredPresence } from './attendance-required';
import { calendarOf } from './calendar';

const calendar = calendarOf([y2025] as CalendarYear[]);

test.each<[string, Profile, string, Counts, Partial<RequiredPresence>]>([
  ['鄂尔多斯 第十一条（八）: twenty days a month', ordos, '2025-03', { in_village: 20 }, { required: 20, unit: 'days', counted: 20, met: true, soft: true }],
  ['nineteen are one short', ordos, '2025-03', { in_village: 19 }, { met: false, text: '原则上应驻村 20 天，计入 19 天，差 1 天' }],
  ['half days add up', ordos, '2025-03', { in_village: 19.5 }, { counted: 19.5, met: false }],
  ['a month with 18 working days asks for twenty all the same', ordos, '2025-10', { in_village: 18 }, { required: 20, met: false }],
  ['official trips do not count', ordos, '2025-03', { in_village: 15, official_trip: 5 }, { counted: 15, met: false }],
  ['篇四 六2: two thirds of 21 working days are 14', pian04, '2025-03', { in_village: 14 }, { required: 14, unit: 'workdays', met: true, soft: false }],
  ['two thirds of 22 are more than 14', pian04, '2025-04', { in_village: 14.5 }, { required: 15, met: false }],
  ['and fifteen are enough', pian04, '2025-04', { in_village: 15 }, { required: 15, met: true }],
  ['two thirds of 18 are 12', pian04, '2025-10', { in_village: 12 }, { required: 12, met: true }],
  ['篇六 二(四): two hundred days a year with official trips', pian06, '2025', { in_village: 189, official_trip: 11 }, { required: 200, counted: 200, met: true }],
  ['meetings and training do not count', pian06, '2025', { in_village: 189, meeting: 5, training: 6 }, { counted: 189, met: false }],
  ['篇六 二(四): fifty days a quarter in the village', pian06, '2025-Q2', { in_village: 50 }, { required: 50, met: true }],
  ['where trips do not count', pian06, '2025-Q2', { in_village: 49.5, official_trip: 10 }, { counted: 49.5, met: false }],
  ['and no quota for a single month', pian06, '2025-03', { in_village: 17 }, { required: null, met: null, counted: 17 }],
  ['鲁村 一(一): every Tuesday of March', lucun, '2025-03', { in_village: 4 }, { required: 4, met: true }],
  ['鲁村 一(一): in February a holiday Tuesday gives way to a Wednesday', lucun, '2025-02', { in_village: 4 }, { required: 4, met: true }],
])('%s', (_, profile, period, counts, expected) => {
  expect(requiredPresence(profile, calendar, { role: 'team_member', period, counts }).value).toMatchObject(expected);
});

test('the reason says how many working days were counted', () => {
  const { because } = requiredPresence(pian04, calendar, { role: 'team_member', period: '2025-04', counts: { in_village: 14 } });
  expect(because.map(reason => reason.text)).toContain('2025-04 有 22 个工作日，3 分之 2 为 14.67 个');
  expect(because.some(reason => reason.key === 'attendance.required' && reason.clauses.some(({ clause }) => clause === '六2'))).toBe(true);
});

test('a share of working days needs a published year', () => {
  expect(requiredPresence(pian04, calendar, { role: 'team_member', period: '2027-03', counts: {} }).value).toMatchObject({ code: 'calendar_unpublished' });
  expect(requiredPresence(ordos, calendar, { role: 'team_member', period: '2027-03', counts: {} }).value).toMatchObject({ required: 20, met: false });
});

test('a blank number asks the administrator', () => {
  const blank: Profile = { ...ordos, values: { ...ordos.values, 'attendance.required': { value: null, blank: true, label: '每月驻村天数', cite: ['六'] } } };
  expect(requiredPresence(blank, calendar, { role: 'team_member', period: '2025-03', counts: {} }).value)
    .toMatchObject({ code: 'config_required', missing: ['attendance.required'], clauses: [{ profile: 'ordos-2018', clause: '六' }] });
});
