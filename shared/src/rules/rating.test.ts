import fc from 'fast-check';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian02 from '../../profiles/pian02.json';
import pian09b from '../../profiles/pian09b.json';
import pian15 from '../../profiles/pian15.json';
import type { Profile } from '../policy/profile';
import { bundleDifferences, ratingAsked, ratingCounted, RATING_ANSWERS, type Raters, type RatingStage } from './rating';

test.each<[string, unknown, Raters, RatingStage, boolean]>([
  ['第二十二条: 平时、年度、期满考核同农牧民测评结合', ordos, 'villagers', 'ordinary', true],
  ['第二十二条: 同嘎查村干部评议结合', ordos, 'village_cadres', 'yearly', true],
  ['第二十二条: 没有写乡镇评议', ordos, 'township', 'yearly', false],
  ['篇九 第二十四条: 总结同村民测评、村干部评议结合', pian09b, 'villagers', 'term', true],
  ['篇十五 二（四）: 由镇考核', pian15, 'township', 'yearly', true],
  ['篇十五 二（四）: 平时没有考核', pian15, 'township', 'ordinary', false],
  ['鲁村 三: 千分制考核没有写测评', lucun, 'villagers', 'yearly', false],
  ['没有写考核的制度', pian02, 'villagers', 'yearly', false],
])('%s', (_, profile, raters, stage, asked) => {
  expect(ratingAsked(profile as Profile, { raters, stage }).value.asked).toBe(asked);
});

test('第二十四条: 看在岗履职、目标、实绩、联系群众，测评本身和总结不是看的内容', () => {
  const { value, because } = ratingAsked(pian09b as Profile, { raters: 'villagers', stage: 'yearly' });
  expect(value.looksAt).toEqual(['在岗', '目标', '实绩', '联系群众']);
  expect(because[0]).toMatchObject({ text: '考核的内容里有村民测评', clauses: expect.arrayContaining([{ profile: 'pian09b', clause: '第二十四条' }]) as unknown });
});

const counts = (satisfied: number, fair: number, unsatisfied: number, unknown: number) => ({ satisfied, fair, unsatisfied, unknown });

test('各项比例按答了的人算，加起来正好是全部；不满 5 票的不显示', () => {
  const { valid, shares } = ratingCounted({ cast: 8, spoilt: 1, tallies: [{ key: 'team', counts: counts(3, 2, 1, 1) }, { key: 'a', counts: counts(2, 1, 1, 0) }] });
  expect(valid).toBe(7);
  expect(shares[0].permille).toEqual(counts(428, 286, 143, 143));
  expect(shares[1]).toEqual({ key: 'a', counts: null, permille: null });
  expect(ratingCounted({ cast: 4, spoilt: 0, tallies: [{ key: 'team', counts: counts(4, 0, 0, 0) }] }).shares[0].counts).toBeNull();
});

test('任何一组票，比例之和都是一千分之一千', () => {
  fc.assert(fc.property(fc.tuple(fc.nat(3000), fc.nat(3000), fc.nat(3000), fc.nat(3000)).filter(each => each.reduce((sum, one) => sum + one) >= 5), ([a, b, c, d]) => {
    const cast = a + b + c + d;
    const { permille } = ratingCounted({ cast, spoilt: 0, tallies: [{ key: 'team', counts: counts(a, b, c, d) }] }).shares[0];
    return RATING_ANSWERS.reduce((sum, answer) => sum + permille![answer], 0) === 1000;
  }));
});

test('两个人数的同一叠票，哪里不同说哪里', () => {
  const one = { slips: 10, spoilt: 0, answers: [{ key: 'team', counts: counts(7, 2, 1, 0) }] };
  expect(bundleDifferences(one, one)).toEqual([]);
  expect(bundleDifferences(one, { slips: 10, spoilt: 1, answers: [{ key: 'team', counts: counts(6, 2, 1, 0) }] })).toEqual([{ key: '', what: 'spoilt', one: 0, other: 1 }, { key: 'team', what: 'satisfied', one: 7, other: 6 }]);
});
