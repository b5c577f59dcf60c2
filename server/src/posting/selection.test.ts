import { Workbook } from '@protobi/exceljs';
import { organisation } from '@village/shared/contract/organisation';
import { reminder } from '@village/shared/contract/reminder';
import { selection } from '@village/shared/contract/selection';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';
import { Db } from '../common/db';
import { SelectionEntity } from './posting.entity';

/** 篇九: 第三条 (省、市派的一般不超过 50 岁)、第五条 (五种人不选)、第二条 (一队一般不少于 3 人)、第十四条 (乡镇补充的一般不当队长). */
type Name = 'admin' | 'leader' | 'member' | 'candidate' | 'countyCandidate' | 'unit' | 'otherUnit' | 'office' | 'stranger';
let app: TestApp;
let people: Record<Name, build.PersonBuilt>;
let callers: Record<Name, Caller>;
let team: Awaited<ReturnType<typeof build.team>>;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06');
  const home = await build.county(app);
  const town = await build.township(app, { county: home, name: '柳河乡' });
  team = await build.team(app, { village: await build.village(app, { township: town, name: '桃树村' }) });
  const [province, county] = [await build.unit(app, { county: home, name: '省水利厅', level: 'province' as never }), await build.unit(app, { county: home, name: '县水务局' })];
  people = {
    admin: await build.person(app, { name: '高管理', terms: [{ role: 'administrator', at: home }] }), leader: await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team }] }), member: await build.person(app, { name: '张三', unit: county, terms: [{ role: 'team_member', team }] }),
    candidate: await build.person(app, { county: home, name: '李新', unit: province }), countyCandidate: await build.person(app, { county: home, name: '赵新', unit: county }), unit: await build.person(app, { terms: [{ role: 'dispatching_unit_hr', unit: county }] }),
    otherUnit: await build.person(app, { terms: [{ role: 'dispatching_unit_hr', unit: province }] }), office: await build.person(app, { terms: [{ role: 'county_office', at: home }] }), stranger: await build.person(app, { terms: [{ role: 'county_office', at: await build.county(app) }] }),
  };
  await regulate(app, home, 'pian09b');
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
});
afterAll(() => app.close());

const term = (name: Name, more: object = {}) => ({ id: people[name].id, role: 'team_member' as const, teamId: team.id, from: '2025-03-06', ...more });

test('选派时问制度要核对的几条，年龄只问省、市派的；同时看加上他以后队伍够不够', async () => {
  const asked = await callers.admin.call(selection.asked, { personId: people.candidate.id, teamId: team.id, role: 'team_member' });
  expect(asked.questions.map(({ text }) => text)).toEqual(['不是在编在岗人员', '超过 50 周岁', expect.stringContaining('近两年考核有'), '党性观念和责任感不强', '纪律观念淡漠、作风不实', '身体状况不能胜任']);
  expect(asked.standing).toMatchObject([{ compliant: false, soft: true, text: expect.stringContaining('第一书记') }]);
  expect((await callers.admin.call(selection.asked, { personId: people.countyCandidate.id, teamId: team.id, role: 'team_member' })).questions.map(({ key }) => key)).not.toContain('age');
  expect(await callers.leader.status(selection.asked, { personId: people.candidate.id, teamId: team.id, role: 'team_member' })).toBe(403);
});

test('硬条件不符的不能选派，一般条件不符的写明理由由人决定；问到的情况不留，只留结果', async () => {
  expect(await callers.admin.refused(organisation.addTerm, term('candidate', { checked: true, against: ['身体状况不能胜任'], reason: '本人愿意' }))).toMatchObject({ code: 'not_eligible', clauses: expect.arrayContaining([{ profile: 'pian09b', clause: '第五条' }]) });
  expect(await callers.admin.refused(organisation.addTerm, term('candidate', { checked: true, against: ['age'] }))).toMatchObject({ code: 'reason_missing', text: expect.stringContaining('超过 50 周岁') });
  expect(await app.get(Db).of(SelectionEntity).count()).toBe(0);
  expect(await callers.admin.status(organisation.addTerm, term('candidate', { checked: true, against: ['age'], reason: '熟悉党建，村里点名要' }))).toBe(200);
  expect(await callers.admin.status(organisation.addTerm, term('countyCandidate', { checked: true, against: [] }))).toBe(200);
  const rows = await app.get(Db).of(SelectionEntity).find({ order: { at: 'ASC', id: 'ASC' } });
  expect(rows).toMatchObject([{ eligible: false, reasons: ['超过 50 周岁'], reason: '熟悉党建，村里点名要' }, { eligible: true, reasons: [] }]);
  expect(JSON.stringify(rows)).not.toMatch(/51 周岁/);
});

