import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian15 from '../../profiles/pian15.json';
import { RULE_TEMPLATES } from '../kernel/rule-template';
import type { Profile } from '../policy/profile';
import { internalRules, templateOf } from './internal-rule';

const text = (title: string, day = '2025-03-03') => ({ id: `${title} ${day}`, title, day });

test('篇十五 二（二）1: seven rules are wanted, each with a text to begin with; a text counts where its title names the rule', () => {
  const { value, because } = internalRules(pian15 as Profile, [text('考勤制度', '2025-01-02'), text('考勤管理办法'), text('公车管理制度'), text('村规民约')]);
  expect(value.map(({ name, written }) => [name, written?.id ?? null])).toEqual([
    ['岗位职责', null], ['财务（采购）管理', null], ['考勤管理', '考勤管理办法 2025-03-03'], ['档案管理', null], ['办公设备（用品）管理', null], ['公车管理', '公车管理制度 2025-03-03'], ['卫生管理', null],
  ]);
  expect(value.every(({ template }) => template !== null)).toBe(true);
  expect(because.flatMap(({ clauses }) => clauses)).toContainEqual({ profile: 'pian15', clause: '二(二)1' });
});

test('every template written down under its own title counts for the rule it was made for', () => {
  const all = Object.values(RULE_TEMPLATES).map(({ title }) => text(title));
  expect(internalRules(pian15 as Profile, all).value.filter(({ written }) => written === null)).toEqual([]);
  expect(Object.values(RULE_TEMPLATES).map(({ text: lines }) => lines.split('\n').length)).toEqual(Array(8).fill(4));
});

test.each<[string, Profile, number]>([['鄂尔多斯 第十一条: ten', ordos as Profile, 10], ['篇四 names none', pian04 as Profile, 0]])('%s', (_, profile, count) => expect(internalRules(profile, []).value).toHaveLength(count));

test('a rule nobody made a template for is begun with nothing', () => expect(templateOf('反馈')).toBeNull());
