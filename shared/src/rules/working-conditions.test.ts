import fc from 'fast-check';
import pian04 from '../../profiles/pian04.json';
import pian10 from '../../profiles/pian10.json';
import pian15 from '../../profiles/pian15.json';
import type { Profile } from '../policy/profile';
import { fundBalance, workingConditions } from './working-conditions';

test.each<[string, Profile, object]>([
  ['篇十五 一（二）', pian15, { lodgingBy: 'township_committee', vehicles: 1, renting: true, costsBy: 'lead_unit' }],
  ['篇十 十一', pian10, { lodgingBy: 'village_committee', vehicles: null, renting: false, costsBy: 'dispatching_unit' }],
  ['篇四 says nothing of it', pian04, { code: 'config_required' }],
])('%s', (_, profile, expected) => expect(workingConditions(profile).value).toMatchObject(expected));

test('what is left is what came in less what was spent, of all years; the sums are of the days asked about', () => {
  const line = fc.record({ change: fc.constantFrom('in', 'out'), amount: fc.nat(1_000_000), year: fc.constantFrom('2023', '2024', '2025') });
  fc.assert(fc.property(fc.array(line), lines => {
    const entries = lines.map(({ year, change, amount }) => ({ day: `${year}-05-01`, answers: { change, amount: String(amount) } }));
    const one = fundBalance(entries, { from: '2024-01-01', to: '2024-12-31' });
    const before = fundBalance(entries, { from: '2023-01-01', to: '2023-12-31' });
    expect(one.balanceFen - before.balanceFen).toBe(one.inFen - one.outFen);
    expect(before.balanceFen).toBe(before.inFen - before.outFen);
  }));
});
