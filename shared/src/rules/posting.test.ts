import ordos from '../../profiles/ordos-2018.json';
import pian01b from '../../profiles/pian01b.json';
import pian03 from '../../profiles/pian03.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian08b from '../../profiles/pian08b.json';
import pian09b from '../../profiles/pian09b.json';
import pian14 from '../../profiles/pian14.json';
import pian15 from '../../profiles/pian15.json';
import type { Profile } from '../policy/profile';
import { prohibition } from './prohibition';
import { recall, type RecallAsked } from './recall';
import { selectionEligibility, type Candidate } from './selection-eligibility';
import { teamLeader, teamSize, teamsPerVillage, unitQuota } from './team-composition';
import { plannedEnd, termAdjust, termEnd, termRelease, type Adjustment } from './term';

test.each<[string, Profile, RecallAsked, object]>([
  ['鄂尔多斯 第二十四条: adjusted, not recalled', ordos, { condition: 'incompetent' }, { action: 'adjust_post', proposer: 'city_leading_group', executor: 'dispatching_unit', timing: 'prompt' }],
  ['篇四 六4: both were asked', pian04, { condition: 'cannot_perform_duty', consulted: ['village_committee', 'township_linked_leader'] }, { proposalAllowed: true, missing: [], decider: 'county_leading_group' }],
  ['nobody was', pian04, { condition: 'cannot_perform_duty' }, { proposalAllowed: false, missing: ['village_committee', 'township_linked_leader'] }],
  ['篇六 二(四): 49 days', pian06, { condition: 'quarter_presence', facts: { in_village_days: 49 } }, { action: 'recall_consider', mandatory: false, reportTo: ['city_org_dept', 'city_office'] }],
  ['50 days', pian06, { condition: 'quarter_presence', facts: { in_village_days: 50 } }, { action: 'none' }],
  ['days nobody counted', pian06, { condition: 'quarter_presence' }, { code: 'fact_missing' }],
  ['篇八 干部召回制度: by the level that sent him', pian08b, { condition: 'not_dutiful_and_grassroots_unsatisfied', cadreLevel: 'province' }, { executor: 'province', mandatory: true, replacementRequired: true }],
  ['篇九 第二十二条: one of seven', pian09b, { condition: 'township_deems_unsuitable' }, { action: 'recall', mandatory: true, reviewer: 'county_leading_group', urgedBy: 'same_level_org_dept+same_level_poverty_dept' }],
  ['who corrected himself stays', pian09b, { condition: 'absent_without_reason_once_and_corrected' }, { action: 'none' }],
  ['篇三: everybody graded incompetent', pian03, { condition: 'graded_incompetent' }, { mandatory: true, consequences: ['service_time_void', 'no_award_promotion_2y', 'unit_award_ban', 'unit_head_no_excellent'] }],
  ['篇十五 二(二)5: the captain proposes', pian15, { condition: 'violation_especially_serious' }, { action: 'adjust_post', proposer: 'team_leader' }],
  ['a reason nobody wrote of', pian04, { condition: 'other' }, { code: 'not_in_document' }],
])('%s', (_, profile, asked, expected) => {
  expect(recall(profile, asked).value).toMatchObject(expected);
});

test.each<[string, Profile, 'team' | 'unit_link' | 'cadre', string, number, string]>([
  ['鄂尔多斯 第十条: a team two years', ordos, 'team', '2024-03-01', 2, '2026-02-28'],
  ['over a leap day', ordos, 'team', '2022-03-01', 2, '2024-02-29'],
  ['the link of the unit three', ordos, 'unit_link', '2024-01-01', 3, '2026-12-31'],
  ['begun on a leap day', pian01b, 'cadre', '2024-02-29', 1, '2025-02-28'],
  ['篇十五 二(一)1: three years', pian15, 'cadre', '2024-07-01', 3, '2027-06-30'],
])('%s', (_, profile, subject, start, years, lastDay) => {
  expect(termEnd(profile, { subject, start }).value).toMatchObject({ years, lastDay });
});

test('篇九 第二条: not a day less than two years', () => {
  expect(plannedEnd(pian09b, { subject: 'cadre', start: '2024-03-01', plannedEnd: '2026-02-28' }).value).toEqual({ minTermYears: 2, compliant: true });
  expect(plannedEnd(pian09b, { subject: 'cadre', start: '2024-03-01', plannedEnd: '2026-02-27' }).value).toMatchObject({ compliant: false });
  expect(termEnd(pian09b, { subject: 'team', start: '2024-03-01' }).value).toMatchObject({ code: 'not_in_document' });
});

test.each([[true, true, true, true], [true, true, false, false], [true, false, true, false], [false, true, true, false]])(
  '鄂尔多斯 第十条: term %s, successor %s, handed over %s: may leave %s', (termReached, successorInVillage, handoverComplete, allowed) => {
    expect(termRelease(ordos, { termReached, successorInVillage, handoverComplete }).value).toEqual({ allowed });
  });

