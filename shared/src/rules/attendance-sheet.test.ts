import y2024 from '../../calendars/2024.json';
import y2025 from '../../calendars/2025.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import { lastDay } from '../kernel/day';
import { HALVES, type Half } from '../kernel/half-day';
import type { LeaveKind } from '../kernel/leave-kind';
import type { Mark } from '../kernel/mark';
import { isRefusal } from '../kernel/refusal';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { dayStatus } from './attendance-day';
import { cellFinding, dayFactsOf } from './attendance-cell';
import { sheetLegend, sheetRow } from './attendance-sheet';
import { calendarOf } from './calendar';
import type { LeaveFact, PresenceFact, RowFacts, RowMarks } from './sheet';

const calendar = calendarOf([y2024, y2025] as CalendarYear[]);
const workdays = (month: string) => calendar.workdays(`${month}-01`, lastDay(month)) as string[];
const there = (day: string, more: Partial<PresenceFact> = {}): PresenceFact[] => HALVES.map(half => ({ day, half, state: 'in_village', mode: 'self', at: half === 'am' ? '08:10' : '13:20', ...more }));
const leave = (kind: LeaveKind, startDay: string, endDay: string, startHalf: Half = 'am', endHalf: Half = 'pm', returned: LeaveFact['returned'] = null): LeaveFact =>
  ({ kind, span: { startDay, startHalf, endDay, endHalf }, returned });
const facts = (more: Partial<RowFacts> = {}): RowFacts =>
  ({ month: '2025-03', until: '2025-03-31', terms: [{ role: 'team_member', from: '2024-01-01', to: null }], presences: [], leaves: [], ...more });
const row = (profile: Profile, more: Partial<RowFacts> = {}): RowMarks => {
  const made = sheetRow(profile, calendar, facts(more));
  if (isRefusal(made)) throw new Error(made.text);
  return made;
};
const markOn = (made: RowMarks, day: string, half: Half): Mark | undefined => made.cells[(Number(day.slice(8)) - 1) * 2 + (half === 'am' ? 0 : 1)]?.mark;

test('a month in the village is twice the working days in half days, and enough', () => {
  const made = row(pian04, { presences: workdays('2025-03').flatMap(day => there(day)) });
  expect(made.totals).toEqual({ inVillage: 42, officialTrip: 0, personal: 0, sick: 0, annualLeave: 0, rotationRest: 0, absent: 0 });
  expect(made.required.value).toMatchObject({ required: 14, counted: 21, met: true });
  expect(markOn(made, '2025-03-15', 'am')).toBe('rest_day');
});

test('a leave of one and a half days makes three marks, and the number tells its days', () => {
  const made = row(ordos, { leaves: [leave('personal', '2025-03-17', '2025-03-18', 'am', 'am')] });
  expect(made.totals.personal).toBe(3);
  expect(made.because.personal[0]).toMatchObject({ text: '事假 3 个半天，合 1.5 天', facts: { 日期: '17日至18日上午' } });
  expect(made.because.personal.flatMap(reason => reason.clauses)).toContainEqual({ profile: 'ordos-2018', clause: '第十一条（八）' });
  expect(made.remark).toContain('事假 17日至18日上午');
});

test('a leave over a weekend marks the working days alone', () => {
  const made = row(pian06, { leaves: [leave('sick', '2025-03-14', '2025-03-17')] });
  expect(made.totals.sick).toBe(4);
  expect(markOn(made, '2025-03-15', 'am')).toBe('rest_day');
  expect(made.remark).toContain('病假 14日至17日');
});

test('after coming back early the rest of the leave is no leave', () => {
  const made = row(pian06, { leaves: [leave('annual_leave', '2025-03-10', '2025-03-14', 'am', 'pm', { day: '2025-03-13', half: 'pm' })], presences: [...there('2025-03-14'), { day: '2025-03-13', half: 'pm', state: 'in_village', mode: 'self', at: '13:30' }] });
  expect(made.totals.annualLeave).toBe(7);
  expect(markOn(made, '2025-03-13', 'pm')).toBe('in_village');
});

