import { patrolSwapRefusal, swapped } from './patrol-swap';

const TURNS = [{ day: '2025-04-03', personIds: ['甲', '乙'] }, { day: '2025-04-04', personIds: ['丙'] }, { day: '2025-04-05', personIds: ['丁'] }];
const known = { today: '2025-04-03', turnOn: (day: string) => TURNS.find(turn => turn.day === day), nameOf: (id: string) => id, isThere: (id: string, day: string) => !(id === '丁' && day === '2025-04-03') };

describe('能不能换一次巡逻', () => {
  it.each([
    ['两天对换', { askerId: '甲', day: '2025-04-03', otherId: '丙', otherDay: '2025-04-04' }, null],
    ['请他替一次，不用还', { askerId: '乙', day: '2025-04-03', otherId: '丙', otherDay: null }, null],
    ['和自己', { askerId: '甲', day: '2025-04-03', otherId: '甲', otherDay: null }, 'swap_self'],
    ['那天没有轮到他', { askerId: '甲', day: '2025-04-04', otherId: '丁', otherDay: null }, 'not_on_patrol'],
    ['换来的那天没有轮到对方', { askerId: '甲', day: '2025-04-03', otherId: '丙', otherDay: '2025-04-05' }, 'not_on_patrol'],
    ['对方那天本来就在这一组', { askerId: '甲', day: '2025-04-03', otherId: '乙', otherDay: null }, 'not_free'],
    ['对方那天请假', { askerId: '甲', day: '2025-04-03', otherId: '丁', otherDay: null }, 'not_free'],
    ['过去的日子', { askerId: '甲', day: '2025-04-02', otherId: '丙', otherDay: null }, 'day_over'],
  ])('%s', (_, swap, code) => {
    expect(patrolSwapRefusal(swap, known)?.code ?? null).toBe(code);
  });
});

it('换好以后，谁替谁就站在谁的位置：替带队的人也带队', () => {
  expect(swapped(TURNS, { askerId: '甲', day: '2025-04-03', otherId: '丙', otherDay: '2025-04-04' })).toEqual([{ day: '2025-04-03', personIds: ['丙', '乙'] }, { day: '2025-04-04', personIds: ['甲'] }]);
  expect(swapped(TURNS, { askerId: '乙', day: '2025-04-03', otherId: '丁', otherDay: null })).toEqual([{ day: '2025-04-03', personIds: ['甲', '丁'] }]);
});
