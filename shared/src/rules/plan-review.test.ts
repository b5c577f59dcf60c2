import pian04 from '../../profiles/pian04.json';
import pian05 from '../../profiles/pian05.json';
import pian08b from '../../profiles/pian08b.json';
import type { Profile } from '../policy/profile';
import { planPhase, planReview } from './plan-review';

test('篇八 目标责任制度：先经乡镇党委审核，再报县驻村办；没有写的由第二个人审核', () => {
  const { value, because } = planReview(pian08b as Profile);
  expect(value).toEqual({ reviewedBy: 'township_committee', reportTo: ['county_office'] });
  expect(because[0].clauses).toContainEqual({ profile: 'pian08b', clause: '目标责任制度' });
  expect(planReview(pian04 as Profile).value).toEqual({ reviewedBy: null, reportTo: [] });
});

test.each([['2025-01-01', '1 至 3 月：定年度方案，挂图作战'], ['2025-06-30', '4 至 6 月：宣传发动，全员参战'], ['2025-09-30', '7 至 9 月：补齐短板，积极推进'], ['2025-10-01', '']])('篇五 实施方案 二：%s 是“%s”', (day, phase) => {
  expect(planPhase(pian05 as Profile, day).value).toBe(phase);
});