test('who was there is marked there, leave or not', () => {
  expect(markOn(row(ordos, { leaves: [leave('personal', '2025-03-12', '2025-03-12')], presences: there('2025-03-12') }), '2025-03-12', 'am')).toBe('in_village');
});

test('a leader’s roster comes before one’s own word', () => {
  const roster: PresenceFact = { day: '2025-03-12', half: 'am', state: 'absent', mode: 'roster', at: '18:00' };
  expect(markOn(row(ordos, { presences: [...there('2025-03-12'), roster] }), '2025-03-12', 'am')).toBe('absent');
  expect(markOn(row(ordos, { presences: [...there('2025-03-12'), roster] }), '2025-03-12', 'pm')).toBe('in_village');
});

test('days after the last final one are pending, a leave there is known already', () => {
  const made = row(pian04, { until: '2025-03-12', leaves: [leave('personal', '2025-03-20', '2025-03-20')] });
  expect(markOn(made, '2025-03-12', 'am')).toBe('absent');
  expect(markOn(made, '2025-03-13', 'am')).toBe('pending');
  expect(markOn(made, '2025-03-20', 'pm')).toBe('personal');
  expect(made.required.value).toMatchObject({ met: null });
});

test('outside of the term there are no cells', () => {
  const made = row(pian04, { terms: [{ role: 'team_member', from: '2025-03-10', to: '2025-03-20' }] });
  expect(made.cells.filter(cell => cell !== null)).toHaveLength(22);
  expect(made.cells[17]).toBeNull();
});

test('篇四 三6: a Saturday counts where the town arranged it', () => {
  const saturday = there('2025-03-15');
  expect(row(pian04, { presences: saturday }).totals.inVillage).toBe(0);
  expect(row(pian04, { presences: saturday, overtime: [{ day: '2025-03-15', arrangedBy: 'township' }] }).totals.inVillage).toBe(2);
  expect(row(ordos, { presences: saturday }).totals.inVillage).toBe(2);
});

test('篇四 三1: a late sign-in and an early Friday are signs beside the mark', () => {
  const made = row(pian04, { presences: [...there('2025-03-12', { at: '09:20' }), ...there('2025-03-14'), { day: '2025-03-14', half: 'pm', state: 'left_village', mode: 'self', at: '17:30' }] });
  expect(made.cells[22]).toEqual({ mark: 'in_village', flags: ['late'] });
  expect(made.cells[27]).toEqual({ mark: 'in_village', flags: ['friday_left_before_18'] });
  expect(made.remark).toContain('迟到 12日上午');
});

test('鲁村: only office days are asked for, another day in the village is shown but not counted', () => {
  const made = row(lucun, { presences: [...there('2025-03-04'), ...there('2025-03-05'), ...there('2025-03-11')], leaves: [leave('personal', '2025-03-18', '2025-03-18')] });
  expect(made.totals).toMatchObject({ inVillage: 6, personal: 2, absent: 2 });
  expect(made.required.value).toMatchObject({ required: 4, counted: 2, met: false });
  expect(markOn(made, '2025-03-05', 'am')).toBe('in_village');
  expect(markOn(made, '2025-03-06', 'am')).toBe('rest_day');
});

test('篇六 二(四): with the earlier months known the quarter is judged at its end', () => {
  const presences = workdays('2025-03').flatMap(day => there(day));
  expect(row(pian06, { presences }).required.value).toMatchObject({ required: null, met: null, counted: 21 });
  const earlier = [{ period: '2025-01', counts: { in_village: 15 } }, { period: '2025-02', counts: { in_village: 13.5, official_trip: 3 } }, { period: '2024-12', counts: { in_village: 20 } }];
  expect(row(pian06, { presences, earlier }).required.value).toMatchObject({ period: '2025-Q1', required: 50, counted: 49.5, met: false });
  expect(row(pian06, { month: '2025-02', until: '2025-02-28', presences: [], earlier }).required.value).toMatchObject({ required: 50, met: null });
});

