import fc from 'fast-check';
import { assetKey, assetStock, type AssetEntry } from './asset-stock';

const entry = (day: string, change: string, quantity: number, more: Record<string, string> = {}): AssetEntry => ({ day, answers: { title: '折叠床', change, quantity: String(quantity), ...more } });

test.each<[string, AssetEntry[], object]>([
  ['what came in less what went out is there', [entry('2025-01-02', 'in', 6), entry('2025-02-03', 'out', 2)], { quantity: 4, lastDay: '2025-02-03', countedOn: null, difference: 0 }],
  ['what was counted holds, and its difference is kept in sight', [entry('2025-01-02', 'in', 6), entry('2025-03-01', 'check', 5), entry('2025-03-02', 'in', 1)], { quantity: 6, countedOn: '2025-03-01', difference: -1 }],
  ['a second count that finds all there ends the difference', [entry('2025-01-02', 'in', 6), entry('2025-03-01', 'check', 5), entry('2025-04-01', 'check', 5)], { quantity: 5, countedOn: '2025-04-01', difference: 0 }],
  ['more went out than came in: the number is below zero, for a person to see', [entry('2025-01-02', 'out', 1)], { quantity: -1 }],
  ['who keeps it and what it is are what was said last', [entry('2025-01-02', 'in', 1, { custodian: '甲', sort: 'office' }), entry('2025-02-02', 'in', 1, { custodian: '乙' })], { custodian: '乙', sort: 'office', title: '折叠床' }],
])('%s', (_, entries, wanted) => expect(assetStock(entries)).toMatchObject(wanted));

test('without counts the number is the sum, in whatever order of days; a count at the end is the number', () => {
  const moves = fc.array(fc.record({ change: fc.constantFrom('in', 'out'), quantity: fc.nat(1000) }), { minLength: 1, maxLength: 40 });
  fc.assert(fc.property(moves, fc.nat(1000), (lines, counted) => {
    const entries = lines.map(({ change, quantity }) => entry('2025-01-02', change, quantity));
    const sum = lines.reduce((total, { change, quantity }) => total + (change === 'out' ? -quantity : quantity), 0);
    expect(assetStock(entries).quantity).toBe(sum);
    expect(assetStock([...entries, entry('2025-01-03', 'check', counted)])).toMatchObject({ quantity: counted, difference: counted - sum });
  }));
});

test('the same name in one village is one line, spaces aside', () => {
  expect(assetKey({ villageId: 'v', answers: { title: ' 折叠 床' } })).toBe(assetKey({ villageId: 'v', answers: { title: '折叠床' } }));
  expect(assetKey({ villageId: 'w', answers: { title: '折叠床' } })).not.toBe(assetKey({ villageId: 'v', answers: { title: '折叠床' } }));
});
