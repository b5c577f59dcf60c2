import calendar2025 from '../../calendars/2025.json';
import ordosFile from '../../profiles/ordos-2018.json';
import pian06File from '../../profiles/pian06.json';
import { daysOf, lastDay, type Month } from '../kernel/day';
import { HALVES } from '../kernel/half-day';
import { isRefusal, refuse } from '../kernel/refusal';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import type { RowFacts } from './sheet';
import { isSame, notCompared, type InForceSide } from './simulation';
import { leaveDifferences, type LeaveSimulated } from './simulation-leave';
import { personDifferences, type SimulatedPerson } from './simulation-person';

const calendar = calendarOf([calendar2025 as CalendarYear]);
const ordos = ordosFile as unknown as Profile;
const pian06 = pian06File as unknown as Profile;

/** The document with some values replaced. */
function changed(profile: Profile, values: Record<string, unknown>): Profile {
  const own = Object.entries(values).map(([key, value]) => [key, { ...profile.values[key], value, cite: ['县办〔2025〕3 号'] }]);
  return { ...profile, version: `${profile.version}-own`, values: { ...profile.values, ...Object.fromEntries(own) } };
}
const required = (days: number) => changed(ordos, { 'attendance.required': [{ period: 'month', days, unit: 'days', counts: ['in_village'], soft: true }] });
const from = (profile: Profile, day = '2025-01-01'): InForceSide => [{ from: day, profile }];

/** The first so many working days of the month in the village, absent on the others. */
function facts(month: Month, workdays: number, more: Partial<RowFacts> = {}): RowFacts {
  const there = daysOf(month).filter(day => calendar.isWorkday(day) === true).slice(0, workdays);
  return {
    month, until: lastDay(month), terms: [{ role: 'team_member', from: '2025-01-01', to: null }], leaves: [],
    presences: there.flatMap(day => HALVES.map(half => ({ day, half, state: 'in_village' as const, mode: 'self' as const, at: '08:30' }))), ...more,
  };
}
const person = (before: InForceSide, after: InForceSide, ...months: RowFacts[]): SimulatedPerson => ({ sides: [before, after], months: months.map(each => ({ facts: each, compared: true })) });
const lines = (of: SimulatedPerson) => personDifferences(calendar, of).flatMap(({ month: of, difference: { kind, changes } }) => changes.map(({ what, before, after }) => `${of} ${kind} ${what}：${before}→${after}`));

test('same edition on both sides: nothing is computed and nothing differs', () => {
  expect(isSame(from(ordos), from({ ...ordos }))).toBe(true);
  expect(isSame(from(ordos), from(required(21)))).toBe(false);
  expect(lines(person(from(ordos), from(ordos), facts('2025-03', 20)))).toEqual([]);
});

test('21 days instead of 20: who was there 20 days is short, who was there 21 is not', () => {
  expect(lines(person(from(ordos), from(required(21)), facts('2025-03', 20)))).toEqual(['2025-03 sheet 是否达标：达标→未达标', '2025-03 sheet 应驻村：20 天→21 天']);
  expect(lines(person(from(ordos), from(required(21)), facts('2025-03', 21)))).toEqual(['2025-03 sheet 应驻村：20 天→21 天']);
});

test('both sides say on which clause they rest', () => {
  const [{ difference }] = personDifferences(calendar, person(from(ordos), from(required(21)), facts('2025-03', 20)));
  expect(difference.before.flatMap(each => each.clauses)).toContainEqual({ profile: 'ordos-2018', clause: '第十一条（八）' });
  expect(difference.after.flatMap(each => each.clauses)).toContainEqual({ profile: 'ordos-2018', clause: '县办〔2025〕3 号' });
});

test('the running month is not judged by either side', () => {
  expect(lines(person(from(ordos), from(required(21)), facts('2025-03', 5, { until: '2025-03-10' })))).toEqual(['2025-03 sheet 应驻村：20 天→21 天']);
});

test('a weekend that becomes a duty day is told with its days', () => {
  const allDays = changed(ordos, { 'attendance.duty_days': { days: 'calendar_days' } });
  const all = lines(person(from(ordos), from(allDays), facts('2025-03', 20, { until: '2025-03-02' })));
  expect(all).toContain('2025-03 sheet 1日至2日的标记：休息日→缺勤');
});

test('a subsidy at another rate is compared in fen', () => {
  const halves = changed(ordos, { 'allowance.daily_subsidy': { ...(ordos.values['allowance.daily_subsidy'].value as object), fenPerDay: 12_000 } });
  const [{ difference }] = personDifferences(calendar, person(from(ordos), from(halves), facts('2025-03', 20)));
  expect(difference).toMatchObject({ kind: 'allowance', changes: [{ before: '2,000.00 元（20 天）', after: '2,400.00 元（20 天）', counted: '补助增加', fen: 40_000 }] });
});

