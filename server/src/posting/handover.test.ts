import { Workbook } from '@protobi/exceljs';
import { archive } from '@village/shared/contract/archive';
import { handover, type HandoverDetail } from '@village/shared/contract/handover';
import { issue } from '@village/shared/contract/issue';
import { notice } from '@village/shared/contract/notice';
import { organisation, type Organisation } from '@village/shared/contract/organisation';
import { reminder } from '@village/shared/contract/reminder';
import { plan } from '@village/shared/contract/plan';
import { due } from '@village/shared/contract/due';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { ContactEntity } from '../household/contact.entity';
import { HouseholdEntity, HouseholdPairEntity } from '../household/household.entity';
import { IssueEntity } from '../issue/issue.entity';
import { MeetingDecisionEntity } from '../meeting/minutes.entity';
import { PlanItemEntity } from '../plan/plan.entity';
import { HandoverEntity } from './posting.entity';
import { TermWatchService } from './term-watch.service';

/** The first village lives by 篇二 十三 (五个清楚), the second by 鄂尔多斯 第十条: both teams are there, nobody goes before the handover. */
type Name = 'member' | 'leader' | 'successor' | 'admin' | 'office' | 'unit' | 'otherUnit' | 'neighbour' | 'stranger' | 'steppe' | 'steppeNext' | 'steppeAdmin';
let app: TestApp;
let people: Record<Name, build.PersonBuilt>;
let callers: Record<Name, Caller>;
let village: Organisation;
let teams: Awaited<ReturnType<typeof build.team>>[];
let issueId: string;
const at = '2025-12-01T01:00:00.000Z';

