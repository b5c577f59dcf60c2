import { RECORD_KIND_IDS } from '../kernel/record-kind';
import { composeReport, composeRollup } from './report-draft';
import { dutyFigures, FIGURE_KEYS, figureOf, mergedFigures, figureShape, matchFigure, type FigureFact, type FigureKey } from './report-figure';
import { levelOfParty, receives } from './report-party';

const facts = (count: number, each = 1): FigureFact[] => Array.from({ length: count }, (_, index) => ({ id: `${index}`, day: '2025-03-05', text: `第 ${index + 1} 条`, count: each }));
const figures = [figureOf('people', facts(3)), figureOf('in_village_days', facts(2, 20.5)), figureOf('record.visit', facts(12)), figureOf('studies', facts(2)), figureOf('issues_open', facts(1)), figureOf('absent_days', [])];

test('a number is the sum of the facts behind it, nothing else', () => {
  for (const figure of figures) expect(figure.value).toBe(figure.facts.reduce((sum, { count }) => sum + count, 0));
  expect(figures[1]).toMatchObject({ name: '在村', unit: '人天', value: 41 });
});

test('where the document names no topics the draft has its own parts; what is none is not written', () => {
  const sections = composeReport({ topics: [], figures, problems: [{ text: '水渠漏水' }], next: [{ text: '核对补贴（4月8日前）' }] });
  expect(sections.map(({ title, text }) => [title, text])).toEqual([
    ['在岗情况', '驻村人数 3 人，在村 41 人天。'],
    ['主要工作', '入户走访：12 户次。\n学习：集中学习 2 次。'],
    ['存在的困难和问题', '还没有解决的问题 1 件。\n1. 水渠漏水'],
    ['下一步打算', '1. 核对补贴（4月8日前）'],
  ]);
});

test('篇四 二2: thought, work and study stand in the order of the document; the author’s own thoughts are left to him', () => {
  const sections = composeReport({ topics: ['thinking', 'work', 'study'], figures, problems: [], next: [] });
  expect(sections.map(({ title, text }) => [title, text !== ''])).toEqual([['思想情况', false], ['工作情况', true], ['学习情况', true], ['存在的困难和问题', true], ['下一步打算', false]]);
});

test('every number of the township is the sum of its teams’, each team a fact', () => {
  const team = (name: string, visits: number) => ({ name, reportId: name, figures: [figureOf('record.visit', facts(visits))], sections: [{ key: 'problems', title: '问题', text: visits > 5 ? '路灯不亮\n\n要修' : '' }] });
  const { figures: sums, sections } = composeRollup([team('桃树村', 12), team('松坪村', 3)]);
  expect(sums).toMatchObject([{ key: 'record.visit', value: 15, facts: [{ text: '桃树村', count: 12 }, { text: '松坪村', count: 3 }] }]);
  expect(sections.find(({ key }) => key === 'problems')!.text).toBe('桃树村：路灯不亮 要修');
});

test('what the document wants told besides work stands in the report of the township, team by team', () => {
  const team = (name: string, text: string) => ({ name, reportId: name, figures: [], sections: [{ key: 'thinking', title: '思想情况', text }, { key: 'work', title: '工作情况', text: '' }, { key: 'study', title: '学习情况', text: '' }] });
  const { sections } = composeRollup([team('桃树村', '队伍稳定'), team('松坪村', '')]);
  expect(sections.map(({ key }) => key)).toEqual(['presence', 'work', 'teams', 'thinking', 'study', 'problems', 'next']);
  expect(sections.find(({ key }) => key === 'thinking')).toEqual({ key: 'thinking', title: '各队思想情况', text: '桃树村：队伍稳定' });
});

test.each<[string, FigureKey | null]>([
  ['3月入户走访户数', 'record.visit_households'], ['报送本月入户走访次数', 'record.visit'], ['各队在村天数', 'in_village_days'], ['集中学习次数', 'studies'], ['解决问题多少件', 'issues_closed'], ['未解决问题清单数', 'issues_open'],
  ['办实事件数', 'record.practical_deed'], ['矛盾调处件数', 'record.mediation'], ['农牧民培训人次', 'record.training_people'], ['群众满意度', null], ['', null],
])('“%s” is %s', (text, key) => {
  expect(matchFigure(text)).toBe(key);
});

test('every kind of record is a figure with a name and a unit', () => {
  for (const kind of RECORD_KIND_IDS) expect(FIGURE_KEYS).toContain(`record.${kind}`);
  for (const key of FIGURE_KEYS) expect(figureShape(key).name).toMatch(/^[^a-z]+$/);
});

test('the office of a place receives for every body and post there, nobody for a city', () => {
  expect(receives('township_office', 'township_leading_group')).toBe(true);
  expect(receives('township_secretary', 'township_committee')).toBe(true);
  expect(receives('dispatching_unit_hr', 'dispatching_unit_party')).toBe(true);
  expect(receives('team_member', 'township_committee')).toBe(false);
  expect(receives('county_office', 'township_committee')).toBe(false);
  expect(levelOfParty('city_office')).toBeNull();
});

test('what was done is told by duty, once for each duty an entry is marked with, from records and logs together', () => {
  const fact = (id: string): FigureFact => ({ id, day: '2025-03-06', text: id, count: 1 });
  const marked = mergedFigures([...dutyFigures([{ tags: ['宣传员', '调解员'], fact: fact('a') }, { tags: ['宣传员'], fact: fact('b') }, { tags: [], fact: fact('c') }]), figureOf('record.work', [fact('a')]), ...dutyFigures([{ tags: ['宣传员'], fact: fact('log') }])]);
  expect(marked.map(({ key, name, value, unit }) => [key, name, value, unit])).toEqual([['record.work', '工作记录', 1, '次'], ['duty.宣传员', '宣传员', 3, '次'], ['duty.调解员', '调解员', 1, '次']]);
  expect(composeReport({ topics: [], figures: marked, problems: [], next: [] }).find(({ key }) => key === 'work')?.text).toContain('按职责：宣传员 3 次，调解员 1 次。');
  const { figures: sums } = composeRollup([{ name: '一', reportId: '1', figures: marked, sections: [] }, { name: '二', reportId: '2', figures: marked, sections: [] }]);
  expect(sums.find(({ key }) => key === 'duty.宣传员')).toMatchObject({ name: '宣传员', value: 6 });
});
