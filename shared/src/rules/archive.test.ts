import { keepersOf, type Keeper } from './archive';

const named = (personId: string, from: string): Keeper => ({ personId, from, withPostOf: null });
const post = (personId: string, receiverId: string, on: string) => ({ personId, receiverId, on });
const shown = (keepers: Keeper[]) => keepers.map(({ personId, from }) => `${personId} ${from}`);

describe('谁保管档案', () => {
  it.each([
    ['没有指定过，就没有保管人，交接工作也不生出一个', [], [post('甲', '乙', '2025-06-01')], []],
    ['指定以后一直是他', [named('甲', '2025-03-10')], [], ['甲 2025-03-10']],
    ['保管人交接了工作，接手的人从那天起保管', [named('甲', '2025-03-10')], [post('甲', '乙', '2025-06-01')], ['甲 2025-03-10', '乙 2025-06-01']],
    ['不保管档案的人交接工作，保管人不变', [named('甲', '2025-03-10')], [post('丙', '丁', '2025-06-01')], ['甲 2025-03-10']],
    ['指定以前交接过的不算', [named('甲', '2025-03-10')], [post('甲', '乙', '2025-03-09')], ['甲 2025-03-10']],
    ['接手的人再交接，一个接一个', [named('甲', '2025-03-10')], [post('乙', '丙', '2025-09-01'), post('甲', '乙', '2025-06-01')], ['甲 2025-03-10', '乙 2025-06-01', '丙 2025-09-01']],
    ['后来另外指定了人，原来的人再交接就不再带走', [named('甲', '2025-03-10'), named('丁', '2025-05-01')], [post('甲', '乙', '2025-06-01')], ['甲 2025-03-10', '丁 2025-05-01']],
    ['当天指定、当天交接，只留接手的人', [named('甲', '2025-03-10')], [post('甲', '乙', '2025-03-10')], ['乙 2025-03-10']],
  ] as const)('%s', (_, people, posts, expected) => {
    expect(shown(keepersOf([...people], [...posts]))).toEqual(expected);
  });
});
