import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import { checkSettlement, reconcileLeaves, settlementSchedule, sheetSigners, signSettlement, type Settled, type SettlementBreach } from './settlement';

test.each([['2025-02', '2025-03-03', '2025-03-05'], ['2024-12', '2025-01-03', '2025-01-05'], ['2025-01', '2025-02-03', '2025-02-05']])(
  '篇四 三5: the sheet of %s is compiled by %s and submitted by %s, holiday or not', (month, compileBy, submitBy) => {
    expect(settlementSchedule(pian04, { item: 'attendance_sheet', month }).value).toMatchObject({
      compileBy, submitBy, compiledBy: 'township_office', verifiedBy: 'township_linked_leader', publiciseDays: 1, submitTo: ['county_office'], cc: ['dispatching_unit'], configRequired: [],
    });
  });

test('篇六 二(五): no day is printed, so the administrator is asked', () => {
  expect(settlementSchedule(pian06, { item: 'attendance_sheet', month: '2025-03' }).value)
    .toMatchObject({ submitBy: null, configRequired: ['submit_by'], attachments: ['all_leave_slips'], compiledBy: 'first_secretary|team_leader' });
});

test('篇四 四4: the totals of leave have no day either', () => {
  expect(settlementSchedule(pian04, { item: 'leave_totals', month: '2025-03' }).value).toMatchObject({ compiledBy: 'township_office', submitTo: ['dispatching_unit'], configRequired: ['submit_by'] });
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
  expect(checkSettlement(pian04, settled).value).toEqual({ compliant: violations.length === 0, violations });
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
