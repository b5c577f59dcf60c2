import { due } from '@village/shared/contract/due';
import { event } from '@village/shared/contract/event';
import { issue } from '@village/shared/contract/issue';
import { meeting } from '@village/shared/contract/meeting';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { party } from '@village/shared/contract/party';
import { project } from '@village/shared/contract/project';
import { report } from '@village/shared/contract/report';
import { reminder } from '@village/shared/contract/reminder';
import { record } from '@village/shared/contract/record';
import { DataSource } from 'typeorm';
import { startApp, type Caller, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { Db } from '../common/db';
import { readBook } from '../common/workbook';
import { newId } from '../common/id';
import { HouseholdEntity } from '../household/household.entity';
import { MeetingActEntity } from '../meeting/meeting.entity';
import { MeetingDecisionEntity } from '../meeting/minutes.entity';
import { PlanEntity, PlanItemEntity } from '../plan/plan.entity';

let app: TestApp;
let county: Organisation, street: Organisation, ordos: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let admin: Caller;
let counter = 0;

const DAY = '2025-03-12';
const at = `${DAY}T02:00:00.000Z`;
const key = () => `key-${++counter}`;
const itemOf = async (caller: Caller, period: string, wanted: string) => (await caller.call(due.mine, { period })).items.find(each => each.key === wanted);
const columns = (entity: never) => Object.fromEntries(app.nest.get(DataSource).getMetadata(entity).columns.map(({ propertyName, isNullable, type }) => [propertyName, isNullable ? null : type === 'int' || type === Number ? 0 : type === 'boolean' || type === Boolean ? false : '']));
const put = (entity: never, rows: object[]) => app.get(Db).of(entity).insert(rows.map(row => ({ ...columns(entity), ...row })) as never);
const note = (caller: Caller, kind: string, answers: Record<string, string>, more: object = {}) => caller.call(record.add, {
  clientKey: key(), teamId: team.id, kind: kind as 'work', day: DAY, text: '办了', withIds: [], tags: [], photoIds: [], claimedAt: at, answers: Object.entries(answers).map(([field, value]) => ({ field, value })), ...more,
});

beforeAll(async () => {
  app = await startApp();
  app.on(DAY, '09:00');
  county = await build.county(app);
  [street, ordos] = [await build.township(app, { county, name: '街道' }), await build.township(app, { county, name: '草原镇' })];
  team = await build.team(app, { village: await build.village(app, { township: ordos, name: '嘎查' }) });
  admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  for (const [place, profileId] of [[county, 'pian09b'], [street, 'jiedao-2011'], [ordos, 'ordos-2018']] as const) await admin.call(policy.adopt, { organisationId: place.id, profileId, effectiveFrom: '2025-01-01' });
});
afterAll(() => app.close());

test('挂村领导没有队：他开的座谈会算数，村里的事也列给他，八个村都列', async () => {
  const linked = await app.sign((await build.person(app, { name: '包村领导', terms: [{ role: 'township_linked_leader', at: street }] })).id);
  const villages: Organisation[] = [];
  for (let index = 0; index < 8; index += 1) villages.push(await build.village(app, { township: street }));
  const secretary = async (village: Organisation) => app.sign((await build.person(app, { terms: [{ role: 'village_secretary', at: village }] })).id);
  expect(await itemOf(linked, '2025-03', 'meeting talk_with_village_cadres 2025-03')).toMatchObject({ required: 3, done: 0 });
  const planned = await linked.call(meeting.plan, { placeId: villages[0].id, kind: 'talk_with_village_cadres', title: '', day: DAY, start: '09:00', where: '会议室', invitees: [{ name: '村主任', as: 'member' }], topics: [] });
  await linked.call(meeting.end, { id: planned.id });
  expect(await itemOf(linked, '2025-03', 'meeting talk_with_village_cadres 2025-03')).toMatchObject({ required: 3, done: 1 });
  const ids: string[] = [];
  for (const village of villages) ids.push((await (await secretary(village)).call(event.report, { clientKey: key(), villageId: village.id, event: 'sudden_major_incident', day: DAY, at: '08:20', text: '河堤塌了', claimedAt: at })).id);
  const listed = async () => (await linked.call(due.mine, { period: DAY })).items.filter(each => each.about.event !== undefined).map(each => each.state).sort();
  expect(await listed()).toEqual(Array(8).fill('open'));
  await linked.call(event.attend, { clientKey: key(), id: ids[3], attended: true, duties: [], text: '到了', unsolved: '', claimedAt: at });
  expect(await listed()).toEqual(['done', ...Array(7).fill('open')]);
  expect((await linked.call(due.mine, { period: DAY })).items.find(each => each.about.event === ids[0])!.because[0].clauses).toContainEqual({ profile: 'jiedao-2011', clause: '五1' });
});

test('问题答复了、决定办了、计划条目办了就是做到，过了期限才办是晚做，没办的还是没做', async () => {
  const person = await build.person(app, { name: '承办人', terms: [{ role: 'team_leader', team }] });
  const caller = await app.sign(person.id);
  const village = team.villageId;
  const raise = async (title: string, dueDay: string, answered: boolean) => {
    const raised = await caller.call(issue.raise, { clientKey: key(), kind: 'problem', category: 'infrastructure', villageId: village, title, text: '漏水', source: 'person', foundOn: '2025-03-03', claimedAt: at });
    const given = await caller.call(issue.assign, { id: raised.id, revision: 1, personId: person.id, due: dueDay, text: '' });
    if (answered) await caller.call(issue.answer, { clientKey: key(), id: raised.id, revision: given.revision, outcome: 'solved', text: '好了', claimedAt: app.clock.now() });
  };
  const decision = (text: string, dueDay: string, state: string) => ({ id: newId(), sourceId: newId(), line: '1', sort: 'decision', text, ownerId: person.id, ownerName: '承办人', due: dueDay, state, placeId: village, path: team.path, teamId: team.id, origin: '例会', day: '2025-03-03' });
  const decisions = [decision('修渠', '2025-03-14', 'done'), decision('补路', '2025-03-05', 'closed'), decision('种树', '2025-03-14', 'open'), decision('不做了', '2025-03-05', 'dropped')];
  await put(MeetingDecisionEntity as never, decisions);
  await put(MeetingActEntity as never, decisions.slice(0, 2).map(({ id }) => ({ id: newId(), subjectId: id, act: 'done', text: '办了', personId: person.id, at })));
  const plan = { id: newId(), kind: 'year', year: 2025, countyId: county.id, townshipId: ordos.id, villageId: village, path: team.path, title: '计划', state: 'adopted', adoptedAt: '2025-03-01T00:00:00.000Z', createdAt: at, authorId: person.id };
  await put(PlanEntity as never, [plan]);
  await put(PlanItemEntity as never, [['栽苗', '2025-03-14', 'done', DAY], ['打井', '2025-03-05', 'confirmed', DAY], ['架桥', '2025-03-14', 'open', null]].map(([title, day, state, doneOn], position) => ({ id: newId(), planId: plan.id, position, title, ownerId: person.id, due: day, stage: 'start', state, doneOn })));
  await raise('水管', '2025-03-14', true);
  await raise('电表', '2025-03-14', false);
  app.on('2025-03-16', '09:00');
  await raise('路灯', '2025-03-20', true);
  const items = (await (await app.sign(person.id)).call(due.mine, { period: '2025-03' })).items;
  const of = (source: string) => Object.fromEntries(items.filter(each => each.source === source).map(each => [each.title, each.state]));
  expect(of('issue')).toEqual({ 水管: 'done', 电表: 'missed', 路灯: 'done' });
  expect(of('decision')).toEqual({ 修渠: 'done', 补路: 'late', 种树: 'missed' });
  expect(of('plan')).toEqual({ 栽苗: 'done', 打井: 'late', 架桥: 'missed' });
  app.on(DAY, '09:00');
});

test('年度目标和单位走访：到期事项同它们自己的页面是一个数', async () => {
  const unit = await build.unit(app, { county, name: '县水利局' });
  const head = await app.sign((await build.person(app, { unit, terms: [{ role: 'dispatching_unit_head', unit }] })).id);
  const member = await app.sign((await build.person(app, { unit, terms: [{ role: 'team_member', team }] })).id);
  await note(member, 'practical_deed', { title: '修路', beneficiaries: '3' }, { closes: true });
  await note(member, 'project', { title: '养殖合作社', branch: 'collective', stage: 'accepted' });
  await note(member, 'project', { title: '苗圃', branch: 'industry', stage: 'building' });
  const { lines } = await member.call(project.targets, { placeId: team.villageId, year: 2025 });
  const counts = Object.fromEntries(lines.map(({ target, count }) => [target, count]));
  expect(counts).toMatchObject({ practical_deed: 1, stable_collective_income_item: 1, leading_industries: 1 });
  const items = (await member.call(due.mine, { period: '2025' })).items.filter(each => each.source === 'target');
  expect(Object.fromEntries(items.map(({ about, done }) => [about.target, done]))).toEqual(counts);

  // Nobody of the unit wrote it down: it stands with the unit that is named; two notes of one day are one visit.
  const other = await app.sign((await build.person(app, { terms: [{ role: 'linked_cadre', team }] })).id);
  for (const by of [other, other]) await note(by, 'unit_followup', { what: 'visit', role: 'dispatching_unit_head', unit: '水利局' });
  const { items: [own] } = await head.call(project.followup, { year: 2025 });
  const page = own.roles.find(({ role }) => role === 'dispatching_unit_head')!.duties.find(({ what }) => what === 'visit')!;
  expect(page.days).toEqual([DAY]);
  expect((await head.call(due.mine, { period: '2025' })).items.find(each => each.key === 'followup dispatching_unit_head.visit 2025')).toMatchObject({ done: 1, state: 'done' });
});

test('农牧民培训：会议日程和到期事项数得一样', async () => {
  const leader = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team }] })).id);
  await note(leader, 'farmer_training', { topic: 'skill', people: '35' });
  const line = (await leader.call(meeting.schedule, { placeId: team.villageId, month: '2025-03' })).duties.find(({ kind }) => kind === 'farmer_training');
  expect(line).toMatchObject({ required: 2, held: 1 });
  expect(await itemOf(leader, '2025', 'meeting farmer_training 2025')).toMatchObject({ required: 2, done: 1 });
});

