import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian06 from '../../profiles/pian06.json';
import pian08b from '../../profiles/pian08b.json';
import pian09b from '../../profiles/pian09b.json';
import pian15 from '../../profiles/pian15.json';
import { canonical } from '../kernel/digest';
import { isRefusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { VALUES, type Values } from '../policy/values';
import type { AssessmentCap } from './assessment-cap';
import { factsToState, gradeAllowed, gradeLimit } from './assessment-grade';
import { assessmentQuota } from './assessment-quota';
import { assessmentResult, type AssessmentInputs, pointsAskedOf, votedTenths } from './assessment-result';
import { assessmentUse } from './assessment-use';

const month = (name: string, met: boolean | null) => ({ month: name, villageName: '桃树村', met, text: met === null ? '没有封存' : met ? '应驻村 20 天，实驻村 21 天' : '应驻村 20 天，实驻村 12 天', because: [], page: '' });
const inputs = (more: Partial<AssessmentInputs> = {}): AssessmentInputs => ({ stage: 'yearly', period: '2025', months: [month('2025-01', true), month('2025-02', true)], votes: [], opinions: [], summary: '', figures: [], ...more });
const scoring: Values['assessment.scoring'] = {
  total: 100, parts: [{ part: 'attendance', points: 20, by: 'township' }, { part: 'performance', points: 40 }, { part: 'villager_evaluation', points: 40 }], answers: { satisfied: 100, fair: 60, unsatisfied: 0 },
};
const withScoring = (value: unknown): Profile => ({ ...ordos, values: { ...ordos.values, 'assessment.scoring': { value, cite: ['第二十二条'] } } });
const found = (profile: Profile, given: AssessmentInputs) => {
  const { value } = assessmentResult(profile, given);
  if (isRefusal(value)) throw new Error(value.text);
  return value;
};
const vote = (satisfied: number, fair: number, unsatisfied: number, unknown: number) => ({ id: 'r', raters: 'villagers' as const, title: '村民测评', valid: satisfied + fair + unsatisfied + unknown, counts: { satisfied, fair, unsatisfied, unknown } });
const opinion = (by: 'county' | 'township', part: string, tenths: number, reason = '') => ({ by, name: '县驻村办', text: '工作扎实', points: [{ part, tenths, reason }] });

test('第二十二条 names five parts and no points: nothing is counted in points', () => {
  const value = found(ordos, inputs());
  expect(value.parts.map(({ key }) => key)).toEqual(['attendance', 'performance', 'summary', 'herdsmen_evaluation', 'village_cadre_review']);
  expect(value).toMatchObject({ tenths: null, total: null });
  expect(value.parts.every(({ of, tenths }) => of === null && tenths === null)).toBe(true);
});

test('千分制 without its points is asked for, never guessed', () => {
  expect(assessmentResult(lucun, inputs()).value).toMatchObject({ code: 'config_required', missing: ['assessment.scoring'] });
});

test('presence is met or not; what is not met waits for a reason by name', () => {
  const all = withScoring(scoring);
  expect(found(all, inputs()).parts[0]).toMatchObject({ met: true, tenths: 200, of: 20 });
  const short = inputs({ months: [month('2025-01', true), month('2025-02', false)] });
  expect(found(all, short).parts[0]).toMatchObject({ met: false, tenths: null, open: true });
  expect(found(all, { ...short, opinions: [opinion('township', 'attendance', 150, '二月住院')] }).parts[0]).toMatchObject({ met: false, tenths: 150, text: expect.stringContaining('二月住院') });
  expect(found(all, inputs({ months: [month('2025-01', null)] })).parts[0]).toMatchObject({ met: null, tenths: null });
});

test('fewer than five votes count nothing and the rest is not scaled up', () => {
  const value = found(withScoring(scoring), inputs({ votes: [{ ...vote(4, 0, 0, 0), counts: null }], opinions: [opinion('county', 'performance', 350)] }));
  expect(value).toMatchObject({ tenths: 550, total: 100 });
  expect(value.parts.find(({ key }) => key === 'villager_evaluation')).toMatchObject({ tenths: null, text: '答的不满 5 票，不显示，也不计分' });
});

test('points that do not make up the whole are not taken', () => {
  const { shape } = VALUES['assessment.scoring'];
  expect(shape.check(scoring)).toBeNull();
  expect(shape.check({ ...scoring, total: 1000 })?.text).toContain('100 分，和满分 1000 分不一样');
  expect(shape.check({ ...scoring, answers: null })?.text).toContain('测评要计分的');
});

/** Numbers that look like chance and are the same at every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

test('thousands of random assessments: the same inputs give the same result, the parts make up the total, nobody has more than there is', () => {
  const next = chance(20250306);
  const below = (most: number) => Math.floor(next() * most);
  for (let run = 0; run < 3000; run += 1) {
    const cut = [1 + below(98), 1 + below(98)].sort((one, other) => one - other);
    const weights = [cut[0], Math.max(1, cut[1] - cut[0]), 0];
    weights[2] = 100 - weights[0] - weights[1];
    if (weights[2] < 1) continue;
    const value: Values['assessment.scoring'] = { total: 100, parts: ['attendance', 'performance', 'villager_evaluation'].map((part, index) => ({ part, points: weights[index] })), answers: { satisfied: 100, fair: below(101), unsatisfied: 0, ...(next() < 0.5 ? { unknown: 0 } : {}) } };
    expect(VALUES['assessment.scoring'].shape.check(value)).toBeNull();
    const profile = withScoring(value);
    const given = inputs({
      months: Array.from({ length: 1 + below(12) }, (_, index) => month(`2025-${String(index + 1).padStart(2, '0')}`, next() < 0.1 ? null : next() < 0.8)),
      votes: next() < 0.8 ? [vote(below(60), below(20), below(9), below(9))] : [],
      opinions: next() < 0.9 ? [{ ...opinion('county', 'performance', below(2000) - 500), points: [{ part: 'performance', tenths: below(2000) - 500, reason: '' }, { part: 'attendance', tenths: below(2000), reason: '说明' }] }] : [],
    });
    const once = found(profile, given);
    const again = found(JSON.parse(JSON.stringify(profile)) as Profile, JSON.parse(JSON.stringify(given)) as AssessmentInputs);
    expect(canonical(again)).toBe(canonical(once));
    const scored = once.parts.filter(({ of }) => of !== null);
    expect(scored.reduce((sum, { of }) => sum + of!, 0)).toBe(once.total);
    expect(scored.reduce((sum, { tenths }) => sum + (tenths ?? 0), 0)).toBe(once.tenths);
    for (const node of scored) {
      expect(node.tenths ?? 0).toBeGreaterThanOrEqual(0);
      expect(node.tenths ?? 0).toBeLessThanOrEqual(node.of! * 10);
      expect(Number.isInteger(node.tenths ?? 0)).toBe(true);
    }
  }
});

test('one more who is satisfied instead of not never costs a point', () => {
  const next = chance(7);
  const below = (most: number) => Math.floor(next() * most);
  for (let run = 0; run < 2000; run += 1) {
    const counts = { satisfied: below(50), fair: below(50), unsatisfied: 1 + below(50), unknown: below(20) };
    const answers = { satisfied: 100, fair: below(101), unsatisfied: 0 };
    const points = 1 + below(1000);
    expect(votedTenths(answers, { ...counts, satisfied: counts.satisfied + 1, unsatisfied: counts.unsatisfied - 1 }, points)!).toBeGreaterThanOrEqual(votedTenths(answers, counts, points)!);
  }
});

test('A26: 35 of a hundred is the floor for every number of people, never one more', () => {
  for (let assessed = 0; assessed <= 600; assessed += 1) {
    const { value } = assessmentQuota(pian15, { subject: 'pool', assessed, proposedExcellent: 0 });
    if (isRefusal(value)) throw new Error(value.text);
    expect(value.maxExcellent! * 100).toBeLessThanOrEqual(assessed * 35);
    expect((value.maxExcellent! + 1) * 100).toBeGreaterThan(assessed * 35);
  }
});

describe('等次', () => {
  const limit = (more: Partial<AssessmentCap>): AssessmentCap => ({ excellentAllowed: true, awardAllowed: true, promotionAllowed: true, forcedGrade: null, triggerPeriod: null, reserveStatus: null, consequences: ['cap_no_excellent'], unknown: { facts: [], consequences: [] }, ...more });

  test('of the other scale is none of this one', () => {
    expect(gradeAllowed(pian09b, { scale: 'civil', grade: 'qualified', limit: null }).value).toMatchObject({ code: 'grade_off_scale' });
    expect(gradeAllowed(pian09b, { scale: 'institution', grade: 'qualified', limit: null }).value).toBe(true);
  });

  test('a limit that was confirmed holds', () => {
    expect(gradeAllowed(pian15, { scale: 'civil', grade: 'excellent', limit: limit({ excellentAllowed: false }) }).value).toMatchObject({ code: 'grade_capped' });
    expect(gradeAllowed(pian06, { scale: 'civil', grade: 'competent', limit: limit({ forcedGrade: 'unqualified' }) }).value).toMatchObject({ code: 'grade_forced' });
    expect(gradeAllowed(pian06, { scale: 'institution', grade: 'unqualified', limit: limit({ forcedGrade: 'unqualified' }) }).value).toBe(true);
  });

  test('A49: a forced grade of the other scale counts only by the mapping of the document, and by name', () => {
    const forced = limit({ forcedGrade: 'unqualified', consequences: ['annual_fail'] });
    expect(gradeAllowed(pian06, { scale: 'civil', grade: 'incompetent', limit: forced }).value).toMatchObject({ code: 'grade_forced' });
    const { value, because } = gradeAllowed(pian09b, { scale: 'civil', grade: 'incompetent', limit: forced });
    expect(value).toBe(true);
    expect(because.map(({ text }) => text)).toContain('不合格对应不称职');
  });

  test('篇六: a quarter of fewer than fifty days is proposed, with its quarter', () => {
    expect(gradeLimit(pian06, { role: 'team_leader', facts: {}, quarters: [{ period: '2025-Q1', days: 49 }] })).toMatchObject({ limit: { forcedGrade: 'unqualified', triggerPeriod: '2025-Q1' } });
    expect(gradeLimit(pian06, { role: 'team_leader', facts: {}, quarters: [{ period: '2025-Q1', days: 50 }] })).toBeNull();
    expect(gradeLimit(ordos, { role: 'team_leader', facts: {}, quarters: [] })).toBeNull();
  });
});

test('篇八: what nobody stated limits nothing; both have to be stated as bad', () => {
  expect(factsToState(pian08b, 'team_member')).toEqual(['team_tasks_completed', 'masses_satisfied']);
  expect(gradeLimit(pian08b, { role: 'team_member', facts: {}, quarters: [] })).toBeNull();
  expect(gradeLimit(pian08b, { role: 'team_member', facts: { team_tasks_completed: false }, quarters: [] })).toBeNull();
  expect(gradeLimit(pian08b, { role: 'team_member', facts: { team_tasks_completed: false, masses_satisfied: false }, quarters: [] })).toMatchObject({ limit: { awardAllowed: false } });
});

describe('结果怎样用', () => {
  test('篇九: for the person and for the unit, each with its clause', () => {
    const uses = assessmentUse(pian09b, { stage: 'yearly', grade: 'excellent', annualGrades: ['excellent'], termGrade: null });
    expect(uses.map(({ whom, text }) => [whom, text])).toEqual([
      ['person', '作为评价、评先评优、选拔任用的依据，报派出单位备案'], ['person', '还没有期满考核，是不是基层工作经历要等期满再看'],
      ['unit', '双考核：纳入派出单位领导班子年度考核、党委（党组）书记抓基层党建工作述职评议考核'], ['unit', '优秀等次不占派出单位的指标'],
    ]);
    expect(uses.every(({ because }) => because.some(({ clauses }) => clauses.length > 0))).toBe(true);
    expect(assessmentUse(pian09b, { stage: 'term', grade: 'competent', annualGrades: ['competent'], termGrade: 'competent' })).toContainEqual(expect.objectContaining({ text: '驻村经历作为基层工作经历' }));
  });

  test('what a document does not say is not said', () => {
    expect(assessmentUse(pian06, { stage: 'yearly', grade: 'excellent', annualGrades: ['excellent'], termGrade: null })).toEqual([]);
  });
});

test('who gives points for what: the one the row names, else the county; votes are counted, not given', () => {
  const profile = withScoring(scoring);
  expect(pointsAskedOf(profile, 'county')).toEqual([{ part: 'performance', name: '工作表现', points: 40 }]);
  expect(pointsAskedOf(profile, 'township')).toMatchObject([{ part: 'attendance', points: 20 }]);
  expect(pointsAskedOf(ordos, 'county')).toEqual([]);
});
