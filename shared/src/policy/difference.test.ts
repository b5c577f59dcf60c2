import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { differenceOf, type ChangeKind } from './difference';
import type { PolicyValue, Profile } from './profile';

const folder = join(__dirname, '../../profiles');
const profiles = readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile);
const ordos = profiles.find(({ id }) => id === 'ordos-2018')!;
const changed = (change: Record<string, Partial<PolicyValue> | undefined>): Profile => {
  const values = { ...ordos.values };
  for (const [key, entry] of Object.entries(change)) {
    if (entry) values[key] = { ...values[key], ...entry } as PolicyValue;
    else delete values[key];
  }
  return { ...ordos, values };
};

test.each(profiles.map(profile => [profile.id, profile] as const))('%s 和自己没有不同，字段的先后和写不写空项都不算', (_, profile) => {
  expect(differenceOf(profile, JSON.parse(JSON.stringify(profile)) as Profile)).toEqual([]);
});

test.each<[string, Record<string, Partial<PolicyValue> | undefined>, [string, ChangeKind, string[], string[]]]>([
  ['填了空缺', { 'settlement.submit_day': { value: 5, blank: false } }, ['settlement.submit_day', 'filled', ['（空缺：考勤表在次月几日前送派出单位）'], ['5 日']]],
  ['改了取值', { 'leave.merge': { value: false } }, ['leave.merge', 'changed', ['是'], ['否']]],
  ['又成了空缺', { 'leave.merge': { value: null, blank: true, label: '合不合并' } }, ['leave.merge', 'changed', ['是'], ['（空缺：合不合并）']]],
  ['删去一项', { 'leave.merge': undefined }, ['leave.merge', 'removed', ['是'], []]],
  ['新写一项', { 'leave.replacement': { value: { fromDays: 15, by: 'dispatching_unit' }, cite: ['县办法第三条'] } }, ['leave.replacement', 'added', [], ['请假满 15 天', '由谁派人：派出单位']]],
  ['换了理解', { 'leave.count': { reading: 'A54' } }, ['leave.count', 'reading', ['工作日', '理解：A03'], ['工作日', '理解：A54']]],
  ['改了依据', { 'leave.count': { cite: ['第十二条'] } }, ['leave.count', 'cite', ['依据：第十一条（八）'], ['依据：第十二条']]],
])('%s：说出前后', (_, change, [key, kind, before, after]) => {
  expect(differenceOf(ordos, changed(change))).toEqual([expect.objectContaining({ key, kind, before, after })]);
});

test('改了岗位的名称也说出来', () => {
  const after = { ...ordos, roles: { ...ordos.roles, team_leader: '队长' } };
  expect(differenceOf(ordos, after)).toEqual([expect.objectContaining({ key: 'roles', before: ['工作队长：工作队队长'], after: ['工作队长：队长'] })]);
});

test('改动、增加、删去的每一项正好说一次，没有动的不说', () => {
  const keys = Object.keys(ordos.values);
  fc.assert(fc.property(fc.subarray(keys), fc.subarray(keys), (dropped, moved) => {
    const kept = moved.filter(key => !dropped.includes(key));
    const other = changed({ ...Object.fromEntries(dropped.map(key => [key, undefined])), ...Object.fromEntries(kept.map(key => [key, { cite: [...ordos.values[key].cite, '县办法'] }])) });
    const wanted = [...dropped, ...kept].sort();
    expect(differenceOf(ordos, other).map(({ key }) => key).sort()).toEqual(wanted);
    expect(differenceOf(other, ordos).map(({ key }) => key).sort()).toEqual(wanted);
  }), { numRuns: 200 });
});
