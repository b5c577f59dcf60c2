import jiedao from '../../profiles/jiedao-2011.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian01b from '../../profiles/pian01b.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian09b from '../../profiles/pian09b.json';
import pian15 from '../../profiles/pian15.json';
import type { Facts } from '../policy/decision-table';
import type { Profile } from '../policy/profile';
import { inspectionConsequence, type Conduct } from './inspection-consequence';

const found = (profile: Profile, event: string, facts: Facts = {}, more: Partial<Conduct> = {}) => inspectionConsequence(profile, { event, facts, ...more }).value;

test.each([[0, []], [1, ['talk_by_deputy']], [2, ['written_self_criticism', 'town_wide_criticism']], [3, ['award_disqualified', 'cap_no_excellent']], [7, ['award_disqualified', 'cap_no_excellent']]])(
  '鲁村 三: %d confirmed absences in a year (A09)', (confirmed_absences, consequences) => {
    expect(found(lucun, 'spot_check_absences', { confirmed_absences })).toMatchObject({ consequences, anyOf: null });
  });

test('A09: an absence of last year does not count', () => {
  expect(found(lucun, 'spot_check_absences', { confirmed_absences: 3 }, { period: '2025', absentOn: ['2024-12-31', '2025-01-07', '2025-05-20'] })).toMatchObject({ consequences: ['written_self_criticism', 'town_wide_criticism'] });
  expect(found(lucun, 'spot_check_absences')).toMatchObject({ code: 'fact_missing' });
});

test('鲁村 三: each check is circulated at once', () => {
  expect(found(lucun, 'spot_check_done')).toMatchObject({ consequences: ['circulated_notice'], timing: 'same_as_inspection', executedBy: 'township_inspection_office' });
});

test.each<[string, Facts, string[]]>([
  ['found away at night without a reason', { in_village: false, valid_reason: false }, ['absent_day', 'town_wide_criticism', 'letter_to_dispatching_unit', 'rectification_order']],
  ['with a proper reason', { in_village: false, valid_reason: true }, []],
  ['found in the village', { in_village: true }, []],
])('篇四 三3: %s', (_, facts, consequences) => {
  expect(found(pian04, 'not_three_in_village', facts)).toMatchObject({ consequences });
});

test('篇四 三3: whether there was a reason is asked for, not taken for a no', () => {
  expect(found(pian04, 'not_three_in_village', { in_village: false })).toMatchObject({ code: 'fact_missing', text: expect.stringContaining('正当理由') });
});

test('篇九 第三十五条: whether he is a reserve cadre is asked for; steps that were not applied are known', () => {
  expect(found(pian09b, 'recalled_own_fault', {})).toMatchObject({ code: 'fact_missing' });
  expect(found(pian09b, 'no_decoupling_or_measures', {})).toMatchObject({ consequences: ['unit_leader_interview'] });
  expect(found(pian09b, 'no_decoupling_or_measures', {}, { priorSteps: ['unit_leader_interview'] })).toMatchObject({ code: 'fact_missing' });
});

test.each<[string[], string[]]>([[[], ['criticism_education', 'rectification_order', 'adjust_post']], [['criticism_education'], ['rectification_order', 'adjust_post']], [['criticism_education', 'rectification_order'], ['adjust_post']]])(
  '篇四 六5: after %j the steps that are left (A70)', (priorSteps, consequences) => {
    expect(found(pian04, 'careless_work_with_bad_result', {}, { priorSteps })).toMatchObject({ consequences, reportTo: ['county_leading_group'] });
  });

test.each([[15, 30, []], [15.5, 16, ['annual_fail']], [16, 16, ['annual_fail']], [5, 31, ['annual_fail']], [16, 31, ['annual_fail']]])(
  '篇六 二(四): %d days in a row, %d in the year: 超过 is strictly more (A54)', (absenteeism_consecutive_days, absenteeism_year_days, consequences) => {
    expect(found(pian06, 'absenteeism', { absenteeism_consecutive_days, absenteeism_year_days })).toMatchObject({ consequences });
  });

test.each([[49.5, ['annual_fail', 'recall_consider'], ['city_org_dept', 'city_office']], [50, [], []]])('篇六 二(四): %d days in the quarter', (in_village_days, consequences, reportTo) => {
  expect(found(pian06, 'quarter_presence', { in_village_days })).toMatchObject({ consequences, reportTo });
});

test('鄂尔多斯 第十七条: only a delayed plan that was verified, and a person chooses (A47)', () => {
  expect(found(ordos, 'obstructs_team', { plan_delayed: true, verified: true })).toMatchObject({ consequences: [], anyOf: ['interview', 'circulated_criticism'] });
  expect(found(ordos, 'obstructs_team', { plan_delayed: true, verified: false })).toMatchObject({ anyOf: [] });
  expect(found(ordos, 'obstructs_team', { plan_delayed: false, verified: true })).toMatchObject({ anyOf: [] });
});

test('篇九 第三十六条: interview first, accountability where nothing was rectified', () => {
  expect(found(pian09b, 'no_decoupling_or_measures')).toMatchObject({ consequences: ['unit_leader_interview'] });
  expect(found(pian09b, 'no_decoupling_or_measures', { rectified: false }, { priorSteps: ['unit_leader_interview'] })).toMatchObject({ consequences: ['unit_accountability'] });
  expect(found(pian09b, 'no_decoupling_or_measures', { rectified: true }, { priorSteps: ['unit_leader_interview'] })).toMatchObject({ consequences: [] });
});

test('篇九 第三十五条: a reserve cadre loses more than the others', () => {
  const anyOf = ['circulated_criticism', 'admonition', 'organisational_adjustment', 'disciplinary'];
  expect(found(pian09b, 'recalled_own_fault', { reserve_cadre: true })).toMatchObject({ consequences: ['reserve_cadre_cancelled', 'no_promotion_3y'], anyOf });
  expect(found(pian09b, 'recalled_own_fault', { reserve_cadre: false })).toMatchObject({ consequences: [], anyOf });
});

test('the others', () => {
  expect(found(pian15, 'duty_not_fulfilled')).toMatchObject({ consequences: [], anyOf: ['interview', 'circulated_criticism', 'adjust_post'] });
  expect(found(pian15, 'honest_mistake')).toMatchObject({ consequences: [], procedure: 'error_tolerance_review' });
  expect(found(jiedao, 'conflict_escalated_without_timely_report')).toMatchObject({ consequences: ['accountability_strict'], procedure: 'trace_to_source' });
  expect(found(pian01b, 'irresponsible_and_poor_mass_feedback')).toMatchObject({ consequences: ['reminder_talk', 'deep_self_criticism'] });
  expect(found(pian04, 'honest_mistake')).toMatchObject({ code: 'not_in_document' });
});

test('the sentence names the step and the facts', () => {
  expect(inspectionConsequence(lucun, { event: 'spot_check_absences', facts: { confirmed_absences: 1 } }).because).toEqual([
    { key: 'inspection.consequences', text: '抽查不在岗累计：分管领导约谈', clauses: [{ profile: 'lucun', clause: '三' }], reading: 'A09', facts: { 抽查不在岗次数: 1 } },
  ]);
});
