import y2025 from '../../calendars/2025.json';
import jiedao from '../../profiles/jiedao-2011.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian10 from '../../profiles/pian10.json';
import pian15 from '../../profiles/pian15.json';
import type { Half } from '../kernel/half-day';
import { isRefusal } from '../kernel/refusal';
import type { RoleId } from '../kernel/role';
import type { CalendarYear } from '../policy/calendar';
import { profilesOf } from '../policy/shipped';
import { absenceNoteTerms } from './absence-note';
import { cellFinding } from './attendance-cell';
import { hoursOn, presencesOf } from './attendance-hours';
import { weekKept } from './attendance-week';
import { calendarOf } from './calendar';
import { nightsKept } from './lodging';
import type { PresenceFact, RowFacts } from './sheet';

const calendar = calendarOf([y2025] as CalendarYear[]);
const all = profilesOf([jiedao, pian04, pian06, pian10, pian15]);
if (isRefusal(all)) throw new Error(all.text);
const profile = (id: string) => all.get(id)!;

const MONDAY = '2025-03-10';
const there = (day: string, half: Half, at: string, state: 'in_village' | 'left_village' = 'in_village'): PresenceFact => ({ day, half, state, mode: 'self', at });
const facts = (more: Partial<RowFacts> = {}, role: RoleId = 'team_member'): RowFacts => ({ month: '2025-03', until: '2025-03-16', terms: [{ role, from: '2024-01-01', to: null }], presences: [], leaves: [], ...more });
const week = (id: string, given: RowFacts, nights: { day: string; stayed: boolean }[] = [], today = '2025-03-17') => {
  const { value, because } = weekKept(profile(id), calendar, given, { weekOf: MONDAY, today, now: '10:00', nights });
  if (isRefusal(value)) throw new Error(value.text);
  return { ...value, because };
};

describe('平例四 三1：周一到村、周五离村、周内住在村', () => {
  const own = facts({ presences: [there(MONDAY, 'am', '09:20'), there('2025-03-14', 'pm', '14:00'), there('2025-03-14', 'pm', '17:40', 'left_village')] });

  test('到村晚了、离村早了，都按时刻看得出，写着条款', () => {
    expect(week('pian04', own)).toMatchObject({ arrival: { by: '09:00', at: '09:20', kept: false }, departure: { by: '18:00', at: '17:40', kept: false }, signedIn: 2, dutyDays: 5 });
    expect(week('pian04', own).because.some(({ text, clauses }) => text.includes('周一 09:00 前到村') && clauses.some(({ clause }) => clause === '三1'))).toBe(true);
  });

  test('没有记录就是没有记录，不说他没有做到', () => {
    expect(week('pian04', facts())).toMatchObject({ arrival: { at: null, kept: null }, departure: { at: null, kept: null } });
  });

  test('这一周还没有到周五，不问离村', () => {
    expect(week('pian04', own, [], '2025-03-12')).toMatchObject({ departure: null, dutyDays: 3 });
  });

  test('住在村：周一到周四四夜；请假的夜里不算；没有记录和不在分开', () => {
    const nights = [{ day: MONDAY, stayed: true }, { day: '2025-03-11', stayed: false }, { day: '2025-03-15', stayed: true }];
    expect(week('pian04', own, nights).nights).toEqual({ soft: false, expected: [MONDAY, '2025-03-11', '2025-03-12', '2025-03-13'], stayed: [MONDAY, '2025-03-15'], away: ['2025-03-11'], open: ['2025-03-12', '2025-03-13'] });
    const leave = { kind: 'personal' as const, span: { startDay: '2025-03-13', startHalf: 'am' as const, endDay: '2025-03-13', endHalf: 'pm' as const }, returned: null };
    expect(week('pian04', facts({ leaves: [leave] }), nights).nights?.expected).toEqual([MONDAY, '2025-03-11']);
  });

  test('今晚还没有过，不算没有记录', () => {
    expect(week('pian04', own, [], '2025-03-12').nights?.open).toEqual([MONDAY, '2025-03-11']);
  });
});

describe('吃住在村由制度定', () => {
  const asked = (id: string, role: RoleId) => nightsKept(profile(id), calendar, { role, from: MONDAY, to: '2025-03-16', until: '2025-03-16', nights: [], leaves: [] }).value;
  test.each<[string, string, RoleId, object | null]>([
    ['平例十 十一: 原则上', 'pian10', 'team_member', { soft: true }], ['平例十五 一(二)2: 只说第一书记', 'pian15', 'team_member', null], ['平例十五: 第一书记', 'pian15', 'first_secretary', { soft: true }],
    ['没有这一条的', 'pian06', 'team_member', null],
  ])('%s', (_, id, role, expected) => {
    expect(asked(id, role)).toEqual(expected === null ? null : expect.objectContaining(expected));
  });
});

