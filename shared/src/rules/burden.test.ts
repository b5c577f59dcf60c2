import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian02 from '../../profiles/pian02.json';
import pian04 from '../../profiles/pian04.json';
import pian08b from '../../profiles/pian08b.json';
import year2025 from '../../calendars/2025.json';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { BURDEN_MODULES } from '../kernel/burden';
import { aboveCeiling, burdenOfDated, burdenOfDocument, moduleOfPage, moduleOfSource, perPerson, shareOfWeek, weekOf, type BurdenKnown } from './burden';
import { calendarOf } from './calendar';
import { DUE_SOURCES, type DueSubject } from './due-item';

const calendar = calendarOf([year2025] as CalendarYear[]);
const TEAM: DueSubject = { owner: 'team', roles: [], from: null, to: null };
const MEMBER: DueSubject = { owner: 'person', roles: ['team_member'], from: null, to: null };
const asked = (profile: unknown, subject: DueSubject, week: string, known: BurdenKnown = {}) =>
  burdenOfDocument({ rules: [{ from: '2024-01-01', profile: profile as Profile }], calendar, subject, known, reschedules: [], week });
const brief = (profile: unknown, subject: DueSubject, week: string, known: BurdenKnown = {}) =>
  asked(profile, subject, week, known).map(({ source, title, entries }) => `${source} ${title} ${Math.round(entries * 10) / 10}`).sort();

test('a report counts in the week of its last day, and in no other week of its month', () => {
  expect(brief(pian04, TEAM, '2025-03-03').filter(line => line.startsWith('report'))).toEqual([]);
  expect(brief(pian04, TEAM, '2025-04-07').filter(line => line.startsWith('report'))).toEqual(['report 月工作汇报 1']);
  expect(asked(pian04, TEAM, '2025-04-07').find(({ source }) => source === 'report')).toMatchObject({ askedBy: pian04.title, due: '2025-04-10', because: [{ clauses: expect.any(Array) }, expect.anything()] });
});

test('what is asked many times in a turn is spread over it', () => {
  const quarter = { source: 'visit' as const, from: '2025-01-01', due: '2025-03-31', required: 90 };
  expect(shareOfWeek(quarter, '2025-02-03')).toBe(7);
  expect(shareOfWeek(quarter, '2025-03-31')).toBe(1);
  expect(shareOfWeek(quarter, '2025-04-07')).toBe(0);
  expect(shareOfWeek({ ...quarter, required: 1 }, '2025-02-03')).toBe(0);
  expect(shareOfWeek({ ...quarter, required: 1 }, '2025-03-31')).toBe(1);
  expect(shareOfWeek({ ...quarter, due: null }, '2025-02-03')).toBe(0);
  expect(shareOfWeek({ ...quarter, source: 'handover', required: 5 }, '2025-03-31')).toBe(1);
});

test('households are visited by the team: the more there are, the more is asked', () => {
  const households = (count: number) => ({ households: Array.from({ length: count }, () => ({ state: 'poor' as const, tags: ['special_difficulty' as const], days: [] })), arrivedOn: '2024-01-01' });
  const visits = (count: number) => asked(ordos, TEAM, '2025-02-03', households(count)).filter(({ source }) => source === 'visit').reduce((sum, { entries }) => sum + entries, 0);
  expect(visits(0)).toBe(0);
  expect(visits(20)).toBeGreaterThan(0);
  expect(visits(40)).toBeCloseTo(2 * visits(20));
});

test('presence is one tap a duty day in the lightest way of the document: of the team by the list of its leader, or of each', () => {
  const self = { ...pian04, values: { ...pian04.values, 'attendance.modes': { ...pian04.values['attendance.modes'], value: [{ mode: 'self' }] } } };
  const roster = { ...pian04, values: { ...pian04.values, 'attendance.modes': { ...pian04.values['attendance.modes'], value: [{ mode: 'roster' }, { mode: 'self' }] } } };
  const days = (profile: unknown, who: DueSubject, week = '2025-03-10') => asked(profile, who, week).filter(({ source }) => source === 'presence').length;
  expect([days(self, MEMBER), days(self, TEAM), days(roster, MEMBER), days(roster, TEAM)]).toEqual([5, 0, 0, 5]);
  // The week of 清明节: Friday, 4 April is a holiday.
  expect(days(self, MEMBER, '2025-03-31')).toBe(4);
  expect(asked(self, { ...MEMBER, from: '2025-03-13' }, '2025-03-10').filter(({ source }) => source === 'presence')).toHaveLength(2);
});

test('鲁村: the log of the one office day is asked once a week, with the fields of the document', () => {
  const log = asked(lucun, { ...MEMBER, roles: ['linked_cadre'] }, '2025-03-10').filter(({ source }) => source === 'log');
  expect(log).toMatchObject([{ entries: 1, fields: 1 }]);
});

test('篇八: where the team keeps one log, the team is asked for it, not each of its people', () => {
  const logs = (who: DueSubject) => asked(pian08b, who, '2025-03-10').filter(({ source }) => source === 'log').reduce((sum, { entries }) => sum + entries, 0);
  expect([logs(TEAM) > 0, logs(MEMBER)]).toEqual([true, 0]);
});

test('篇二: who leaves hands over once, in the week of his last day', () => {
  const handover = (week: string, leaving = '2025-03-12') => brief(pian02, { ...MEMBER, to: leaving }, week, { leaving }).filter(line => line.startsWith('handover'));
  expect([handover('2025-03-10'), handover('2025-03-03')]).toEqual([['handover 离任交接 1'], []]);
});

test('what a department wants counts in the week of its day, done or not', () => {
  const task = { source: 'task' as const, id: '1', title: '报撂荒地', said: '镇农业办下发', by: '镇农业办', from: '2025-03-05', due: '2025-03-12', doneOn: '2025-03-06', about: {} };
  expect(burdenOfDated(task, '2025-03-10')).toMatchObject([{ title: '报撂荒地', askedBy: '镇农业办', entries: 1 }]);
  expect([burdenOfDated(task, '2025-03-03'), burdenOfDated({ ...task, due: null }, '2025-03-10')]).toEqual([[], []]);
});

test('numbers of one person are said to a tenth; a ceiling that is not set is not exceeded', () => {
  const each = perPerson({ entries: 10, fields: 31, notices: 2 }, 3);
  expect(each).toEqual({ entries: 3.3, fields: 10.3, notices: 0.7 });
  expect(perPerson({ entries: 1, fields: 0, notices: 0 }, 40)).toEqual({ entries: 0.1, fields: 0, notices: 0 });
  expect(perPerson({ entries: 10, fields: 31, notices: 2 }, 0)).toEqual({ entries: 0, fields: 0, notices: 0 });
  expect(aboveCeiling(each, { entries: 3, fields: null, notices: 1 })).toEqual(['entries']);
  expect(aboveCeiling(each, null)).toEqual([]);
});

test('every source and every page belongs to a module; a week begins on Monday', () => {
  expect(DUE_SOURCES.map(moduleOfSource).every(module => BURDEN_MODULES.includes(module))).toBe(true);
  expect([moduleOfPage('/pages/leave/detail/index?id=1'), moduleOfPage('/pages/organisation/index/index'), moduleOfPage(null)]).toEqual(['leave', 'other', 'other']);
  expect(['2025-03-10', '2025-03-16', '2025-03-17'].map(weekOf)).toEqual(['2025-03-10', '2025-03-10', '2025-03-17']);
});
