import fc from 'fast-check';
import { addDays, type Day } from '../kernel/day';
import { groupOn, leaderOf, patrolTroubles, planPatrol, type PatrolPerson } from './patrol-plan';

const FROM = '2025-04-03';
const DAYS = Array.from({ length: 28 }, (_, index): Day => addDays(FROM, index));
const asked = fc.record({
  count: fc.integer({ min: 1, max: 6 }),
  people: fc.array(fc.record({ isTeam: fc.boolean(), went: fc.nat(20), led: fc.nat(9), away: fc.array(fc.nat(27)) }), { maxLength: 14 })
    .map(all => all.map((each, index): PatrolPerson => ({ ...each, personId: `p${index}`, name: `p${index}`, away: each.away.map(at => DAYS[at]) }))),
});
const spread = (counts: number[]) => Math.max(...counts) - Math.min(...counts);
const person = (personId: string, more: Partial<PatrolPerson> = {}): PatrolPerson => ({ personId, name: personId, isTeam: true, went: 0, led: 0, away: [], ...more });

describe('自动分组', () => {
  it('每个人正好在一组，各组人数最多差一个，队里的人也最多差一个', () => {
    fc.assert(fc.property(asked, ({ count, people }) => {
      const { groups } = planPatrol({ count, people, days: DAYS });
      const all = groups.flat();
      return groups.length === count && all.length === people.length && new Set(all).size === people.length && spread(groups.map(group => group.length)) <= 1
        && spread(groups.map(group => group.filter(id => people.find(each => each.personId === id)!.isTeam).length)) <= 1;
    }));
  });

  it('带队的人：有队里的人就由队里的人带，其中带得最少的', () => {
    fc.assert(fc.property(asked, ({ count, people }) => planPatrol({ count, people, days: DAYS }).groups.every(group => {
      const own = group.map(id => people.find(each => each.personId === id)!);
      const may = own.some(each => each.isTeam) ? own.filter(each => each.isTeam) : own;
      return own.length === 0 || (may.includes(own[0]) && may.every(each => each.led >= own[0].led));
    })));
  });

  it('从哪一组开始：没有别的开始法让更少的日子全组都请假', () => {
    fc.assert(fc.property(asked, ({ count, people }) => {
      const plan = planPatrol({ count, people, days: DAYS });
      const empty = (firstGroup: number) => patrolTroubles({ groups: plan.groups.map(personIds => ({ personIds, others: '' })), firstGroup, days: DAYS, people }).filter(({ kind }) => kind === 'nobody').length;
      return plan.groups.every((_, index) => empty(plan.firstGroup) <= empty(index + 1));
    }));
  });

  it('同样的情况分出同样的组', () => {
    fc.assert(fc.property(asked, input => JSON.stringify(planPatrol({ ...input, days: DAYS })) === JSON.stringify(planPatrol({ ...structuredClone(input), days: DAYS }))));
  });

  it('以前去得多的人和去得少的人搭配，去得少的组先轮', () => {
    const people = [person('多一', { went: 9 }), person('多二', { went: 8 }), person('少一', { went: 1 }), person('少二')];
    expect(planPatrol({ count: 2, people, days: DAYS })).toEqual({ groups: [['多一', '少二'], ['多二', '少一']], firstGroup: 1 });
  });
});

describe('分组哪里要留意', () => {
  const groups = [['甲', '乙'], ['丙']].map(personIds => ({ personIds, others: '' }));
  const at = (days: Day[], people: PatrolPerson[]) => patrolTroubles({ groups, firstGroup: 1, days, people });

  it.each([
    ['人都在', [], []],
    ['带队的人请假，下一个带队', [person('甲', { away: [FROM] })], [{ kind: 'leader', day: FROM, group: 1, text: '第 1 组带队的甲4月3日请假，由乙带队' }]],
    ['组员请假，不影响带队', [person('乙', { away: [FROM] })], []],
    ['全组请假', [person('丙', { away: ['2025-04-04'] })], [{ kind: 'nobody', day: '2025-04-04', group: 2, text: '第 2 组的丙4月4日请假，没有人巡逻，请调整分组或换人' }]],
    ['请假那天不轮到他', [person('丙', { away: [FROM] })], []],
  ])('%s', (_, changed, expected) => {
    const people = ['甲', '乙', '丙'].map(name => changed.find(each => each.personId === name) ?? person(name));
    expect(at([FROM, '2025-04-04'], people)).toEqual(expected);
  });

  it('人数差两个以上：写明哪一组多、哪一组少', () => {
    const uneven = [['甲', '乙', '丙'], ['丁']].map(personIds => ({ personIds, others: '' }));
    expect(patrolTroubles({ groups: uneven, firstGroup: 1, days: [], people: [] })).toMatchObject([{ kind: 'uneven', text: '第 1 组 3 人，第 2 组 1 人，不平均，可以移一个人过去' }]);
  });
});

it('逐日轮流，跨月接着轮，开始以前的日子倒着数', () => {
  expect([-1, 0, 1, 27, 28].map(days => groupOn(addDays(FROM, days), { from: FROM, firstGroup: 2, count: 4 }))).toEqual([0, 1, 2, 0, 1]);
});

it('带队的人请假，由下一个在的人带；都不在，还是第一人', () => {
  expect([leaderOf(['甲', '乙'], []), leaderOf(['甲', '乙'], ['甲']), leaderOf(['甲', '乙'], ['甲', '乙']), leaderOf([], [])]).toEqual(['甲', '乙', '甲', undefined]);
});
