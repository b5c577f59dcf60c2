import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import y2024 from '../../calendars/2024.json';
import y2025 from '../../calendars/2025.json';
import type { Reason } from '../kernel/finding';
import { HALVES } from '../kernel/half-day';
import { isRefusal } from '../kernel/refusal';
import { dayStatus } from '../rules/attendance-day';
import { sheetRow } from '../rules/attendance-sheet';
import { calendarOf } from '../rules/calendar';
import { leaveFiling } from '../rules/leave-filing';
import type { CalendarYear } from './calendar';
import type { Profile } from './profile';
import { profilesOf } from './shipped';
import { VALUES } from './values';
import { inFull, isLookedUp, whyNodes, type WhyNode } from './why';

const folder = join(__dirname, '../../profiles');
const loaded = profilesOf(readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown));
if (isRefusal(loaded)) throw new Error(loaded.text);
const profiles = [...loaded.values()];
const calendar = calendarOf([y2024, y2025] as CalendarYear[]);
const ordos = loaded.get('ordos-2018')!;

const all = (nodes: WhyNode[]): WhyNode[] => nodes.flatMap(node => [node, ...all(node.children)]);
const texts = (nodes: WhyNode[], kind: WhyNode['kind']) => all(nodes).filter(node => node.kind === kind).map(node => node.text);
const evidence = (text: string): WhyNode => ({ kind: 'evidence', text, children: [] });

/** A month of one person, a day of his and a leave, as each document finds them. */
function findingsOf(profile: Profile): Reason[][] {
  const presences = ['03', '04', '05'].flatMap(day => HALVES.map(half => ({ day: `2025-03-${day}`, half, state: 'in_village' as const, mode: 'roster' as const, at: '08:20' })));
  const row = sheetRow(profile, calendar, { month: '2025-03', until: '2025-03-31', terms: [{ role: 'team_member', from: '2024-01-01', to: null }], presences, leaves: [] });
  const filing = leaveFiling(profile, { applicantRole: 'team_member', kind: 'personal', days: 4, approvedOn: '2025-03-06', startDay: '2025-03-10', endDay: '2025-03-13', calendar });
  const status = dayStatus(profile, calendar, { role: 'team_member', day: '2025-03-12', signIn: '09:40', signOut: null, stays: [] });
  return [filing.because, status.because, ...(isRefusal(row) ? [] : [row.required.because, ...Object.values(row.because)])];
}

describe('the tree under a result', () => {
  test.each(profiles.map(profile => [profile.title, profile] as const))('%s：每条理由、每个条款、每个取值都在树上，没有重复', (_, profile) => {
    for (const because of findingsOf(profile)) {
      const nodes = whyNodes(because, [profile]);
      const stated = because.filter(reason => !isLookedUp(reason));
      expect(texts(nodes, 'reason')).toEqual([...new Map(stated.map(reason => [JSON.stringify(reason), inFull(reason.text)])).values()]);
      const keys = because.flatMap(reason => reason.key ?? []);
      expect(all(nodes).filter(node => node.kind === 'value').map(node => node.key).sort()).toEqual([...new Set(keys)].sort());
      const clauses = (reasons: readonly { clauses?: { clause: string }[] }[]) => [...new Set(reasons.flatMap(each => (each.clauses ?? []).map(({ clause }) => clause)))].sort();
      expect(clauses(all(nodes))).toEqual(clauses(because));
      const readings = because.flatMap(reason => (reason.key && reason.reading ? [reason.reading] : []));
      expect(all(nodes).flatMap(node => node.reading ?? []).length).toBe(new Set(because.filter(reason => reason.key && reason.reading).map(reason => reason.key)).size);
      expect(new Set(all(nodes).flatMap(node => node.reading ?? []))).toEqual(new Set(readings));
    }
  });

  test('理由之下是条款，条款之下是取值，取值之下是事实，事实之下是记录', () => {
    const [required] = findingsOf(ordos).filter(because => because.some(reason => reason.key === 'attendance.required'));
    const nodes = whyNodes(required, [ordos], [{ behind: '在村', nodes: [evidence('3月3日')] }]);
    const reason = nodes.find(node => node.kind === 'reason')!;
    const [clause] = reason.children;
    const [value] = clause.children;
    expect([reason.kind, clause.kind, value.kind, value.children[0].kind, value.children[0].children[0].kind]).toEqual(['reason', 'clause', 'value', 'fact', 'evidence']);
    expect(clause).toMatchObject({ text: '第十一条（八）', link: '/pages/organisation/edition/index?profileId=ordos-2018&key=attendance.required' });
    expect(value).toMatchObject({ key: 'attendance.required', valueWords: [expect.stringContaining('20')] });
    expect(value.children[0]).toMatchObject({ text: '在村', detail: '3' });
  });

  test('只查阅过的规定排在后面，从条款开始', () => {
    const nodes = whyNodes([
      { text: VALUES['attendance.duty_days'].title, key: 'attendance.duty_days', clauses: [{ profile: 'ordos-2018', clause: '第九条' }] },
      { text: '队长名册：在村', clauses: [{ profile: 'ordos-2018', clause: '第九条' }], facts: { 时间: '17:30' } },
    ], [ordos]);
    expect(nodes.map(node => [node.kind, node.children.map(child => child.kind)])).toEqual([['reason', ['clause']], ['clause', ['value']]]);
  });

  test('同一条理由说了两遍，只列一遍；同一个取值后来又用到，不再重复', () => {
    const reason = { text: '事假 4 天', key: 'leave.count', clauses: [{ profile: 'ordos-2018', clause: '第十一条' }], facts: { 计入天数: 4 } };
    const nodes = whyNodes([reason, reason, { ...reason, text: '合并后 6 天' }], [ordos]);
    expect(texts(nodes, 'reason')).toEqual(['事假 4 天', '合并后 6 天']);
    expect(texts(nodes, 'value')).toHaveLength(1);
  });

  test('没有归到某个事实的记录，挂在主要理由之下；没有理由时单独列出', () => {
    const reason = { text: '应当在村，没有在村记录', clauses: [], facts: { 日期: '2025-03-12' } };
    expect(whyNodes([reason], [ordos], [{ behind: null, nodes: [evidence('名册')] }])[0].children.map(node => node.kind)).toEqual(['fact', 'evidence']);
    expect(whyNodes([], [ordos], [{ behind: '时间', nodes: [evidence('名册')] }])).toEqual([evidence('名册')]);
  });

  test('换了版本的制度不说取值，只说名称；空缺的取值说明空缺', () => {
    const reason = { text: '请假 4 天', key: 'leave.count', clauses: [{ profile: 'ordos-2018', clause: '第十一条' }] };
    const value = (of: Profile[]) => all(whyNodes([reason], of)).find(node => node.kind === 'value')!;
    expect(value([ordos]).valueWords).toEqual([expect.stringContaining('工作日')]);
    expect(value([]).valueWords).toBeUndefined();
    const blank = { ...ordos, values: { ...ordos.values, 'leave.count': { value: null, cite: ['第十一条'], blank: true } } };
    expect(value([blank]).valueWords).toEqual(['原文没有写明，等管理员填写']);
  });

  test('句子里的日期、月份和季度写全', () => {
    expect(inFull('批准到 2025-03-12，2025-03 有 21 个工作日，2025-Q1 合计')).toBe('批准到 2025年3月12日，2025年3月 有 21 个工作日，2025年第1季度 合计');
  });
});
