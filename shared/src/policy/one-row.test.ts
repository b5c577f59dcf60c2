import ordos from '../../profiles/ordos-2018.json';
import pian12 from '../../profiles/pian12.json';
import { parseProfile } from './parse';
import type { ValueKey } from './values';

const withRow = (profile: unknown, key: ValueKey, index: number, change: object = {}) => {
  const copy = structuredClone(profile) as { values: Record<string, { value: object[] }> };
  const rows = copy.values[key].value;
  rows.push({ ...rows[index], ...change });
  return parseProfile(copy);
};

test.each<[string, unknown, ValueKey, number, object, RegExp]>([
  ['一种会议写了两个次数', pian12, 'meeting.cadence', 5, { per: 'month' }, /党课同时写在第 6、8 行/],
  ['一份报告写了两个期限', ordos, 'report.due', 0, { reporters: ['team_leader'], per: 'month' }, /队长、季度工作汇报同时写在第 1、5 行/],
  ['一类目标写了两次', ordos, 'record.targets', 0, {}, /实事同时写在第 1、4 行/],
  ['一个公开事项写了两次', pian12, 'disclosure.items', 1, {}, /村务同时写在第 2、4 行/],
])('%s，不能选用，并说明是哪两行', (_, profile, key, index, change, text) => {
  expect(withRow(profile, key, index, change)).toMatchObject({ code: 'profile_invalid', field: `values.${key}`, text: expect.stringMatching(text) });
});

test('同一份报告由不同的人报，是两行', () => {
  expect(withRow(ordos, 'report.due', 0, { reporters: ['township_committee'] })).not.toHaveProperty('code');
});