test('七十个村的乡镇，走访一户都不丢', async () => {
  const big = await build.township(app, { county, name: '大镇' });
  await admin.call(policy.adopt, { organisationId: big.id, profileId: 'ordos-2018', effectiveFrom: '2025-01-01' });
  const households: object[] = [];
  for (let index = 0; index < 70; index += 1) {
    const village = await build.village(app, { township: big });
    await build.team(app, { village });
    households.push({ id: newId(), countyId: county.id, townshipId: big.id, villageId: village.id, number: '1', state: 'not_poor', tags: '', people: 3, version: 1 });
  }
  await put(HouseholdEntity as never, households);
  const secretary = await app.sign((await build.person(app, { terms: [{ role: 'township_secretary', at: big }] })).id);
  const { items } = await secretary.call(due.overview, { period: '2025', source: 'visit', organisationId: big.id });
  expect(items.find(each => each.key === 'visit year 2025')).toMatchObject({ counts: { open: 70 } });
});

test('党员的半年书面汇报列为到期，写了就是做到', async () => {
  const town = await build.township(app, { county, name: '小组镇' });
  const own = await build.team(app, { village: await build.village(app, { township: town }) });
  await admin.call(policy.adopt, { organisationId: town.id, profileId: 'pian11a', effectiveFrom: '2025-01-01' });
  const member = await build.person(app, { name: '党员', terms: [{ role: 'team_member', team: own }] });
  const leader = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team: own }] })).id);
  const caller = await app.sign(member.id);
  const turn = 'report half_year_written_report 2025-H1';
  expect(await itemOf(caller, '2025', turn)).toBeUndefined();
  await leader.call(party.addMember, { villageId: own.villageId, name: '党员', personId: member.id, formal: true, committee: false, from: '2025-02-01', cameFrom: '机关支部', letterIn: '1 号' });
  expect(await itemOf(caller, '2025', turn)).toMatchObject({ state: 'open', due: '2025-06-30' });
  await caller.call(party.report, { villageId: own.villageId, period: '2025-H1', text: '半年来的思想和工作' });
  expect(await itemOf(caller, '2025', turn)).toMatchObject({ state: 'done' });
});

