import { emergency } from '@village/shared/contract/emergency';
import { issue } from '@village/shared/contract/issue';
import { plan } from '@village/shared/contract/plan';
import { policy } from '@village/shared/contract/policy';
import { project } from '@village/shared/contract/project';
import { record } from '@village/shared/contract/record';
import type { AddRecordInput } from '@village/shared/contract/record.input';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { Db } from '../common/db';
import { readBook } from '../common/workbook';
import { EmergencyPlanEntity } from './project.entity';

let app: TestApp;
let callers: Record<'leader' | 'member' | 'secretary' | 'office' | 'unitHr' | 'otherHr' | 'foreign' | 'village' | 'administrator', Caller>;
let villageId: string, teamId: string, unitId: string;
let people: Record<string, build.PersonBuilt>;
let number = 0;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-09-10', '09:00');
  const county = await build.county(app);
  const township = await build.township(app, { county });
  const village = await build.village(app, { township, name: '云边村' });
  const team = await build.team(app, { village });
  const unit = await build.unit(app, { county, name: '县水利局' });
  const other = await build.unit(app, { county, name: '县教育局' });
  const foreignTown = await build.township(app, { county });
  [villageId, teamId, unitId] = [village.id, team.id, unit.id];
  people = {
    leader: await build.person(app, { name: '罗布', unit, terms: [{ role: 'team_leader', team }] }),
    member: await build.person(app, { name: '央金', unit: other, terms: [{ role: 'team_member', team }] }),
    secretary: await build.person(app, { terms: [{ role: 'township_secretary', at: township }] }),
    office: await build.person(app, { terms: [{ role: 'county_office', at: county }] }),
    unitHr: await build.person(app, { terms: [{ role: 'dispatching_unit_hr', unit }] }),
    otherHr: await build.person(app, { terms: [{ role: 'dispatching_unit_hr', unit: other }] }),
    foreign: await build.person(app, { terms: [{ role: 'township_secretary', at: foreignTown }] }),
    village: await build.person(app, { name: '扎西', terms: [{ role: 'village_secretary', at: village }] }),
    administrator: await build.person(app, { terms: [{ role: 'administrator', at: county }] }),
  };
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
  await callers.administrator.call(policy.adopt, { organisationId: county.id, profileId: 'pian09b', effectiveFrom: '2024-01-01' });
  await callers.administrator.call(policy.adopt, { organisationId: township.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
});
afterAll(() => app.close());

const note = (who: Caller, kind: AddRecordInput['kind'], answers: Record<string, string>, more: Partial<AddRecordInput> = {}) => who.call(record.add, {
  clientKey: `record-${(number += 1)}`, teamId, kind, day: '2025-09-01', text: '记一笔', withIds: [], tags: [], photoIds: [], answers: Object.entries(answers).map(([field, value]) => ({ field, value })), claimedAt: app.clock.now(), ...more,
});

test('物资由记录汇出结存：入账、领用、盘点，盘点对不上的看得出来；别的乡镇看不到', async () => {
  const thing = (change: string, quantity: string, day: string, more: Record<string, string> = {}) => note(callers.member, 'asset', { title: '折叠床', change, quantity, ...more }, { day });
  await thing('in', '6', '2025-03-02', { custodian: '央金', sort: 'office' });
  await thing('out', '2', '2025-04-02');
  const wrong = await thing('check', '1', '2025-06-30');
  await callers.member.call(record.withdraw, { id: wrong.id, reason: '数错了' });
  await thing('check', '3', '2025-06-30');
  await note(callers.leader, 'asset', { title: '宣传栏', change: 'in', quantity: '1' }, { day: '2025-05-01' });
  const { items, total } = await callers.secretary.call(project.assets, {});
  expect(total).toBe(2);
  expect(items).toMatchObject([
    { title: '折叠床', sortName: '办公设备', villageName: '云边村', custodian: '央金', quantity: 3, countedOn: '2025-06-30', difference: -1 }, { title: '宣传栏', quantity: 1, countedOn: null, difference: 0 },
  ]);
  expect((await callers.member.call(project.assets, { search: 'xuanchuan' })).items.map(({ title }) => title)).toEqual(['宣传栏']);
  const { file, name } = await callers.secretary.file(project.assetsXlsx, {});
  const book = readBook(Buffer.from(file));
  if ('refused' in book) throw new Error(book.text);
  expect(name).toBe('物资结存 2025-09-10.xlsx');
  expect([...book.sheets[0].rows.values()].flatMap(row => [...row.values()])).toContain('折叠床');
  expect((await callers.foreign.call(project.assets, {})).total).toBe(0);
  expect(await callers.foreign.status(project.assets, { placeId: villageId })).toBe(404);
});

