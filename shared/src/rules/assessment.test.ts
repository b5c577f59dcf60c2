import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian03 from '../../profiles/pian03.json';
import pian06 from '../../profiles/pian06.json';
import pian08b from '../../profiles/pian08b.json';
import pian09b from '../../profiles/pian09b.json';
import pian15 from '../../profiles/pian15.json';
import type { Profile } from '../policy/profile';
import { assessmentCap, type CapAsked } from './assessment-cap';
import { assessmentEligibility } from './assessment-eligibility';
import { assessmentQuota } from './assessment-quota';
import { experienceRecognition } from './experience-recognition';

const quarters = (...days: number[]) => days.map((each, index) => ({ period: `2025-Q${index + 1}`, days: each }));

test.each<[string, Profile, CapAsked, object]>([
  ['鲁村 三: two absences cap nothing', lucun, { subject: 'linked_cadre', facts: { confirmed_absences: 2 } }, { excellentAllowed: true, awardAllowed: true, consequences: [] }],
  ['three do', lucun, { subject: 'linked_cadre', facts: { confirmed_absences: 3 } }, { excellentAllowed: false, awardAllowed: false, consequences: ['award_disqualified', 'cap_no_excellent'] }],
  ['a number nobody counted strikes nothing', lucun, { subject: 'linked_cadre', facts: {} }, { excellentAllowed: true, forcedGrade: null, reserveStatus: null }],
  ['篇六 二(四): 15 days in a row are not more than 15', pian06, { subject: 'team_member', facts: { absenteeism_consecutive_days: 15 } }, { forcedGrade: null }],
  ['31 in the year are more than 30', pian06, { subject: 'team_member', facts: { absenteeism_year_days: 31 } }, { forcedGrade: 'unqualified', excellentAllowed: false }],
  ['one bad quarter spoils the year (A31)', pian06, { subject: 'team_member', facts: {}, quarters: quarters(52, 49, 40, 56) }, { forcedGrade: 'unqualified', triggerPeriod: '2025-Q2' }],
  ['four quarters of 50 are enough', pian06, { subject: 'team_member', facts: {}, quarters: quarters(50, 50, 50, 50) }, { forcedGrade: null, triggerPeriod: null }],
  ['篇三: on the last day of the two years (A55)', pian03, { subject: 'recalled_cadre', facts: {}, recalledOn: '2024-05-10', decisionOn: '2026-05-09' }, { awardAllowed: false, promotionAllowed: false }],
  ['the day after', pian03, { subject: 'recalled_cadre', facts: {}, recalledOn: '2024-05-10', decisionOn: '2026-05-10' }, { awardAllowed: true, promotionAllowed: true }],
  ['the unit and its head with him', pian03, { subject: 'dispatching_unit_head', facts: { cadre_grade: 'incompetent' } }, { excellentAllowed: false, awardAllowed: false }],
  ['not for a competent one', pian03, { subject: 'dispatching_unit_head', facts: { cadre_grade: 'competent' } }, { excellentAllowed: true, awardAllowed: true }],
  ['篇八 考核奖惩制度: both have to be bad', pian08b, { subject: 'team_member', facts: { team_tasks_completed: false, masses_satisfied: true } }, { awardAllowed: true }],
  ['篇九 第三十五条: three years and the reserve for good', pian09b, { subject: 'recalled_cadre', facts: { own_fault: true, reserve_cadre: true }, recalledOn: '2024-05-10', decisionOn: '2027-05-09' }, { promotionAllowed: false, reserveStatus: 'cancelled' }],
  ['after three years the promotion only', pian09b, { subject: 'recalled_cadre', facts: { own_fault: true, reserve_cadre: true }, recalledOn: '2024-05-10', decisionOn: '2027-05-10' }, { promotionAllowed: true, reserveStatus: 'cancelled' }],
  ['without fault nothing', pian09b, { subject: 'recalled_cadre', facts: { own_fault: false, reserve_cadre: true }, recalledOn: '2024-05-10', decisionOn: '2024-06-01' }, { promotionAllowed: true, reserveStatus: 'kept' }],
  ['第三十六条: a failed team bars its unit', pian09b, { subject: 'dispatching_unit_leadership', facts: { team_assessment: 'unqualified' } }, { awardAllowed: false }],
])('%s', (_, profile, asked, expected) => {
  expect(assessmentCap(profile, asked).value).toMatchObject(expected);
});