test('自己的清单导出为表格；快到期和过期的在待办里一类一行，写明条款', async () => {
  const leader = await build.person(app, { name: '队长甲', terms: [{ role: 'team_leader', team }] });
  const member = await build.person(app, { name: '队员乙', terms: [{ role: 'team_member', team }] });
  app.on('2025-03-30', '09:00');
  const caller = await app.sign(leader.id);
  const { file, name } = await caller.file(due.mineXlsx, { period: '2025-03-30' });
  expect(name).toMatch(/队长甲2025-03-30要做的事.xlsx/);
  const book = readBook(Buffer.from(file));
  if ('refused' in book) throw new Error(book.text);
  const { items, overdue } = await caller.call(due.mine, { period: '2025-03-30' });
  expect([...book.sheets[0].rows.values()]).toHaveLength(items.length + overdue.length + 2);
  expect((await caller.file(due.ofXlsx, { owner: 'team', id: team.id, period: '2025-03' })).name).toMatch(/2025年3月要做的事.xlsx/);
  expect(await (await app.sign(member.id)).status(due.ofXlsx, { owner: 'person', id: leader.id, period: '2025-03' })).toBe(404);
  const told = (await caller.call(reminder.list)).filter(each => each.kind === 'due');
  expect(told.map(({ title }) => title)).toEqual(expect.arrayContaining(['报告', '会议和学习']));
  expect(new Set(told.map(({ title }) => title)).size).toBe(told.length);
  expect(told.find(({ title }) => title === '报告')).toMatchObject({ due: '2025-03-31', clauses: expect.arrayContaining([{ profile: 'ordos-2018', clause: '第十一条（七）' }]) });
  expect((await (await app.sign(member.id)).call(reminder.list)).filter(each => each.kind === 'due').map(({ title }) => title)).not.toContain('会议和学习');
  app.on(DAY, '09:00');
});