test('项目由记录汇出：阶段、到位和支出；记过钱的人不能核对，核对以后又记的看得出来', async () => {
  const begun = await note(callers.leader, 'project', { title: '四组蓄水池', branch: 'collective', stage: 'building', funds: '5000000', source: '水利局' });
  const threadId = begun.threadId;
  await note(callers.leader, 'project', { title: '四组蓄水池', stage: 'accepted', spent: '6000000' }, { threadId, day: '2025-09-05' });
  const { items } = await callers.secretary.call(project.list, {});
  expect(items).toMatchObject([{ id: threadId, title: '四组蓄水池', branchName: '集体经济', stageName: '验收', fundsFen: 5000000, spentFen: 6000000, overspent: true, closed: false }]);
  expect((await callers.foreign.call(project.list, {})).total).toBe(0);
  expect(await callers.foreign.status(project.one, { id: threadId })).toBe(404);
  expect((await callers.leader.refused(project.checkFunds, { id: threadId, entries: 2, right: true, text: '对过' })).code).toBe('own_money');
  expect((await callers.village.refused(project.checkFunds, { id: threadId, entries: 1, right: true, text: '对过' })).code).toBe('plan_changed');
  expect(await callers.village.call(project.checkFunds, { id: threadId, entries: 2, right: false, text: '少一张发票' })).toMatchObject({ checks: [{ byName: '扎西', right: false, fundsFen: 5000000, spentFen: 6000000 }], changedSince: false });
  await note(callers.member, 'project', { title: '四组蓄水池', stage: 'accepted', funds: '1000000' }, { threadId, day: '2025-09-06' });
  expect(await callers.village.call(project.one, { id: threadId })).toMatchObject({ changedSince: true, overspent: false, entries: [{ authorName: '央金' }, {}, {}] });
});

test('年度目标按记录和计划数，缺全村人数就不下结论，写明条款', async () => {
  await note(callers.leader, 'practical_deed', { title: '修通五组路', beneficiaries: '410' }, { closes: true });
  const before = await callers.leader.call(project.targets, { placeId: villageId, year: 2025 });
  expect(before.villagers).toBeNull();
  expect(before.lines.find(({ target }) => target === 'practical_deed')).toMatchObject({ name: '实事', count: 1, requiredMin: 1, compliant: null });
  await callers.leader.call(plan.save, { revision: 0, kind: 'year', year: 2025, placeId: villageId, title: '计划', text: '', villagers: 500, items: [] });
  const { lines, villagers } = await callers.leader.call(project.targets, { placeId: villageId, year: 2025 });
  expect(villagers).toBe(500);
  expect(lines.find(({ target }) => target === 'practical_deed')).toMatchObject({ compliant: true, counted: ['修通五组路'], beneficiaries: 410 });
  expect(lines.find(({ target }) => target === 'stable_collective_income_item')).toMatchObject({ count: 1, compliant: true, counted: ['四组蓄水池'] });
  expect(lines.find(({ target }) => target === 'leading_industries')).toMatchObject({ count: 0, compliant: false });
  expect(lines[0].because[0].clauses[0].profile).toBe('ordos-2018');
  // 第十二条（四）: the number of leading industries is set for villages that are to be developed, not for those that are to be protected.
  await callers.leader.call(plan.save, { revision: 0, kind: 'year', year: 2025, placeId: villageId, title: '计划二', text: '', villageType: 'protected', items: [] });
  const after = await callers.leader.call(project.targets, { placeId: villageId, year: 2025 });
  expect(after.lines.find(({ target }) => target === 'leading_industries')).toMatchObject({ requiredMin: null, compliant: null });
  expect(after.lines.find(({ target }) => target === 'leading_industries')?.because.at(-1)?.text).toBe('这类村没有规定主导产业的数量');
  expect(await callers.foreign.status(project.targets, { placeId: villageId, year: 2025 })).toBe(404);
});