test('a month of a year nobody has published has no row', () => {
  expect(sheetRow(pian04, calendar, facts({ month: '2027-03', until: '2027-03-31' }))).toMatchObject({ code: 'calendar_unpublished' });
});

test('the legend is that of the profile', () => {
  expect(sheetLegend(ordos).map(({ symbol, name }) => `${symbol} ${name}`)).toEqual(['√ 在村', '☆ 公差', '△ 事假', '○ 病假', '◇ 年休', '▽ 婚丧产', '休 轮休', '× 缺勤']);
  const own: Profile = { ...ordos, values: { ...ordos.values, 'attendance.symbols': { value: { in_village: '○' }, cite: ['县规定'] } } };
  expect(sheetLegend(own)[0]).toEqual({ mark: 'in_village', symbol: '○', name: '在村' });
});

test('a cell tells why it has its mark', () => {
  const { because } = cellFinding(pian04, calendar, facts({ presences: there('2025-03-12') }), '2025-03-12', 'am');
  expect(because.at(-1)).toMatchObject({ text: '本人确认：在村', facts: { 时间: '08:10' } });
  expect(dayFactsOf(facts({ presences: there('2025-03-12') }), '2025-03-12')).toMatchObject({ signIn: '08:10', role: 'team_member' });
});

test('鲁村 一(一): the records of both halves are a full day, those of one are half a day, and an afternoon to come is not missed', () => {
  const of = (presences: PresenceFact[], now?: string) => dayStatus(lucun, calendar, { ...dayFactsOf(facts({ presences }), '2025-03-11'), ...(now ? { now } : {}) }).value;
  const [am, pm] = there('2025-03-11');
  expect(of([am, pm])).toMatchObject({ status: 'present' });
  expect(of([am])).toMatchObject({ status: 'partial', missingWindows: ['13:30-16:30'] });
  expect(of([am], '12:00')).toMatchObject({ status: 'present' });
  expect(of([], '12:00')).toMatchObject({ status: 'pending_confirmation' });
  expect(of([am, { ...pm, at: '14:10' }])).toMatchObject({ status: 'late' });
  expect(of([am, pm, { ...pm, state: 'left_village', at: '15:00' }])).toMatchObject({ status: 'early_leave' });
  expect(of([am, pm, { ...pm, state: 'absent', mode: 'roster', at: '18:00' }])).toMatchObject({ status: 'partial' });
  expect(of([])).toMatchObject({ status: 'absent' });
});

test('the day of half a leave is judged by the other half, that after a leave by who came back', () => {
  const of = (profile: Profile, day: string, more: Partial<RowFacts>) => dayStatus(profile, calendar, dayFactsOf(facts(more), day)).value;
  const morning = leave('personal', '2025-03-12', '2025-03-12', 'am', 'am');
  expect(of(pian04, '2025-03-12', { leaves: [morning], presences: [{ day: '2025-03-12', half: 'pm', state: 'in_village', mode: 'self', at: '13:30' }] })).toMatchObject({ status: 'present', flags: [] });
  expect(of(pian04, '2025-03-12', { leaves: [morning] })).toMatchObject({ status: 'on_leave' });
  expect(of(pian04, '2025-03-13', { leaves: [morning] })).toMatchObject({ status: 'unauthorised_absence' });
  expect(of(pian04, '2025-03-14', { leaves: [morning], presences: there('2025-03-13') })).toMatchObject({ status: 'absent' });
  expect(of(pian04, '2025-03-12', { presences: [...there('2025-03-12', { at: '09:30' }), { day: '2025-03-12', half: 'am', state: 'in_village', mode: 'roster', at: '18:00' }] })).toMatchObject({ status: 'present' });
});