test('没有队的人写报告，也从他管的村起草；到期的调研报告按调研报告写；没有日子的报告可以随时写', async () => {
  const linked = await build.person(app, { name: '挂村的', terms: [{ role: 'township_linked_leader', at: street }] });
  const streetTeams = [];
  for (const name of ['东村', '西村']) streetTeams.push(await build.team(app, { village: await build.village(app, { township: street, name }) }));
  for (const each of streetTeams) {
    const worker = await app.sign((await build.person(app, { terms: [{ role: 'team_member', team: each }] })).id);
    await worker.call(record.add, { clientKey: key(), teamId: each.id, kind: 'publicity', day: DAY, text: '讲政策', withIds: [], tags: [], answers: [], photoIds: [], claimedAt: at });
  }
  const caller = await app.sign(linked.id);
  const written = await caller.call(report.open, { report: 'monthly_collective_report', period: '2025-03', owner: 'person', ownerId: linked.id });
  const figure = written.figures.find(({ key: figureKey }) => figureKey === 'record.publicity');
  expect(figure).toMatchObject({ value: 2, facts: 2 });
  expect(written.sections.find(({ key: part }) => part === 'work')!.text).toContain('宣传 2 次');
  expect((await caller.call(report.figure, { id: written.id, key: 'record.publicity' })).facts.map(({ text }) => text).sort()).toEqual(['东村', '西村']);

  const leader = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team }] })).id);
  const research = await leader.call(report.open, { report: 'research_report', period: '2025', owner: 'team', ownerId: team.id });
  expect(research).toMatchObject({ form: 'research', sections: [{ key: 'about' }, { key: 'situation' }, { key: 'problems' }, { key: 'proposals' }] });
  expect(research.because[0].clauses).toContainEqual({ profile: 'ordos-2018', clause: '第十一条（四）' });

  const town = await build.township(app, { county, name: '目标镇' });
  const own = await build.team(app, { village: await build.village(app, { township: town }) });
  await admin.call(policy.adopt, { organisationId: town.id, profileId: 'pian08b', effectiveFrom: '2025-01-01' });
  const head = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team: own }] })).id);
  const offers = await head.call(report.offered);
  expect(offers.map(({ report: kind, form, owner }) => [kind, form, owner])).toEqual([['goals_and_assistance_plan', 'brief', 'team'], ['research_special_report', 'research', 'team']]);
  expect(offers[0]).toMatchObject({ recipients: ['县活动办'], because: [{ clauses: expect.arrayContaining([{ profile: 'pian08b', clause: '目标责任制度' }]) }] });
  const free = await head.call(report.free, { form: offers[1].form, report: offers[1].report, ownerId: offers[1].ownerId, title: '产业调研' });
  expect(free).toMatchObject({ report: 'research_special_report', form: 'research', to: [{ party: 'county_office' }] });
  expect(await leader.status(report.free, { form: 'brief', ownerId: own.id, title: '别队的' })).toBe(404);
});