async function on(day: string): Promise<void> {
  app.on(day);
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

beforeAll(async () => {
  app = await startApp();
  const [home, far] = [await build.county(app), await build.county(app)];
  const town = await build.township(app, { county: home, name: '柳河乡' });
  village = await build.village(app, { township: town, name: '桃树村' });
  const steppe = await build.village(app, { township: await build.township(app, { county: far }), name: '杏花嘎查' });
  teams = [await build.team(app, { village }), await build.team(app, { village: steppe }), await build.team(app, { village: await build.village(app, { township: town }) })];
  const [unit, otherUnit] = [await build.unit(app, { county: home, name: '县水务局' }), await build.unit(app, { county: home, name: '县教育局' })];
  const term = (role: 'team_member' | 'team_leader', team: (typeof teams)[number], from = '2024-01-01') => ({ role, team, from });
  people = {
    member: await build.person(app, { name: '张三', unit, terms: [term('team_member', teams[0])] }), leader: await build.person(app, { name: '王队长', unit: otherUnit, terms: [term('team_leader', teams[0])] }),
    successor: await build.person(app, { name: '李接手', unit, terms: [term('team_member', teams[0], '2025-12-01')] }), admin: await build.person(app, { terms: [{ role: 'administrator', at: home }] }),
    office: await build.person(app, { terms: [{ role: 'township_office', at: town }] }), unit: await build.person(app, { terms: [{ role: 'dispatching_unit_hr', unit }] }), otherUnit: await build.person(app, { terms: [{ role: 'dispatching_unit_hr', unit: otherUnit }] }),
    neighbour: await build.person(app, { terms: [term('team_leader', teams[2])] }), stranger: await build.person(app, { terms: [{ role: 'county_office', at: far }] }),
    steppe: await build.person(app, { name: '巴图', terms: [term('team_member', teams[1])] }), steppeNext: await build.person(app, { name: '其其格', terms: [term('team_member', teams[1], '2025-12-20')] }), steppeAdmin: await build.person(app, { terms: [{ role: 'administrator', at: far }] }),
  };
  app.on('2025-12-01');
  await regulate(app, home, 'pian02');
  await regulate(app, far, 'ordos-2018');
  await on('2025-12-01');
  await work(home.id, town.id);
});
afterAll(() => app.close());

/** Something of every kind on the table of the one who leaves. */
async function work(countyId: string, townshipId: string): Promise<void> {
  const db = app.get(Db);
  const raised = await callers.leader.call(issue.raise, { clientKey: 'issue-1', kind: 'problem', category: 'other', villageId: village.id, title: '水管漏水', text: '', source: 'person', foundOn: '2025-12-01', claimedAt: at });
  issueId = raised.id;
  await callers.leader.call(issue.assign, { id: issueId, revision: raised.revision, personId: people.member.id, due: '2026-01-10', text: '' });
  const secret = await callers.leader.call(issue.raise, { clientKey: 'issue-2', kind: 'problem', category: 'other', villageId: village.id, title: '线索', text: '', source: 'person', foundOn: '2025-12-01', claimedAt: at });
  await db.of(IssueEntity).update({ id: secret.id }, { kind: 'complaint', category: 'about_team', ownerId: people.member.id, state: 'assigned', barred: [people.successor.id] } as object);
  await callers.leader.call(plan.save, { revision: 0, kind: 'year', year: 2026, placeId: village.id, title: '明年计划', text: '', items: [{ title: '修路', target: '', measures: '', responsible: '', stage: 'q1', ownerId: people.member.id }] });
  await db.of(MeetingDecisionEntity).insert({
    id: newId(), sourceId: 's', meetingId: null, line: 'd', sort: 'decision', text: '清渠', ownerId: people.member.id, ownerName: '张三', due: null, state: 'open', placeId: village.id, path: village.path, teamId: teams[0].id, origin: '例会', day: '2025-12-01', hostId: null,
  });
  const householdId = newId();
  await db.of(HouseholdEntity).insert({ id: householdId, countyId, townshipId, villageId: village.id, number: '01-001', place: '一组', headName: '试户主', pinyin: '', people: 3, phoneSealed: null, idSealed: null, state: 'not_poor', monitored: '', tags: '', note: '', version: 1, endedOn: null });
  await db.of(HouseholdPairEntity).insert({ id: newId(), householdId, personId: people.member.id, name: '张三', unit: '县水务局', rank: 'other', from: '2024-02-01', to: null, endedReason: '', setBy: people.leader.id, setAt: at });
  await db.of(ContactEntity).insert({ id: newId(), personId: people.member.id, teamId: teams[0].id, who: '党员', name: '老赵', from: '2024-02-01', to: null, endedReason: '' });
}

let one: HandoverDetail;

/** The roster with the last day of this person written into it. */
async function endedIn(roster: Buffer, name: string, day: string): Promise<Buffer> {
  const book = new Workbook();
  await book.xlsx.load(roster as never);
  for (const sheet of book.worksheets) {
    const heads = sheet.getRow(1).values as unknown[];
    const [named, to] = [heads.indexOf('姓名'), heads.indexOf('结束日期')];
    if (named > 0 && to > 0) sheet.eachRow(row => { if (row.getCell(named).value === name) row.getCell(to).value = day; });
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('离任的人自己办理交接，清单由系统里的事实填好', async () => {
  one = await callers.member.call(handover.open, { personId: people.member.id, termId: people.member.termIds[0], reason: 'term_end', leavingOn: '2025-12-31' });
  expect(one).toMatchObject({ state: 'open', mine: 'leaver', gated: false, missing: ['职责任务', '村情民情', '没有办完的事', '台账资料', '经费和资产'], because: [{ clauses: [{ profile: 'pian02', clause: '十三' }] }] });
  const facts = Object.fromEntries(one.sections.map(({ item, facts: known }) => [item, known.map(({ text }) => text)]));
  expect(facts.duties).toEqual(['在工作队任队员', '结对联系 1 户：一组 01-001', '经常联系的群众 1 人']);
  expect(facts.unfinished_work).toEqual(['问题：水管漏水，1月10日前办完', '会议定的：清渠', '计划：修路']);
  expect(one.handedOn.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1]);
  expect(await callers.member.refused(handover.open, { personId: people.member.id, termId: people.member.termIds[0], reason: 'other', leavingOn: '2025-12-31' })).toMatchObject({ code: 'handover_open' });
});

test('外面的人看不到，也不能替别人办理', async () => {
  for (const name of ['otherUnit', 'neighbour', 'stranger', 'successor'] as const) expect([name, await callers[name].status(handover.one, { id: one.id })]).toEqual([name, 404]);
  for (const name of ['leader', 'office', 'unit', 'admin'] as const) expect([name, await callers[name].status(handover.one, { id: one.id })]).toEqual([name, 200]);
  expect(await callers.neighbour.status(handover.open, { personId: people.successor.id, termId: people.successor.termIds[0], reason: 'other', leavingOn: '2025-12-31' })).toBe(404);
  expect(await callers.successor.status(handover.open, { personId: people.leader.id, termId: people.leader.termIds[0], reason: 'other', leavingOn: '2025-12-31' })).toBe(404);
  expect((await callers.successor.call(handover.list, {})).total).toBe(0);
  expect((await callers.office.call(handover.list, { search: 'zs' })).items).toMatchObject([{ personName: '张三' }]);
});

test('先交清，再确定接手的人，然后离任的人先签', async () => {
  expect(await callers.member.refused(handover.sign, { id: one.id, revision: one.revision })).toMatchObject({ code: 'not_handed_over', clauses: [{ clause: '十三' }] });
  for (const { item } of one.sections) one = await callers.member.call(handover.write, { id: one.id, revision: one.revision, item, text: '已经当面交清', clear: true });
  expect(await callers.member.refused(handover.sign, { id: one.id, revision: one.revision })).toMatchObject({ code: 'receiver_missing' });
  expect(await callers.leader.refused(handover.name, { id: one.id, revision: one.revision, receiverId: people.neighbour.id, leavingOn: '2025-12-31' })).toMatchObject({ code: 'person_unknown' });
  expect((await callers.leader.call(handover.candidates, { id: one.id })).map(({ name }) => name)).toContain('李接手');
  one = await callers.leader.call(handover.name, { id: one.id, revision: one.revision, receiverId: people.successor.id, leavingOn: '2025-12-31' });
  expect((await callers.successor.call(notice.unread)).latest.map(({ text }) => text)).toEqual(['张三的工作交接给您，交清以后请您签字']);
  expect(await callers.successor.refused(handover.sign, { id: one.id, revision: one.revision })).toMatchObject({ text: expect.stringContaining('先由离任的人签字') });
  expect(await callers.leader.refused(handover.sign, { id: one.id, revision: one.revision })).toMatchObject({ code: 'not_your_handover' });
  one = await callers.member.call(handover.sign, { id: one.id, revision: one.revision });
  expect(one).toMatchObject({ leaverSigned: true, receiverSigned: false, state: 'open' });
});

test('接手的人在待办里看到要签字的清单', async () => {
  expect((await callers.successor.call(reminder.list)).filter(({ kind }) => kind === 'handover')).toMatchObject([{ title: '核对交接清单签字', note: '张三交给您' }]);
  expect((await callers.member.call(reminder.list)).filter(({ kind }) => kind === 'handover')).toEqual([]);
});

test('两个人同时签，只交接一次；手上的事一件不少转给接手的人', async () => {
  await callers.leader.call(archive.custodian, { teamId: teams[0].id, personId: people.member.id, from: '2025-11-01', note: '' });
  await on('2025-12-20');
  const answers = await Promise.all([1, 2].map(() => callers.successor.send(handover.sign, { id: one.id, revision: one.revision })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  one = await callers.successor.call(handover.one, { id: one.id });
  expect(one).toMatchObject({ state: 'done', receiverSigned: true, handedOn: [{ count: 1 }, { count: 1 }, { count: 1 }, { count: 1 }, { count: 1 }], may: { sign: false, write: false } });
  const db = app.get(Db);
  expect(await db.of(IssueEntity).findOneByOrFail({ id: issueId })).toMatchObject({ ownerId: people.successor.id, state: 'assigned', due: '2026-01-10' });
  expect((await callers.leader.call(issue.one, { id: issueId })).steps.at(-1)).toMatchObject({ text: '工作交接：由张三交给李接手' });
  // A complaint that is not for the eyes of whoever takes over goes back to those who give it out.
  expect(await db.of(IssueEntity).findOneByOrFail({ kind: 'complaint' })).toMatchObject({ ownerId: null, state: 'open' });
  expect(await db.of(PlanItemEntity).findBy({ ownerId: people.successor.id })).toHaveLength(1);
  expect(await db.of(MeetingDecisionEntity).findOneByOrFail({ text: '清渠' })).toMatchObject({ ownerId: people.successor.id, ownerName: '李接手' });
  expect((await db.of(HouseholdPairEntity).find({ order: { from: 'ASC' } })).map(({ personId, from, to }) => [personId, from, to])).toEqual([[people.member.id, '2024-02-01', '2025-12-19'], [people.successor.id, '2025-12-20', null]]);
  expect(await db.of(ContactEntity).countBy({ personId: people.successor.id, name: '老赵' })).toBe(1);
});

test('离任的人是档案保管人的，从双方签字那天起由接手的人保管，不用再指定', async () => {
  const { custodian, missing, custodians } = await callers.leader.call(archive.team, { teamId: teams[0].id });
  expect(custodian).toBe('李接手');
  expect(missing).not.toContain('专人保管');
  expect(custodians).toEqual([
    { personName: '李接手', from: '2025-12-20', to: null, left: false, note: '接手张三的工作，档案随同交接', byName: '' }, { personName: '张三', from: '2025-11-01', to: '2025-12-19', left: false, note: '', byName: '王队长' },
  ]);
  const again = (personId: string, from: string) => ({ teamId: teams[0].id, personId, from, note: '' });
  expect(await callers.leader.refused(archive.custodian, again(people.leader.id, '2025-12-10'))).toMatchObject({ code: 'handed_over_later' });
  await on('2025-12-21');
  expect(await callers.leader.refused(archive.custodian, again(people.successor.id, '2025-12-21'))).toMatchObject({ code: 'keeps_already' });
  expect(await callers.leader.call(archive.custodian, again(people.leader.id, '2025-12-21'))).toMatchObject({ custodian: '王队长' });
  await on('2025-12-20');
});

test('交接清单可以归档，到期事项从交接里算', async () => {
  for (const kind of ['docx', 'pdf'] as const) expect((await callers.office.file(handover[kind], { id: one.id })).name).toBe(`张三工作交接清单.${kind}`);
  expect((await callers.leader.call(archive.items, { teamId: teams[0].id, category: 'others' })).items).toMatchObject([{ title: '工作交接清单 张三', day: '2025-12-20' }]);
  const items = await callers.member.call(due.mine, { period: '2025-12' });
  expect(items.items.filter(({ source }) => source === 'handover')).toMatchObject([{ done: 5, required: 5, state: 'done' }]);
});

test('第二套办法：没有期满、接任的没到、没有交清都走不了，条款写在上面；写明理由可以另行决定，理由一直留着', async () => {
  const { steppe, steppeNext } = people;
  const ending = { id: steppe.id, termId: steppe.termIds[0], to: '2025-12-31' };
  expect(await callers.steppeAdmin.refused(organisation.endTerm, ending)).toMatchObject({ code: 'handover_first', text: expect.stringContaining('接任的还没有到村，还没有交接清楚'), clauses: expect.arrayContaining([{ profile: 'ordos-2018', clause: '第十条' }]) });
  expect(await callers.steppeAdmin.refused(organisation.endTeam, { id: teams[1].id, to: '2025-12-31' })).toMatchObject({ code: 'handover_first' });
  const { file: roster } = await callers.steppeAdmin.file(organisation.export);
  expect(await callers.steppeAdmin.status(organisation.import, {}, roster as Buffer)).toBe(200);
  expect(await callers.steppeAdmin.refused(organisation.import, {}, await endedIn(roster as Buffer, '巴图', '2025-12-31'))).toMatchObject({ code: 'handover_first', text: expect.stringContaining('巴图') });
  let steps = await callers.steppeAdmin.call(handover.open, { personId: steppe.id, termId: steppe.termIds[0], reason: 'term_end', leavingOn: '2025-12-31', receiverId: steppeNext.id });
  steps = await callers.steppe.call(handover.sign, { id: steps.id, revision: steps.revision });
  expect(await callers.steppeAdmin.refused(organisation.endTerm, ending)).toMatchObject({ text: expect.stringContaining('还没有交接清楚') });
  await callers.steppeNext.call(handover.sign, { id: steps.id, revision: steps.revision });
  expect(await callers.steppeAdmin.refused(organisation.endTerm, { ...ending, to: '2025-12-25' })).toMatchObject({ text: expect.stringContaining('还没有期满') });
  expect(await callers.steppeAdmin.status(organisation.endTerm, ending)).toBe(200);
  const next = { id: steppeNext.id, termId: steppeNext.termIds[0], to: '2026-01-15' };
  expect(await callers.steppeAdmin.refused(organisation.endTerm, next)).toMatchObject({ code: 'handover_first' });
  expect(await callers.steppeAdmin.status(organisation.endTerm, { ...next, reason: '抽调抗洪，先走后补' })).toBe(200);
  expect((await callers.steppeAdmin.call(handover.person, { personId: steppeNext.id })).releases).toMatchObject([{ on: '2026-01-15', reason: '抽调抗洪，先走后补', against: expect.stringContaining('还没有交接清楚') }]);
  expect(await callers.admin.status(handover.person, { personId: steppeNext.id })).toBe(404);
});

test('任期按制度数到哪一天：本人、队长和上级看得到', async () => {
  const { clocks } = await callers.steppe.call(handover.person, { personId: people.steppe.id });
  expect(clocks).toMatchObject([{ from: '2024-01-01', to: '2025-12-31', lastDay: '2025-12-31', daysLeft: 11, handover: { state: 'done' }, because: [{ clauses: [{ clause: '第十条' }] }] }]);
  expect((await callers.office.call(handover.clocks, {})).items.map(({ personName, why }) => [personName, why !== null])).toEqual(expect.arrayContaining([['张三', true]]));
  expect((await callers.stranger.call(handover.clocks, { search: 'qqg' })).items).toMatchObject([{ personName: '其其格', lastDay: '2025-12-31' }]);
});

test('快到期满时，本人、队长和上级办公室各听到一次', async () => {
  app.on('2025-12-20', '10:00');
  const watch = app.get(TermWatchService);
  await watch.run();
  await watch.run();
  expect((await callers.steppeNext.call(notice.list, {})).items.filter(({ text }) => text.includes('期满'))).toMatchObject([{ text: '您在杏花嘎查的任期12月31日期满，请早些准备工作交接' }]);
  expect((await callers.member.call(notice.list, {})).items.filter(({ text }) => text.includes('期满'))).toEqual([]);
});

test('不再交接的写明原因，以后可以重新办', async () => {
  const opened = await callers.leader.call(handover.open, { personId: people.leader.id, termId: people.leader.termIds[0], reason: 'other', leavingOn: '2026-03-01' });
  expect(await callers.successor.status(handover.withdraw, { id: opened.id, revision: opened.revision, text: '留任' })).toBe(404);
  expect(await callers.office.call(handover.withdraw, { id: opened.id, revision: opened.revision, text: '留任' })).toMatchObject({ state: 'withdrawn', withdrawnReason: '留任' });
  expect(await callers.leader.status(handover.open, { personId: people.leader.id, termId: people.leader.termIds[0], reason: 'other', leavingOn: '2026-03-01' })).toBe(200);
  expect(await app.get(Db).of(HandoverEntity).countBy({ personId: people.leader.id })).toBe(2);
});
