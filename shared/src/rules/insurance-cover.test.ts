import fc from 'fast-check';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian15 from '../../profiles/pian15.json';
import { addDays } from '../kernel/day';
import type { Profile } from '../policy/profile';
import { insuranceCover, type Cover } from './insurance-cover';

const YEAR = { from: '2025-01-01', to: '2025-12-31' };
const cover = (from: string, until: string, yuan: number): Cover => ({ from, until, coverFen: yuan * 100 });

test.each<[string, Profile, Cover[], object]>([
  ['篇十五 一（三）3: a million for a year', pian15, [cover('2024-12-20', '2025-12-31', 1_000_000)], { compliant: true, coveredUntil: '2025-12-31', tooLow: false }],
  ['one fen less is too low', pian15, [{ from: '2025-01-01', until: '2025-12-31', coverFen: 99_999_999 }], { compliant: false, coveredUntil: null, tooLow: true }],
  ['two that follow each other are one', pian15, [cover('2025-07-01', '2025-12-31', 1_000_000), cover('2025-01-01', '2025-06-30', 2_000_000)], { compliant: true }],
  ['a day between them is a gap', pian15, [cover('2025-01-01', '2025-06-29', 1_000_000), cover('2025-07-01', '2025-12-31', 1_000_000)], { compliant: false, coveredUntil: '2025-06-29' }],
  ['it begins late', pian15, [cover('2025-01-02', '2025-12-31', 1_000_000)], { compliant: false, coveredUntil: null }],
  ['鄂尔多斯 第十九条: no sum, any cover is one', ordos, [cover('2025-01-01', '2025-12-31', 1)], { compliant: true, leastFen: null }],
  ['none at all', ordos, [], { compliant: false, coveredUntil: null, tooLow: false }],
  ['nobody else speaks of it', pian04, [], { code: 'config_required' }],
])('%s', (_, profile, covers, expected) => expect(insuranceCover(profile, { ...YEAR, covers }).value).toMatchObject(expected));

test('he is covered exactly if each day lies in a policy that is high enough, in whatever order they were written down', () => {
  const span = fc.record({ start: fc.integer({ min: -20, max: 380 }), length: fc.nat(200), high: fc.boolean() });
  fc.assert(fc.property(fc.array(span, { maxLength: 6 }), spans => {
    const covers = spans.map(({ start, length, high }) => cover(addDays(YEAR.from, start), addDays(YEAR.from, start + length), high ? 1_000_000 : 10));
    const days = Array.from({ length: 365 }, (_, i) => addDays(YEAR.from, i));
    const bare = days.find(day => !covers.some(({ from, until, coverFen }) => coverFen >= 100_000_000 && from <= day && day <= until));
    expect(insuranceCover(pian15 as Profile, { ...YEAR, covers }).value).toMatchObject({ compliant: bare === undefined, ...(bare === YEAR.from ? { coveredUntil: null } : bare ? { coveredUntil: addDays(bare, -1) } : {}) });
  }));
});
