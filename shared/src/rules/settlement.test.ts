import y2025 from '../../calendars/2025.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian08b from '../../profiles/pian08b.json';
import pian11a from '../../profiles/pian11a.json';
import pian15 from '../../profiles/pian15.json';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { checkSettlement, reconcileLeaves, settlementSchedule, sheetSigners, signSettlement, type Settled, type SettlementBreach } from './settlement';

const calendar = calendarOf([y2025] as CalendarYear[]);

test.each([['2025-02', '2025-03-03', '2025-03-05'], ['2024-12', '2025-01-03', '2025-01-05'], ['2025-01', '2025-02-03', '2025-02-05']])(
  '篇四 三5: the sheet of %s is compiled by %s and submitted by %s, holiday or not', (month, compileBy, submitBy) => {
    expect(settlementSchedule(pian04, calendar, { item: 'attendance_sheet', month }).value).toMatchObject({
      compileBy, submitBy, compiledBy: 'township_office', verifiedBy: 'township_linked_leader', publiciseDays: 1, submitTo: ['county_office'], cc: ['dispatching_unit'], configRequired: [],
    });
  });

test('篇六 二(五): no day is printed, so the administrator is asked', () => {
  expect(settlementSchedule(pian06, calendar, { item: 'attendance_sheet', month: '2025-03' }).value)
    .toMatchObject({ submitBy: null, configRequired: ['submit_by'], attachments: ['all_leave_slips'], compiledBy: 'first_secretary|team_leader' });
});

test('篇四 四4: the totals of leave have no day either', () => {
  expect(settlementSchedule(pian04, calendar, { item: 'leave_totals', month: '2025-03' }).value).toMatchObject({ compiledBy: 'township_office', submitTo: ['dispatching_unit'], configRequired: ['submit_by'] });
});

test.each<[string, Partial<Settled>, SettlementBreach[]]>([
  ['everything on the last day', {}, []],
  ['the day itself is in time', { compiledOn: '2025-03-03', submittedOn: '2025-03-05' }, []],
  ['compiled a day late', { compiledOn: '2025-03-04', verifiedOn: '2025-03-04', publicisedFrom: '2025-03-04' }, ['compile_late']],
  ['shown before it was signed', { verifiedOn: '2025-03-04', publicisedFrom: '2025-03-03' }, ['publicised_before_verification']],
  ['shown for less than a day', { publicisedFrom: '2025-03-05', submittedOn: '2025-03-05' }, ['publication_too_short']],
  ['submitted a day late', { submittedOn: '2025-03-06' }, ['submit_late']],
])('篇四 三5: %s', (_, more, violations) => {
  const settled: Settled = { month: '2025-02', compiledOn: '2025-03-03', verifiedOn: '2025-03-03', publicisedFrom: '2025-03-04', submittedOn: '2025-03-05', ...more };
  expect(checkSettlement(pian04, calendar, settled).value).toEqual({ compliant: violations.length === 0, violations });
});

test('篇六 二(三): the slips have to equal the filing record', () => {
  expect(reconcileLeaves(pian06, { slips: ['L1', 'L2'], records: ['L2', 'L1'] }).value).toMatchObject({ attachAllSlips: true, consistent: true });
  expect(reconcileLeaves(pian06, { slips: ['L1', 'L2'], records: ['L1'] }).value).toMatchObject({ consistent: false, onlySlips: ['L2'] });
  expect(reconcileLeaves(pian06, { slips: ['L1'], records: ['L1', 'L3'] }).value).toMatchObject({ consistent: false, onlyRecords: ['L3'] });
});

test('篇六 二(五): without the village secretary nothing is submitted', () => {
  expect(signSettlement(pian06, { signedBy: [] }).value).toMatchObject({ submittable: false, missing: ['village_secretary'], submitTo: ['township_committee'] });
  expect(signSettlement(pian06, { signedBy: ['village_secretary'] }).value).toMatchObject({ submittable: true, missing: [] });
});

test('鄂尔多斯 第十八条: secretary and mayor each stand for the principal', () => {
  expect(signSettlement(ordos, { signedBy: ['village_principal', 'team_leader'] }).value).toMatchObject({ missing: ['township_principal'] });
  for (const principal of ['township_secretary', 'township_mayor']) {
    expect(signSettlement(ordos, { signedBy: ['village_director', principal, 'team_leader'] }).value).toMatchObject({ submittable: true });
  }
});

test('鲁村 names no signer, so the administrator is asked', () => {
  expect(sheetSigners(lucun).value).toMatchObject({ code: 'config_required', missing: ['settlement.signers'] });
  expect(sheetSigners(pian04).value).toEqual(['township_linked_leader']);
});

test.each([['2025-03', '2025-04-05'], ['2025-12', '2026-01-05']])('篇八 考勤请假制度: the attendance of %s goes to the county office by %s (A73)', (month, submitBy) => {
  expect(settlementSchedule(pian08b, calendar, { item: 'attendance_sheet', month }).value).toMatchObject({ submitBy, submitTo: ['county_office'], compileBy: null, configRequired: ['signers'] });
});

test('篇八 shows nothing in public, so nothing is shown too early', () => {
  const settled = { month: '2025-03', compiledOn: '2025-04-04', verifiedOn: '2025-04-05', publicisedFrom: '2025-04-01', submittedOn: '2025-04-05' };
  expect(checkSettlement(pian08b, calendar, settled).value).toEqual({ compliant: true, violations: [] });
  expect(checkSettlement(pian08b, calendar, { ...settled, submittedOn: '2025-04-06' }).value).toEqual({ compliant: false, violations: ['submit_late'] });
});

test('篇十五 二(二)2: the clerk tells the personnel department every month, on a day that is not printed', () => {
  expect(settlementSchedule(pian15, calendar, { item: 'attendance_sheet', month: '2025-04' }).value).toMatchObject({
    compiledBy: 'team_attendance_clerk', submitTo: ['dispatching_unit_hr'], submitBy: null, configRequired: ['submit_by', 'signers'],
    contents: ['attendance', 'leave_and_return', 'leave_reasons'], usedFor: ['allowance', 'annual_assessment', 'term_assessment'],
  });
});

test('篇十一 三5: the sheet stays with the group and goes into the year’s assessment', () => {
  expect(settlementSchedule(pian11a, calendar, { item: 'attendance_sheet', month: '2025-04' }).value).toMatchObject({ compiledBy: 'team', submitTo: [], submitBy: null, configRequired: ['signers'], usedFor: ['annual_assessment'] });
});

test.each<[string, object, string]>([
  ['the day itself is in time, holiday or not', {}, '2025-05-03'],
  ['A05 the other way: before the day', { printedDay: 'too_late' }, '2025-05-02'],
  ['A07 the other way: the next working day', { onRestDay: 'workday_after' }, '2025-05-06'],
])('篇四 三5: %s', (_, change, compileBy) => {
  const due = pian04.values['due.days'];
  const own: Profile = { ...pian04, values: { ...pian04.values, 'due.days': { ...due, value: { ...due.value, ...change } } } };
  expect(settlementSchedule(own, calendar, { item: 'attendance_sheet', month: '2025-04' }).value).toMatchObject({ compileBy });
});