test('the quarter is judged in its last month, and only where all its months are known', () => {
  const less = changed(pian06, { 'inspection.consequences': (pian06.values['inspection.consequences'].value as { event: string; when: object[] }[])
    .map(row => (row.event === 'quarter_presence' ? { ...row, when: row.when.map(each => ('under' in each ? { ...each, under: 30 } : { ...each, least: 30 })) } : row)) });
  const days = [10, 15, 15];
  const months = ['2025-01', '2025-02', '2025-03'].map((each, index) => facts(each, days[index]));
  expect(lines(person(from(pian06), from(less), ...months))).toEqual(['2025-03 consequence 2025 年第 1 季度在村天数：年度考核不合格、视情况召回→视情况召回']);
  expect(lines(person(from(pian06), from(less), ...months.slice(1)))).toEqual([]);
});

test('旷工 is counted only where the document takes an absence for it', () => {
  const absent = facts('2025-03', 0);
  const mild = changed(pian06, { 'attendance.absence': { noSignIn: 'absent', noLeave: 'absent', overstay: 'absent' } });
  expect(lines(person(from(pian06), from(mild), absent))).toEqual(['2025-03 consequence 2025 年旷工：年度考核不合格→不处理']);
});

test('where nothing was in force, the month could not be settled, and now it can', () => {
  const nothing = refuse('profile_not_in_force', '2025-03-01 没有生效的制度。');
  const [{ difference }] = personDifferences(calendar, person(nothing, from(ordos), facts('2025-03', 20)));
  expect(difference.changes).toMatchObject([{ what: '整月考勤', before: '2025-03-01 没有生效的制度。', counted: '由算不出变为能算出' }]);
});

describe('a leave', () => {
  const leave: LeaveSimulated = { roles: ['team_member'], kind: 'personal', span: { startDay: '2025-03-07', startHalf: 'am', endDay: '2025-03-10', endHalf: 'pm' }, earlier: [] };
  const rows = ordos.values['leave.approval'].value as { over: number; upTo?: number; steps: string[] }[];
  const tell = (before: Profile, after: Profile, of = leave) => leaveDifferences(calendar, of, [before, after]).flatMap(({ kind, changes }) => changes.map(each => `${kind} ${each.before}→${each.after}`));

  test('the same document decides the same', () => {
    expect(tell(ordos, ordos)).toEqual([]);
  });

  test('another table, another approver', () => {
    const strict = changed(ordos, { 'leave.approval': rows.map(row => (row.over === 1 ? { ...row, steps: ['county_office'] } : row)) });
    expect(tell(ordos, strict)).toEqual([expect.stringMatching(/^approval .+→县驻村办$/)]);
  });

  test('calendar days count the weekend and may move the leave to a higher row', () => {
    const found = tell(ordos, changed(ordos, { 'leave.count': 'calendar_days' }));
    expect(found).toContain('days 2 天→4 天');
    expect(found[0]).toMatch(/^approval/);
  });

  test('a cap that would have stopped the leave is told in a few words', () => {
    expect(tell(ordos, changed(ordos, { 'leave.quota': { perRequest: 1 } }))).toEqual([expect.stringMatching(/^approval .+→超过上限，不能请$/)]);
  });

  test('earlier leaves are counted anew by each side', () => {
    const before: LeaveSimulated = { ...leave, span: { startDay: '2025-03-12', startHalf: 'am', endDay: '2025-03-12', endHalf: 'pm' }, earlier: [leave] };
    expect(tell(changed(ordos, { 'leave.quota': { perMonth: 3 } }), changed(ordos, { 'leave.quota': { perMonth: 3 }, 'leave.count': 'calendar_days' }), before)).toEqual([expect.stringMatching(/→超过上限，不能请$/)]);
  });
});

test('what differs but cannot be compared is named', () => {
  const other = changed(ordos, { 'attendance.symbols': { in_village: '在' }, 'leave.count': 'calendar_days', 'inspection.consequences': [{ event: 'weak_performance', when: [], consequences: ['interview'] }] });
  const named = notCompared(ordos, other);
  expect(named).toContain('考勤表符号');
  expect(named.some(each => each.startsWith('督查结果怎样处理：'))).toBe(true);
  expect(named).not.toContain('请假天数怎样计算');
  expect(isRefusal(named)).toBe(false);
});