test('队长写分工，队员看得到分工，看不到别人的选派核对', async () => {
  expect(await callers.member.status(selection.divide, { teamId: team.id, personId: people.member.id, text: '管项目' })).toBe(403);
  await callers.leader.call(selection.divide, { teamId: team.id, personId: people.member.id, text: '管党建' });
  const standing = await callers.leader.call(selection.divide, { teamId: team.id, personId: people.member.id, text: '管党建和台账' });
  expect(standing.members.find(({ name }) => name === '张三')).toMatchObject({ division: '管党建和台账' });
  expect(standing.members.find(({ name }) => name === '李新')).toMatchObject({ selection: { eligible: false, byName: '高管理' } });
  expect((await callers.member.call(selection.team, { teamId: team.id })).members.find(({ name }) => name === '李新')).toMatchObject({ selection: null, division: '' });
  expect(await callers.leader.refused(selection.divide, { teamId: team.id, personId: people.admin.id, text: '管账' })).toMatchObject({ code: 'person_unknown' });
  expect(await callers.stranger.status(selection.team, { teamId: team.id })).toBe(404);
});

test('备案表可以导出，派出单位只备案自己的人', async () => {
  const namesIn = async (who: Caller) => {
    const book = new Workbook();
    await book.xlsx.load((await who.file(selection.filingXlsx)).file as never);
    const names: string[] = [];
    book.worksheets[0].eachRow(row => { if (typeof row.getCell(1).value === 'number') names.push(String(row.getCell(5).value)); });
    return names;
  };
  expect((await namesIn(callers.office)).sort()).toEqual(['张三', '李新', '王队长', '赵新'].sort());
  expect((await namesIn(callers.unit)).sort()).toEqual(['张三', '赵新'].sort());
  expect(await namesIn(callers.otherUnit)).toEqual(['李新']);
  expect((await callers.office.file(selection.filingDocx)).name).toContain('备案表');
  expect(await callers.stranger.refused(selection.filingXlsx)).toMatchObject({ code: 'nothing_to_export' });
});

test('派出单位派够没有：编制没有登记的不下结论；按编制算至少几人，带条款；县办看得到，别的县看不到', async () => {
  const of = async (who: Caller) => (await who.call(selection.quotas)).map(({ unitName, staff, sent, least, soft, compliant }) => [unitName, staff, sent, least, soft, compliant]);
  expect(await of(callers.office)).toEqual([['省水利厅', null, 1, null, false, null]]);
  const province = (await callers.admin.call(organisation.units)).find(({ name }) => name === '省水利厅')!;
  const size = (staff?: number) => callers.admin.call(organisation.updateUnit, { id: province.id, name: province.name, level: province.level, ...(staff ? { staff } : {}) });
  for (const [staff, least, soft, compliant] of [[30, 1, false, true], [31, 2, false, false], [79, 2, false, false], [80, 3, true, false]] as const) {
    await size(staff);
    expect(await of(callers.office)).toEqual([['省水利厅', staff, 1, least, soft, compliant]]);
  }
  expect((await callers.office.call(selection.quotas))[0].because[0].clauses[0].profile).toBe('pian09b');
  await size();
  expect((await callers.office.call(selection.quotas))[0].staff).toBeNull();
  expect(await of(callers.stranger)).toEqual([]);
  expect(await callers.member.status(selection.quotas)).toBe(403);
});

test('没有核对过的在岗人列在县办的单子上，名册导入的也在；核对了才下来，结果和名字留着', async () => {
  const names = async (who: Caller, search?: string) => (await who.call(selection.unchecked, { search })).items.map(({ name }) => name).sort();
  const listed = await callers.office.call(selection.unchecked, {});
  expect(await names(callers.office)).toEqual(['张三', '王队长'].sort());
  expect(await names(callers.office, 'zhangsan')).toEqual(['张三']);
  expect((await callers.office.call(reminder.list)).find(({ page }) => page.includes('unchecked'))).toMatchObject({ title: '核对选派条件', note: '2 人在岗，还没有核对' });
  for (const who of [callers.stranger, callers.leader, callers.unit]) expect((await who.call(selection.unchecked, {})).total).toBe(0);
  expect(await callers.member.status(selection.unchecked, {})).toBe(403);
  const [zhang, wang] = ['张三', '王队长'].map(name => listed.items.find(each => each.name === name)!);
  expect((await callers.office.call(selection.questions, { termId: zhang.termId })).questions.map(({ text }) => text)).toContain('身体状况不能胜任');
  expect(await callers.stranger.status(selection.questions, { termId: zhang.termId })).toBe(404);
  expect(await callers.stranger.status(selection.check, { termIds: [zhang.termId], against: [], reason: '' })).toBe(404);
  expect(await callers.office.refused(selection.check, { termIds: [zhang.termId, wang.termId], against: ['身体状况不能胜任'], reason: '换' })).toMatchObject({ code: 'one_by_one' });
  expect(await callers.office.refused(selection.check, { termIds: [zhang.termId], against: ['身体状况不能胜任'], reason: '' })).toMatchObject({ code: 'reason_missing', field: 'reason' });
  expect(await callers.office.call(selection.check, { termIds: [zhang.termId], against: ['身体状况不能胜任'], reason: '五月底换人' })).toEqual({ checked: 1 });
  expect(await callers.office.call(selection.check, { termIds: [wang.termId], against: [], reason: '' })).toEqual({ checked: 1 });
  expect(await names(callers.office)).toEqual([]);
  expect((await callers.office.call(selection.team, { teamId: team.id })).members.find(({ name }) => name === '张三')).toMatchObject({ selection: { eligible: false, reasons: ['身体状况不能胜任'], reason: '五月底换人' } });
});