describe('平例六 一：周五签退、电话说明', () => {
  const note = (confirmedBy: RoleId | null) => facts({ notes: [{ day: '2025-03-12', told: 'village_duty_officer', on: '2025-03-12', confirmedBy }] });
  const cell = (given: RowFacts) => cellFinding(profile('pian06'), calendar, given, '2025-03-12', 'am').value;

  test('周五 17:00 签退，签早了看得出', () => {
    expect(week('pian06', facts({ presences: [there('2025-03-14', 'pm', '16:59', 'left_village')] })).departure).toEqual({ by: '17:00', at: '16:59', kept: false });
  });

  test('电话告诉值班人员，队长确认了才备注；没有确认的等着，没有说明的缺勤', () => {
    expect(cell(note('team_leader'))).toEqual({ mark: 'in_village', flags: ['excused'] });
    expect(cell(note(null))).toMatchObject({ mark: 'pending' });
    expect(cell(note('village_duty_officer'))).toMatchObject({ mark: 'pending' });
    expect(cell(facts())).toMatchObject({ mark: 'absent' });
    expect(week('pian06', note('team_leader')).days[2]).toMatchObject({ status: 'excused_noted' });
    expect(absenceNoteTerms(profile('pian06')).value).toEqual({ told: ['village_duty_officer'], confirmedBy: ['first_secretary', 'team_leader'], sameDay: false });
    expect(absenceNoteTerms(profile('pian04')).value).toBeNull();
  });
});

describe('街道 五2：每天下村，每周 18 小时', () => {
  const visits = [
    { day: MONDAY, from: '08:30', to: '12:30' }, { day: MONDAY, from: '12:00', to: '13:00' }, { day: '2025-03-11', from: '14:00', to: '18:00' }, { day: '2025-03-12', from: '09:00', to: '12:00' }, { day: '2025-03-13', from: '09:00', to: '12:00' },
  ];
  const given = (more: Partial<RowFacts> = {}) => facts({ visits, presences: presencesOf(visits), ...more }, 'township_linked_leader');

  test('重叠的时间只算一次', () => {
    expect(hoursOn(visits, MONDAY)).toBe(4.5);
  });

  test('一周合计，差几小时、哪天没有下村；当天说明过的写出来', () => {
    expect(week('jiedao-2011', given()).hours).toMatchObject({ required: 18, counted: 14.5, met: false, daysWithoutVisit: ['2025-03-14'] });
    const explained = week('jiedao-2011', given({ notes: [{ day: '2025-03-14', told: 'township_leading_group', on: '2025-03-14', confirmedBy: null }] }));
    expect(explained.days[4]).toMatchObject({ status: 'excused_noted', hours: 0 });
    expect(explained.because.some(({ text }) => text.includes('2025-03-14当天说明过'))).toBe(true);
  });

  test('这一周还没有过完：还差几小时，后面的日子不算没有下村', () => {
    const running = week('jiedao-2011', given(), [], '2025-03-13');
    expect(running.hours).toMatchObject({ counted: 14.5, daysWithoutVisit: [] });
    expect(running.because.some(({ text }) => text.includes('还差 3.5 小时'))).toBe(true);
  });

  test('一次下村在表上记在哪半天；说明过的那天不是缺勤', () => {
    const mark = (day: string, half: Half, more: Partial<RowFacts> = {}) => cellFinding(profile('jiedao-2011'), calendar, given(more), day, half).value;
    expect(mark('2025-03-11', 'am')).toMatchObject({ mark: 'rest_day' });
    expect(mark('2025-03-11', 'pm')).toMatchObject({ mark: 'in_village' });
    expect(mark('2025-03-14', 'am')).toMatchObject({ mark: 'absent' });
    expect(mark('2025-03-14', 'am', { notes: [{ day: '2025-03-14', told: 'township_leading_group_head', on: '2025-03-14', confirmedBy: null }] })).toEqual({ mark: 'rest_day', flags: ['excused'] });
    expect(mark('2025-03-14', 'am', { notes: [{ day: '2025-03-14', told: 'township_leading_group_head', on: '2025-03-15', confirmedBy: null }] })).toMatchObject({ mark: 'absent' });
  });
});
