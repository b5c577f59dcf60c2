import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BODIES, isRole } from '../kernel/role';
import { CHAPTER_NAMES, chapterOf, nameOfChoice, nameOfField } from './names';
import { wordsOf } from './plain-words';
import type { Profile } from './profile';
import type { Shape } from './shape';
import { isValueKey, VALUES, type ValueKey } from './values';

const folder = join(__dirname, '../../profiles');
const profiles = readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile);
const keys = Object.keys(VALUES) as ValueKey[];
const LATIN = /[a-z]{2}/;

/** Every field and every word of a closed list in a shape. */
function walk({ form }: Shape<unknown>, found: { fields: Set<string>; words: Set<string> }): void {
  if (form.kind === 'list' || form.kind === 'table') walk(form.item, found);
  if (form.kind === 'table') form.keys?.forEach(key => found.words.add(key));
  if (form.kind === 'maybe') walk(form.inner, found);
  if (form.kind === 'word' && !form.roles) form.words.forEach(word => found.words.add(word));
  if (form.kind === 'text') form.suggested?.forEach(word => found.words.add(word));
  if (form.kind === 'record') Object.entries(form.fields).forEach(([field, shape]) => { found.fields.add(field); walk(shape, found); });
}

test.each(keys)('%s：每个字段、每个可选的词都有中文名', key => {
  const found = { fields: new Set<string>(), words: new Set<string>() };
  walk(VALUES[key].shape as Shape<unknown>, found);
  expect([...found.fields].filter(field => LATIN.test(nameOfField(key, field)))).toEqual([]);
  expect([...found.words].filter(word => LATIN.test(nameOfChoice(word)))).toEqual([]);
  expect(CHAPTER_NAMES.has(chapterOf(key))).toBe(true);
});

test.each(profiles.map(profile => [profile.id, profile] as const))('%s：每个取值都能用中文说出来', (_, profile) => {
  const told = Object.entries(profile.values).filter(([key]) => isValueKey(key)).map(([key, entry]) => [key, ...wordsOf(key as ValueKey, entry.value, profile.roles)]);
  expect(told.flatMap(([key, ...lines]) => lines.filter(line => LATIN.test(line)).map(line => `${key} ${line}`))).toEqual([]);
  const silent = told.filter(([key, ...lines]) => lines.length === 0 && !profile.values[key].blank);
  expect(silent).toEqual([]);
  expect(Object.keys(profile.roles).every(id => isRole(id) || id in BODIES)).toBe(true);
});

test.each<[ValueKey, unknown, string[]]>([
  ['leave.approval', [{ applicants: ['team_leader'], over: 3, upTo: 7, steps: ['township_secretary'] }], ['工作队长，超过 3 天、不超过 7 天：由乡镇党委书记审批']],
  ['leave.approval', [{ applicants: ['team_member'], kinds: ['official_trip'], over: 0, upTo: null, steps: [], outcome: 'report_only' }], ['队员，因公外出 不论几天：只需报备，不用审批']],
  ['leave.approval', [{ applicants: ['team_member', 'team_deputy_leader', 'township_supplement_cadre', 'linked_cadre'], over: 0, upTo: 1, steps: ['team_leader', 'township_secretary|township_mayor'] }], ['除工作队长、第一书记以外的驻村人员，不超过 1 天：由工作队长，再由乡镇党委书记或乡镇长审批']],
  ['settlement.submit_day', 5, ['5 日']],
  ['leave.merge', true, ['是']],
  ['attendance.windows', [{ from: '08:30', to: '11:30' }], ['08:30 到 11:30']],
  ['allowance.daily_subsidy', { fenPerDay: 10050, counts: ['in_village'], paidBy: 'dispatching_unit', signers: ['team_leader'] }, ['每天 100.5 元', '计入的日子：在村', '由谁发：派出单位', '由谁签字：工作队长']],
  ['assessment.excellent_share', { numerator: 35, denominator: 100 }, ['35%']],
  ['posting.unit_quota', [{ levels: ['province'], when: [{ fact: 'unit_staff', over: 30, under: 80 }], least: 2, soft: true }], ['省：当单位编制人数超过 30、不到 80 时；至少选派 2 人；可有例外（原则上）']],
])('%s 说成白话', (key, value, lines) => {
  expect(wordsOf(key, value)).toEqual(lines);
});
