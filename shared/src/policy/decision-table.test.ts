import lucun from '../../profiles/lucun.json';
import pian06 from '../../profiles/pian06.json';
import pian15 from '../../profiles/pian15.json';
import { faultOfTable, holds, missingFacts, rowsFor, undecidedRows } from './decision-table';
import { parseProfile } from './parse';

test('the boundary belongs to the lower band', () => {
  expect(holds({ fact: 'days', over: 15 }, 15)).toBe(false);
  expect(holds({ fact: 'days', upTo: 15 }, 15)).toBe(true);
  expect(holds({ fact: 'days', least: 6 }, 6)).toBe(true);
  expect(holds({ fact: 'days', under: 6 }, 6)).toBe(false);
});

test('what is not known is neither a yes nor a no: no row holds for it, and it is asked for', () => {
  const rows = [{ when: [{ fact: 'verified', is: false }] }, { when: [{ fact: 'verified', is: true }, { fact: 'corrected', is: false }] }];
  expect(holds({ fact: 'verified', is: false }, undefined)).toBe(false);
  expect(holds({ fact: 'days', upTo: 15 }, undefined)).toBe(false);
  expect(missingFacts(rows, {})).toEqual(['verified', 'corrected']);
  expect(missingFacts(rows, { verified: true })).toEqual(['corrected']);
  expect(missingFacts([{ when: [{ fact: 'days', upTo: 15 }] }], {})).toEqual(['days']);
});

test('only what can still decide is asked for', () => {
  const rows = [{ when: [{ fact: 'verified', is: true }, { fact: 'corrected', is: false }] }];
  expect(missingFacts(rows, { verified: false })).toEqual([]);
  expect(undecidedRows(rows, { verified: true })).toEqual(rows);
  expect(undecidedRows(rows, { verified: true, corrected: true })).toEqual([]);
});

test('a row without conditions holds for everything', () => {
  expect(rowsFor([{ when: [] }], { days: 3 })).toHaveLength(1);
  expect(faultOfTable([{ when: [] }], '表')).toBeNull();
});

test.each([
  ['a gap', [{ when: [{ fact: 'months_in_post', under: 6 }] }, { when: [{ fact: 'months_in_post', over: 6 }] }], '表（帮扶月数：6）没有对应的一行'],
  ['an overlap', [{ when: [{ fact: 'months_in_post', upTo: 6 }] }, { when: [{ fact: 'months_in_post', least: 6 }] }], '表（帮扶月数：6）同时符合 2 行：第 1、2 行'],
  ['a missing no', [{ when: [{ fact: 'verified', is: true }] }], '表（经调查核实：否）没有对应的一行'],
  ['a kind of member without a row', [{ when: [{ fact: 'member_type', in: ['city_direct'] }] }], '表（成员类别：其他单位成员）没有对应的一行'],
])('%s is named', (_, rows, text) => {
  expect(faultOfTable(rows, '表')).toBe(text);
});

test.each<[string, typeof lucun | typeof pian06 | typeof pian15, string, unknown, RegExp]>([
  ['a count of absences without a row', lucun, 'inspection.consequences', lucun.values['inspection.consequences'].value.slice(1), /抽查不在岗次数：0/],
  ['a recall that two rows decide', pian06, 'posting.recall', [pian06.values['posting.recall'].value[0], pian06.values['posting.recall'].value[0]], /同时符合 2 行/],
  ['a subsidy without a row for other units', pian15, 'allowance.work_subsidy', pian15.values['allowance.work_subsidy'].value.slice(0, 2), /工作补贴.*其他单位成员.*没有对应的一行/],
])('a profile with %s does not load', (_, profile, key, value, text) => {
  const loaded = parseProfile({ ...profile, values: { ...profile.values, [key]: { value, cite: ['一'] } } });
  expect(loaded).toMatchObject({ code: 'profile_invalid', field: `values.${key}` });
  expect((loaded as { text: string }).text).toMatch(text);
});