test('派出单位到村和听汇报按记录数；还没到期的不算缺；只看得到自己的单位', async () => {
  await note(callers.member, 'unit_followup', { what: 'visit', role: 'dispatching_unit_deputy', unit: '县水利局' }, { day: '2025-05-20' });
  await note(callers.member, 'unit_followup', { what: 'hear_report', role: 'dispatching_unit_head', unit: '水利局' }, { day: '2025-03-02' });
  const { items: [own, ...rest] } = await callers.unitHr.call(project.followup, { year: 2025 });
  expect(rest).toEqual([]);
  expect(own).toMatchObject({ unitId, unitName: '县水利局', cadres: 1 });
  const head = own.roles.find(({ role }) => role === 'dispatching_unit_head');
  expect(head).toMatchObject({ missing: [], duties: [{ what: 'hear_report', days: ['2025-03-02'] }, { what: 'visit', days: [] }] });
  expect(head?.because.flatMap(({ clauses }) => clauses)).toContainEqual({ profile: 'pian09b', clause: '第二十条' });
  const { items: [education] } = await callers.otherHr.call(project.followup, { year: 2025 });
  expect(education.roles.map(({ missing }) => missing)).toEqual([['2025-H1'], ['2025-H1']]);
  expect((await callers.office.call(project.followup, { year: 2025 })).items.map(({ unitName }) => unitName)).toEqual(['县教育局', '县水利局']);
  expect(await callers.otherHr.status(project.followup, { year: 2025, unitId })).toBe(404);
  expect((await callers.secretary.call(project.followup, { year: 2025 })).total).toBe(0);
  for (const search of ['shuiliju', '水利']) expect((await callers.office.call(project.followup, { year: 2025, search })).items.map(({ unitName }) => unitName)).toEqual(search === '水利' ? ['县水利局'] : []);
  expect(await callers.office.call(project.followup, { year: 2025, search: 'xianshuili' })).toMatchObject({ total: 1, items: [{ unitName: '县水利局' }] });
  expect(await callers.office.call(project.followup, { year: 2025, page: 2 })).toMatchObject({ items: [], total: 2 });
});

test('应急预案：名单随任职走，号码办事的人看得全、只看的人看不全；改一次是新的一版；直报的事列在下面', async () => {
  const before = await callers.member.call(emergency.plan, { villageId });
  expect(before.groups.map(({ name, contacts }) => [name, contacts.map(each => each.name)])).toEqual([['村干部', ['扎西']], ['驻村工作队', expect.arrayContaining(['罗布', '央金'])], ['乡镇', [people.secretary.name]], ['县', [people.office.name]]]);
  expect(before.groups[0].contacts[0].phone).toBe(people.village.phone);
  expect((await callers.administrator.call(emergency.plan, { villageId })).groups[0].contacts[0].phone).toMatch(/^\d{3}\*{4}\d{4}$/);
  const contacts = [{ name: '镇卫生院', duty: '急救', phone: '0477-8000000' }, { name: '火警', duty: '', phone: '119' }];
  const saved = await Promise.all(Array.from({ length: 4 }, () => callers.leader.send(emergency.save as never, { villageId, version: 0, text: '先报告，再转移老人和孩子', contacts })));
  expect(saved.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  expect((await callers.leader.refused(emergency.save, { villageId, version: 1, text: '', contacts: [{ name: '派出所', duty: '', phone: '打门卫' }] })).code).toBe('phone_wrong');
  expect(JSON.stringify(await app.get(Db).of(EmergencyPlanEntity).find())).not.toContain('8000000');
  await callers.member.call(issue.raise, { clientKey: 'flood', kind: 'direct', category: 'natural_disaster', villageId, title: '河水漫堤', text: '', source: 'person', foundOn: '2025-09-10', claimedAt: app.clock.now() });
  expect(await callers.member.call(emergency.plan, { villageId })).toMatchObject({ version: 1, text: '先报告，再转移老人和孩子', savedByName: '罗布', others: contacts, events: [{ title: '河水漫堤', state: 'escalated' }] });
  expect(await callers.foreign.status(emergency.plan, { villageId })).toBe(404);
  expect(await callers.foreign.status(emergency.save, { villageId, version: 1, text: '', contacts: [] })).toBe(404);
});
