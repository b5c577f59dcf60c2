import type { Mark } from '../kernel/mark';
import { absenteeismOf, type MarkedHalf } from './absenteeism';

const day = (mark: Mark | null, duty = true): MarkedHalf[] => [{ duty, mark }, { duty, mark }];
const days = (count: number, mark: Mark | null, duty = true) => Array.from({ length: count }, () => day(mark, duty)).flat();

test.each<[string, MarkedHalf[], { consecutive: number; total: number }]>([
  ['没有缺勤', days(20, 'in_village'), { consecutive: 0, total: 0 }],
  ['A54：隔着双休日仍是连着的，双休日不数', [...days(5, 'absent'), ...days(2, 'rest_day', false), ...days(5, 'absent')], { consecutive: 10, total: 10 }],
  ['没有格子的休息日也不断开', [...days(3, 'absent'), ...days(2, null, false), ...days(3, 'absent')], { consecutive: 6, total: 6 }],
  ['中间到岗半天就断开，合计照加', [...days(3, 'absent'), { duty: true, mark: 'in_village' }, { duty: true, mark: 'absent' }, ...days(2, 'absent')], { consecutive: 3, total: 5.5 }],
  ['请假断开', [...days(4, 'absent'), ...days(1, 'sick'), ...days(2, 'absent')], { consecutive: 4, total: 6 }],
  ['应在岗而没有格子的断开：那几天不在册', [...days(4, 'absent'), ...days(3, null), ...days(2, 'absent')], { consecutive: 4, total: 6 }],
])('%s', (_, halves, found) => expect(absenteeismOf(halves)).toEqual(found));