test('答应群众哪天办好的代办，到那天列给答应的人；同事办结了就算做到，没办结的过期了还在', async () => {
  const [own, other] = [await build.person(app, { name: '答应的人', terms: [{ role: 'team_member', team }] }), await build.person(app, { name: '他的同事', terms: [{ role: 'team_member', team }] })];
  const [promiser, mate] = [await app.sign(own.id), await app.sign(other.id)];
  const kept = await note(promiser, 'errand', { dueOn: '2025-03-14' });
  const open = await note(promiser, 'errand', { dueOn: '2025-03-13' });
  const promises = async (who: Caller, period = '2025-03') => Object.fromEntries((await who.call(due.mine, { period })).items.filter(({ source, owner }) => source === 'promise' && owner === 'person').map(({ key: name, state, due: day, title, about }) => [name, [state, day, title, about.record]]));
  expect(await promises(promiser)).toEqual({
    [`promise ${kept.id}`]: ['open', '2025-03-14', '代办答应办好的事', kept.id], [`promise ${open.id}`]: ['open', '2025-03-13', '代办答应办好的事', open.id],
  });
  expect(await promises(mate)).toEqual({});
  app.on('2025-03-13', '10:00');
  const [later, colleague] = [await app.sign(own.id), await app.sign(other.id)];
  await note(colleague, 'errand', {}, { threadId: kept.threadId, day: '2025-03-13', claimedAt: app.clock.now(), closes: true });
  expect((await promises(later))[`promise ${kept.id}`]?.[0]).toBe('done');
  app.on('2025-03-15', '09:00');
  expect((await promises(later))[`promise ${open.id}`]?.[0]).toBe('missed');
  expect((await later.call(reminder.list)).find(({ kind, title }) => kind === 'due' && title === '答应的事')).toMatchObject({ count: 1, due: '2025-03-13' });
  app.on(DAY, '09:00');
});

test('农牧民培训讲法律的分五类，到期事项里按类写各讲了几次', async () => {
  const member = await app.sign((await build.person(app, { terms: [{ role: 'team_member', team }] })).id);
  const training = (law: string | null) => note(member, 'farmer_training', { topic: law ? 'law' : 'skill', people: '20', ...(law ? { law } : {}) });
  for (const law of ['law_civil', 'law_civil', 'law_farming', null]) await training(law);
  const leader = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team }] })).id);
  const item = (await leader.call(due.mine, { period: '2025' })).items.find(({ key: name }) => name === 'meeting farmer_training 2025');
  expect(item?.because.find(({ text }) => text.startsWith('法律知识'))).toEqual({ text: '法律知识按类：农村政治类 0 次，维护农村稳定类 0 次，民事类 2 次，基本国策类 0 次，农牧业生产类 1 次', clauses: [{ profile: 'ordos-2018', clause: '第十二条（一）' }] });
  expect(await member.refused(record.add, { clientKey: key(), teamId: team.id, kind: 'farmer_training', day: DAY, text: '讲法', withIds: [], tags: [], photoIds: [], claimedAt: at, answers: [{ field: 'topic', value: 'law' }, { field: 'people', value: '3' }, { field: 'law', value: 'other' }] })).toMatchObject({ field: 'law' });
});