const ALL = ['qualified_successor', 'township_agreement', 'county_agreement', 'same_level_approval'];
test.each<[string, Partial<Adjustment>, string[]]>([
  ['health, with everything', {}, []],
  ['without a reason', { reason: null }, ['proper_reason']],
  ['without a successor', { present: ALL.slice(1) }, ['qualified_successor']],
  ['the end of a term that is not over', { reason: 'term_end' }, ['proper_reason']],
  ['the end of a term that is over', { reason: 'term_end', adjustOn: '2026-02-28' }, []],
])('篇九 第七条: %s', (_, more, missing) => {
  expect(termAdjust(pian09b, { subject: 'cadre', start: '2024-03-01', adjustOn: '2025-06-02', reason: 'health', present: ALL, ...more }).value).toMatchObject({ allowed: missing.length === 0, missing });
});

test.each<[string, Profile, Candidate, object]>([
  ['50 is not more than 50', pian09b, { age: 50, cadreLevel: 'city', employment: 'staff' }, { eligible: true }],
  ['51 generally not', pian09b, { age: 51, cadreLevel: 'province', employment: 'staff' }, { eligible: false, soft: true }],
  ['the county has no age', pian09b, { age: 58, cadreLevel: 'county', employment: 'staff' }, { eligible: true }],
  ['a weak grade excludes for good', pian09b, { age: 51, cadreLevel: 'city', gradesOfTwoYears: ['competent', 'basically_competent'] }, { eligible: false, soft: false }],
  ['temporary staff too', pian09b, { age: 35, employment: 'temporary' }, { eligible: false, soft: false }],
  ['鄂尔多斯 第七条: staff in post', ordos, { employment: 'temporary', cadreLevel: 'city' }, { eligible: false, soft: false }],
  ['a fact nobody has excludes nobody', ordos, {}, { eligible: true }],
])('%s', (_, profile, candidate, expected) => {
  expect(selectionEligibility(profile, candidate).value).toMatchObject(expected);
});

test('篇九 第三条 第五条: what nobody looked at is named, not taken for being in order', () => {
  expect(selectionEligibility(pian09b, {}).value).toMatchObject({ reasons: [], unknown: ['是不是在编在岗', '年龄', '近两年考核', '党性观念和责任感不强、纪律观念淡漠、作风不实、身体状况不能胜任'] });
  expect(selectionEligibility(pian09b, { employment: 'staff', cadreLevel: 'county', gradesOfTwoYears: ['competent'], exclusions: [] }).value).toMatchObject({ eligible: true, unknown: [] });
});

test('鄂尔多斯 第七条, 篇九 第二、十三、十四条: the team', () => {
  expect(teamSize(ordos, { size: 3, leaders: 1 }).value).toEqual({ compliant: true, soft: true });
  expect(teamSize(ordos, { size: 3, leaders: 2 }).value).toMatchObject({ compliant: false });
  expect(teamSize(ordos, { size: 2, leaders: 1 }).value).toMatchObject({ compliant: false, soft: true });
  expect(teamSize(pian09b, { size: 3, leaderIsFirstSecretary: false }).value).toMatchObject({ compliant: false, soft: true });
  expect(teamLeader(pian09b, 'township_supplement_cadre').value).toEqual({ compliant: false, soft: true });
  expect(teamLeader(pian09b, 'first_secretary').value).toMatchObject({ compliant: true });
  expect(teamLeader(ordos, 'first_secretary').value).toEqual({ compliant: true, soft: true });
  expect(teamLeader(ordos, 'team_member').value).toEqual({ compliant: false, soft: true });
  expect(teamsPerVillage(pian09b, 2).value).toEqual({ compliant: false, soft: false });
  expect(teamsPerVillage(pian09b, 1).value).toMatchObject({ compliant: true });
});

test.each([[1, 1, false], [30, 1, false], [31, 2, false], [79, 2, false], [80, 3, true], [500, 3, true]])('篇九 第九条: a unit of %d sends %d', (staff, minDispatched, soft) => {
  expect(unitQuota(pian09b, { level: 'province', staff }).value).toEqual({ minDispatched, soft });
  expect(unitQuota(pian09b, { level: 'city', staff }).value).toMatchObject({ code: 'not_in_document' });
});

test('鄂尔多斯 第十一条（十）: the ten have numbers', () => {
  expect(prohibition(ordos, { event: 'divisive_remarks' }).value).toEqual({ violates: 1 });
  expect(prohibition(ordos, { event: 'fight' }).value).toEqual({ violates: 10 });
  expect(prohibition(ordos, { event: 'wedding' }).value).toEqual({ violates: null });
  expect(prohibition(pian14, { event: 'fight' }).value).toMatchObject({ code: 'config_required' });
});
