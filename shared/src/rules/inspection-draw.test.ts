import { drawOrder } from './inspection-draw';

const POOL = Array.from({ length: 20 }, (_, index) => `team-${index}`);

test('同一个种子、同一批队，不管怎样排列，抽出来的次序都一样', () => {
  const order = drawOrder(POOL, 'seed');
  expect(drawOrder([...POOL].reverse(), 'seed')).toEqual(order);
  expect([...order].sort()).toEqual([...POOL].sort());
  expect(drawOrder([...POOL, POOL[3]], 'seed')).toEqual(order);
});

test('次序可以由别的程序照公开的办法重算', () => {
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  const at = (id: string) => createHash('sha256').update(JSON.stringify(['2025 第一次', id])).digest('hex');
  expect(drawOrder(POOL, '2025 第一次')).toEqual([...POOL].sort((one, other) => (at(one) < at(other) ? -1 : 1)));
});

test('换了种子，每个队排在第一的机会差不多', () => {
  const first = new Map<string, number>();
  for (let seed = 0; seed < 4000; seed += 1) {
    const [id] = drawOrder(POOL, String(seed));
    first.set(id, (first.get(id) ?? 0) + 1);
  }
  // 200 expected; five standard deviations of a binomial are about 69.
  expect([...first.values()].every(times => times > 131 && times < 269)).toBe(true);
});