test('篇九 第三十五条: a fault nobody stated is neither there nor not: it is named with what it would lead to', () => {
  const { value, because } = assessmentCap(pian09b, { subject: 'recalled_cadre', facts: {}, recalledOn: '2024-05-10', decisionOn: '2025-01-01' });
  expect(value).toMatchObject({ promotionAllowed: true, consequences: [], unknown: { facts: ['own_fault', 'reserve_cadre'], consequences: ['reserve_cadre_cancelled', 'no_promotion_3y'] } });
  expect(because.at(-1)).toMatchObject({ text: expect.stringMatching(/还没有认定/), clauses: expect.arrayContaining([expect.objectContaining({ clause: '第三十五条' })]) });
  expect(assessmentCap(pian09b, { subject: 'recalled_cadre', facts: { own_fault: false }, recalledOn: '2024-05-10' }).value).toMatchObject({ unknown: { facts: [], consequences: [] } });
  expect(assessmentCap(pian08b, { subject: 'team_member', facts: { team_tasks_completed: false } }).value).toMatchObject({ awardAllowed: true, unknown: { facts: ['masses_satisfied'] } });
});

test('a subject nobody wrote of is not guessed', () => {
  expect(assessmentCap(lucun, { subject: 'dispatching_unit', facts: {} }).value).toMatchObject({ code: 'not_in_document' });
  expect(assessmentCap(ordos, { subject: 'team_member', facts: {} }).value).toMatchObject({ code: 'config_required' });
});

test.each([['2024-07-01', '2024-12-31', true, true], ['2024-07-02', '2024-12-31', true, false], ['2024-01-08', '2024-12-31', false, false], ['2024-08-31', '2025-02-28', true, true], ['2024-08-31', '2025-02-27', true, false]])(
  '篇十五 二(四): from %s to %s, still in post %s (A25): %s', (start, assessedOn, stillInPost, eligible) => {
    expect(assessmentEligibility(pian15, { role: 'team_member', start, assessedOn, stillInPost }).value).toEqual({ eligible });
  });

test('who is assessed by other rules, and a day nobody gave', () => {
  expect(assessmentEligibility(pian09b, { role: 'township_supplement_cadre' }).value).toMatchObject({ code: 'config_required' });
  expect(assessmentEligibility(pian09b, { role: 'team_member' }).value).toEqual({ eligible: true });
  expect(assessmentEligibility(pian15, { role: 'first_secretary', stillInPost: true }).value).toMatchObject({ code: 'config_required' });
  expect(assessmentEligibility(pian15, { role: 'team_member', stillInPost: true }).value).toMatchObject({ code: 'fact_missing' });
});

test.each([[0, 0], [1, 0], [2, 0], [3, 1], [19, 6], [20, 7], [100, 35]])('篇十五 二(四): of %d persons %d (A26)', (assessed, maxExcellent) => {
  expect(assessmentQuota(pian15, { subject: 'pool', assessed }).value).toMatchObject({ maxExcellent, allowed: null });
});

test('篇十五, 篇九 第二十五条: proposed too many; the share of the county is blank; the quota of the unit is not touched', () => {
  expect(assessmentQuota(pian15, { subject: 'pool', assessed: 20, proposedExcellent: 8 }).value).toMatchObject({ allowed: false });
  expect(assessmentQuota(pian15, { subject: 'pool', assessed: 20, proposedExcellent: 7 }).value).toMatchObject({ allowed: true });
  expect(assessmentQuota(pian09b, { subject: 'county', assessed: 40 }).value).toMatchObject({ code: 'config_required', missing: ['assessment.excellent_share'] });
  expect(assessmentQuota(pian09b, { subject: 'dispatching_unit' }).value).toMatchObject({ occupiesUnitQuota: false });
  expect(assessmentQuota(pian15, { subject: 'dispatching_unit' }).value).toMatchObject({ code: 'not_in_document' });
});

test.each<[Profile, string[], string | null, boolean | null, string]>([
  [pian09b, ['excellent', 'competent'], 'competent', true, 'none'],
  [pian09b, ['excellent', 'basically_competent'], 'competent', false, 'none'],
  [pian09b, ['excellent'], null, false, 'none'],
  [pian09b, ['qualified', 'excellent'], 'qualified', true, 'none'],
  [pian03, ['competent', 'incompetent'], null, false, 'recall'],
  [pian03, ['competent'], null, null, 'none'],
])('grades %#: experience', (profile, annualGrades, termGrade, countsAsGrassrootsExperience, action) => {
  expect(experienceRecognition(profile, { annualGrades, termGrade }).value).toEqual({ countsAsGrassrootsExperience, action });
});

test('A49: the mapping of the two scales is told', () => {
  expect(experienceRecognition(pian09b, { annualGrades: ['qualified'], termGrade: 'competent' }).because.map(reason => reason.text)).toContain('合格对应称职');
});
