import { file } from '@village/shared/contract/file';
import { household } from '@village/shared/contract/household';
import { issue, type IssueDetail } from '@village/shared/contract/issue';
import type { RaiseIssueInput } from '@village/shared/contract/issue.input';
import { notice } from '@village/shared/contract/notice';
import { organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { Workbook } from '@protobi/exceljs';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { AccessEntity } from '../common/access';
import { Db } from '../common/db';
import { IssueStepEntity } from './issue.entity';
import { IssueService } from './issue.service';

const TODAY = '2025-03-11';
let app: TestApp;
let callers: Record<'leader' | 'member' | 'colleague' | 'secretary' | 'department' | 'office' | 'city' | 'neighbour' | 'foreign' | 'village', Caller>;
let ids: Record<string, string>;
let villageId: string, otherVillageId: string, townshipId: string;
let number = 0;
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const photo = async (who: Caller) => (await who.call(file.upload, { purpose: 'record_photo' }, DOT)).id;

beforeAll(async () => {
  app = await startApp();
  app.on(TODAY, '09:00');
  const county = await build.county(app);
  const township = await build.township(app, { county, name: '鲁山镇' });
  const village = await build.village(app, { township, name: '前村' });
  const other = await build.village(app, { township, name: '后村' });
  const team = await build.team(app, { village });
  const second = await build.team(app, { village: other });
  const foreignTown = await build.township(app, { county });
  [villageId, otherVillageId, townshipId] = [village.id, other.id, township.id];
  const people = {
    leader: await build.person(app, { name: '钱队长', terms: [{ role: 'team_leader', team }] }),
    member: await build.person(app, { name: '张三', terms: [{ role: 'team_member', team }] }),
    colleague: await build.person(app, { name: '李四', terms: [{ role: 'linked_cadre', team }] }),
    secretary: await build.person(app, { name: '周书记', terms: [{ role: 'township_secretary', at: township }] }),
    department: await build.person(app, { name: '沈水利', post: '镇水利站', terms: [{ role: 'township_department', at: township }] }),
    office: await build.person(app, { name: '县办', terms: [{ role: 'county_office', at: county }] }),
    city: await build.person(app, { name: '市办', terms: [{ role: 'city_office', at: county }] }),
    neighbour: await build.person(app, { name: '邻村', terms: [{ role: 'team_member', team: second }] }),
    foreign: await build.person(app, { name: '外乡', terms: [{ role: 'township_secretary', at: foreignTown }] }),
    village: await build.person(app, { name: '村支书', terms: [{ role: 'village_secretary', at: village }] }),
    area: await build.person(app, { name: '联村书记', terms: [{ role: 'linked_village_party_secretary', at: township }] }),
  };
  ids = Object.fromEntries(Object.entries(people).map(([name, { id }]) => [name, id]));
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
  const administrator = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await administrator.call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
  await administrator.call(policy.adopt, { organisationId: township.id, profileId: 'lucun', effectiveFrom: '2024-01-01' });
});
afterAll(() => app.close());

const input = (more: Partial<RaiseIssueInput> = {}): RaiseIssueInput => ({
  clientKey: `issue-${(number += 1)}`, kind: 'problem', category: 'infrastructure', villageId, title: '三组水管爆裂', text: '三组主管漏水，12 户停水', source: 'person', foundOn: app.clock.today(), claimedAt: app.clock.now(), ...more,
});
const raise = (who: Caller = callers.member, more: Partial<RaiseIssueInput> = {}) => who.call(issue.raise, input(more));
const answer = (who: Caller, { id, revision }: IssueDetail, text = '水管换好了', more = {}) => who.call(issue.answer, { clientKey: `answer-${(number += 1)}`, id, revision, outcome: 'solved', text, claimedAt: app.clock.now(), ...more });
const notices = async (who: Caller) => (await who.call(notice.list, {})).items.filter(({ read }) => !read).map(({ text }) => text);

test('登记、交办、答复、第二个人核实销号；每一步一行，办的人不能自己销号', async () => {
  const raised = await raise();
  expect(raised).toMatchObject({ state: 'open', level: 'village', reporterName: '张三', waits: 'work', may: { answer: true, assign: false, withdraw: true } });
  expect(await notices(callers.leader)).toContain('前村：三组水管爆裂，等您交办');
  const people = await callers.leader.call(issue.people, { id: raised.id });
  expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining(['张三', '李四', '钱队长', '村支书']));
  expect(people.map(({ name }) => name)).not.toContain('周书记');
  const given = await callers.leader.call(issue.assign, { id: raised.id, revision: 1, personId: ids.colleague, due: '2025-03-14', text: '先接通临时水' });
  expect(given).toMatchObject({ state: 'assigned', ownerName: '李四', due: '2025-03-14', revision: 2 });
  expect(await notices(callers.colleague)).toContain('请您办理：前村：三组水管爆裂，3月14日以前办好');
  await callers.colleague.call(issue.note, { clientKey: 'note-1', id: raised.id, text: '已联系施工队，明天到', claimedAt: app.clock.now() });
  expect((await callers.member.refused(issue.answer, { clientKey: 'not-mine', id: raised.id, revision: 2, outcome: 'solved', text: '好了', claimedAt: app.clock.now() })).code).toBe('issue_not_yours');
  const answered = await answer(callers.colleague, given);
  expect(answered).toMatchObject({ state: 'answered', confirmedByOther: true, may: { confirm: false } });
  expect((await callers.colleague.refused(issue.confirm, { id: raised.id, revision: 3, text: '' })).code).toBe('own_answer');
  const closed = await callers.member.call(issue.confirm, { id: raised.id, revision: 3, text: '到三组看了，12 户都通水' });
  expect(closed).toMatchObject({ state: 'closed', waits: null });
  expect(closed.steps.map(({ action, byName }) => [action, byName])).toEqual([['raise', '张三'], ['assign', '钱队长'], ['note', '李四'], ['answer', '李四'], ['confirm', '张三']]);
  const again = await callers.village.call(issue.move, { id: raised.id, revision: 4, move: 'reopen', reason: '又漏了' });
  expect(again).toMatchObject({ state: 'reopened', reopened: 1, ownerName: '李四' });
  expect(await notices(callers.colleague)).toContain('前村：三组水管爆裂，没有解决，要重新办理');
  expect((await callers.colleague.call(issue.work)).counts.work).toBe(1);
});

test('按制度当天没有解决的进台账；群众诉求较大的提示报给谁，带条款', async () => {
  const plain = await raise();
  expect(plain.ledger).toMatchObject({ required: true, report: [] });
  expect(plain.ledger?.because[0].clauses).toContainEqual({ profile: 'lucun', clause: '一(四)' });
  const pressing = await raise(callers.colleague, { massDemand: true, title: '全村用水' });
  expect(pressing.ledger?.report).toEqual(['联村党委', '责任区']);
  const reported = await callers.colleague.call(issue.escalate, { id: pressing.id, revision: 1, text: '村里没有钱换主管' });
  expect(reported).toMatchObject({ state: 'escalated', level: 'township', recipients: [{ name: '联村党委', holders: 1, acknowledgedAt: null }, { name: '责任区', holders: 0 }], ledger: { report: [] } });
  expect(await notices(await app.sign(ids.area))).toContain('前村：全村用水，等您签收');
  const solved = await raise(callers.member, { solved: '当场帮他填好了表' });
  expect(solved).toMatchObject({ state: 'answered', ledger: { required: false } });
  expect((await callers.member.call(issue.one, { id: solved.id })).may.confirm).toBe(false);
  expect(await notices(callers.leader)).toContain('前村：三组水管爆裂，已经答复，请您核实是不是解决了');
});

test('上报、签收、转部门、部门退回和答复；等了多久看得到', async () => {
  const { id } = await raise(callers.member, { title: '过水桥裂缝' });
  app.on(TODAY, '10:00');
  await callers.leader.call(issue.escalate, { id, revision: 1, text: '要镇里派人鉴定' });
  app.on('2025-03-12', '16:00');
  expect((await callers.secretary.call(issue.work)).items.find(each => each.id === id)).toMatchObject({ waits: 'acknowledge', escalatedAt: '2025-03-11T02:00:00.000Z' });
  expect((await callers.leader.refused(issue.acknowledge, { id })).code).toBe('issue_not_yours');
  const taken = await callers.secretary.call(issue.acknowledge, { id });
  expect(taken).toMatchObject({ state: 'assigned', ownerName: '周书记', recipients: [{ name: '乡镇', acknowledgedBy: '周书记', acknowledgedAt: '2025-03-12T08:00:00.000Z' }] });
  expect(await notices(callers.member)).toContain('前村：过水桥裂缝，上级已签收');
  const department = (await callers.secretary.call(issue.people, { id })).find(({ name }) => name === '沈水利');
  expect(department).toMatchObject({ department: true, post: '镇水利站' });
  const handed = await callers.secretary.call(issue.assign, { id, revision: 3, personId: ids.department, due: '2025-03-20', text: '' });
  expect(handed).toMatchObject({ state: 'transferred', ownerName: '沈水利' });
  expect((await callers.department.call(issue.list, { box: 'todo' })).items.map(each => each.title)).toEqual(['过水桥裂缝']);
  await callers.department.call(issue.move, { id, revision: 4, move: 'give_back', reason: '属于交通站' });
  expect(await notices(callers.secretary)).toContain('前村：过水桥裂缝，退了回来，要另外交办');
  const again = await callers.secretary.call(issue.assign, { id, revision: 5, personId: ids.department, due: '2025-03-20', text: '水利站先加固' });
  const done = await answer(callers.department, again, '已加固，限重 3 吨');
  expect(done.state).toBe('answered');
  expect(await callers.department.status(issue.one, { id })).toBe(200);
  expect((await callers.member.call(issue.confirm, { id, revision: done.revision, text: '' })).state).toBe('closed');
});

test('看不到的一律 404：邻村、外乡、没有经手的部门', async () => {
  const { id } = await raise();
  for (const who of [callers.neighbour, callers.foreign, callers.department]) expect(await who.status(issue.one, { id })).toBe(404);
  for (const who of [callers.leader, callers.secretary, callers.office, callers.village]) expect(await who.status(issue.one, { id })).toBe(200);
  expect(await callers.member.status(issue.raise, input({ villageId: otherVillageId }))).toBe(404);
  expect((await callers.member.refused(issue.raise, input({ category: 'neighbour' }))).code).toBe('category_unknown');
  expect((await callers.member.refused(issue.raise, input({ foundOn: '2025-03-30' }))).code).toBe('day_in_future');
});

test('重大情况直报制度点名的人，各人签收；没有点名的先报上一级', async () => {
  const opinion = await raise(callers.colleague, { kind: 'direct', category: 'opinion', title: '对低保评议有意见' });
  expect(opinion).toMatchObject({ state: 'escalated', level: 'township', recipients: [{ name: '乡镇党委', holders: 1 }, { name: '乡镇政府', holders: 0 }] });
  expect(opinion.because[0]).toMatchObject({ clauses: expect.arrayContaining([{ profile: 'lucun', clause: '二(二)' }]) });
  expect(await callers.secretary.call(issue.acknowledge, { id: opinion.id })).toMatchObject({ state: 'assigned', ownerName: '周书记' });
  const accident = await raise(callers.leader, { kind: 'direct', category: 'accident', title: '山体滑坡' });
  expect(accident).toMatchObject({ state: 'escalated', recipients: [{ name: '乡镇' }] });
  expect(accident.because.map(({ text }) => text).join()).toContain('没有写明');
  expect((await callers.leader.call(issue.move, { id: accident.id, revision: 1, move: 'withdraw', reason: '看错了' })).state).toBe('withdrawn');
});

test('线索只有报送人和制度点名的机构看得到：别人 404，不在列表、查找、导出和统计里', async () => {
  expect((await callers.member.refused(issue.raise, input({ kind: 'clue', category: 'evil_forces_clue', title: '强占水渠' }))).code).toBe('not_in_document');
  const outside = await build.township(app, { county: await countyOf() });
  const place = await build.village(app, { township: outside, name: '草场村' });
  const team = await build.team(app, { village: place });
  const [one, mate] = [await build.person(app, { name: '巴图', terms: [{ role: 'team_member', team }] }), await build.person(app, { name: '队长', terms: [{ role: 'team_leader', team }] })];
  const [reporter, leader] = [await app.sign(one.id), await app.sign(mate.id)];
  const clue = await reporter.call(issue.raise, input({ kind: 'clue', category: 'evil_forces_clue', villageId: place.id, title: '强占水渠', text: '有人强占水渠' }));
  expect(clue).toMatchObject({ state: 'escalated', level: 'county', recipients: [{ name: '市包联驻村工作领导小组办公室', holders: 1 }], may: { escalate: false, assign: false } });
  for (const who of [leader, callers.office, callers.member]) {
    expect(await who.status(issue.one, { id: clue.id })).toBe(404);
    expect((await who.call(issue.restricted, {})).total).toBe(0);
    expect((await who.call(issue.list, { box: 'undone', search: '强占水渠' })).total).toBe(0);
  }
  expect((await callers.city.call(issue.list, { search: '强占' })).total).toBe(0);
  expect((await callers.city.call(issue.statistics, { from: TODAY, to: '2025-03-31' })).categories.map(({ name }) => name).join()).not.toContain('线索');
  expect((await callers.city.call(issue.restricted, {})).items).toMatchObject([{ title: '强占水渠', waits: 'acknowledge' }]);
  expect((await callers.city.call(issue.work)).restricted).toBe(1);
  expect((await callers.city.send(issue.pdf, { id: clue.id })).status).toBe(422);
  expect(await notices(callers.city)).toEqual(['有一条线索反馈，等您签收']);
  const taken = await callers.city.call(issue.acknowledge, { id: clue.id });
  const found = await answer(callers.city, taken, '已移交有关机关', { outcome: 'verified' });
  expect((await reporter.call(issue.confirm, { id: clue.id, revision: found.revision, text: '' })).state).toBe('closed');
  // Whoever opens a clue is written down; an issue that everybody there may see is not.
  await callers.city.call(issue.one, { id: clue.id });
  expect(await app.get(Db).of(AccessEntity).findBy({ operation: 'issue.one' })).toMatchObject([{ kind: 'clue', subjectId: clue.id, role: 'city_office' }]);
});

const countyOf = async () => (await callers.office.call(organisation.tree)).find(({ kind }) => kind === 'county')!;

test('不配合的反映交给上一级，被反映的看不到；查证的结果留给处理的人', async () => {
  const complaint = await raise(callers.leader, { kind: 'obstruction', category: 'village', title: '村里不给数据' });
  expect(complaint).toMatchObject({ level: 'township', recipients: [{ name: '乡镇' }] });
  expect(await callers.village.status(issue.one, { id: complaint.id })).toBe(404);
  expect(await callers.member.status(issue.one, { id: complaint.id })).toBe(404);
  const taken = await callers.secretary.call(issue.acknowledge, { id: complaint.id });
  expect((await callers.secretary.refused(issue.answer, { clientKey: 'wrong', id: complaint.id, revision: taken.revision, outcome: 'solved', text: '好了', claimedAt: app.clock.now() })).code).toBe('outcome_unknown');
  await answer(callers.secretary, taken, '情况属实，已责成提供', { outcome: 'verified' });
  expect(await app.get(IssueService).verifiedObstructions((await countyOf()).id, TODAY, '2025-03-31')).toMatchObject([{ title: '村里不给数据' }]);
});

test('两个人同时办，只有一个算数；离线来的第二份被告知现在的情况', async () => {
  const raised = await raise();
  const given = await callers.leader.call(issue.assign, { id: raised.id, revision: 1, personId: ids.member, due: '2025-03-20', text: '' });
  const parallel = await Promise.all([
    ...Array.from({ length: 4 }, (_, index) => callers.member.send(issue.answer as never, { clientKey: `p${index}-${raised.id}`.slice(0, 60), id: raised.id, revision: given.revision, outcome: 'solved', text: `第 ${index} 份`, claimedAt: app.clock.now() })),
    ...Array.from({ length: 4 }, () => callers.leader.send(issue.escalate as never, { id: raised.id, revision: given.revision, text: '上报' })),
  ]);
  expect(parallel.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(parallel.filter(({ status }) => status === 409)).toHaveLength(7);
  const now = await callers.member.call(issue.one, { id: raised.id });
  expect(now.revision).toBe(3);
  expect(await app.get(Db).of(IssueStepEntity).countBy({ issueId: raised.id })).toBe(3);
});

test('同一条送多遍只登记一次；离线写的留两个时间', async () => {
  const sent = input({ clientKey: 'same-key', title: '只登记一次', claimedAt: '2025-03-11T01:00:00.000Z' });
  app.on('2025-03-13', '09:00');
  const answers = await Promise.all(Array.from({ length: 6 }, () => callers.member.send(issue.raise as never, sent)));
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
  const { items } = await callers.member.call(issue.list, { box: 'mine', search: '只登记一次' });
  expect(items).toHaveLength(1);
  expect(await callers.member.call(issue.one, { id: items[0].id })).toMatchObject({ late: true, steps: [{ claimedAt: '2025-03-11T01:00:00.000Z' }] });
});

test('列表按范围、分类、过期查，能导出；统计找出反复出现的', async () => {
  const { id: householdId } = await callers.leader.call(household.add, { villageId, number: '05-001', group: '五组', headName: '单田', people: 3, state: 'not_poor' });
  for (const title of ['五组路灯不亮', '六组路灯不亮']) await raise(callers.member, { title, category: 'livelihood', householdId });
  const late = await raise(callers.member, { title: '要过期的', category: 'safety' });
  await callers.leader.call(issue.assign, { id: late.id, revision: 1, personId: ids.member, due: '2025-03-13', text: '' });
  app.on('2025-03-17', '09:00');
  expect((await callers.leader.call(issue.list, { box: 'overdue' })).items.map(({ title }) => title)).toContain('要过期的');
  expect((await callers.leader.call(issue.list, { box: 'undone', search: '路灯' })).total).toBe(2);
  expect((await callers.secretary.call(issue.list, { box: 'undone', search: 'zhangsan', category: 'livelihood' })).total).toBe(2);
  expect((await callers.secretary.call(issue.list, { box: 'undone', search: 'hc' })).total).toBe(0);
  expect((await callers.secretary.call(issue.list, { category: 'safety', placeId: villageId })).items.map(({ title }) => title)).toEqual(['要过期的']);
  expect(await callers.foreign.status(issue.list, { placeId: villageId })).toBe(404);
  const { file } = await callers.secretary.file(issue.xlsx, { box: 'ledger', placeId: townshipId });
  const book = new Workbook();
  await book.xlsx.load(Buffer.from(file) as never);
  const sheet = book.worksheets[0];
  expect(sheet.getCell('F3').value).toBe('问题');
  expect(JSON.stringify(sheet.getSheetValues())).toContain('要过期的');
  expect(JSON.stringify(sheet.getSheetValues())).not.toContain('当场帮他');
  const counted = await callers.secretary.call(issue.statistics, { from: TODAY, to: '2025-03-31' });
  expect(counted.recurrences.find(each => each.householdId === householdId)).toMatchObject({ villageName: '前村', categoryName: '社保和民政', count: 2, undone: 2 });
  expect(counted.recurrences.find(each => each.category === 'infrastructure' && each.householdId === null)?.count).toBeGreaterThan(3);
  expect(counted.reopened).toBe(1);
  expect(counted.overdue).toBeGreaterThan(0);
  expect(counted.states.reduce((sum, { count }) => sum + count, 0)).toBe(counted.raised);
});

test('矛盾纠纷的调解一步一步记，别的事没有调解的步骤', async () => {
  const dispute = await raise(callers.member, { kind: 'dispute', category: 'neighbour', title: '两家为地界争执', villager: '甲家、乙家' });
  for (const [stage, text] of [['heard', '分别听了两家'], ['mediated', '到地边一起量'], ['agreed', '签了协议']] as const) await callers.member.call(issue.note, { clientKey: `stage-${stage}`, id: dispute.id, stage, text, claimedAt: app.clock.now() });
  expect((await callers.member.call(issue.one, { id: dispute.id })).steps.map(({ stage }) => stage)).toEqual([null, 'heard', 'mediated', 'agreed']);
  for (const endpoint of [issue.pdf, issue.docx]) {
    const { file, name } = await callers.leader.file(endpoint, { id: dispute.id });
    expect(name).toContain('矛盾纠纷调处登记 前村');
    expect(file.length).toBeGreaterThan(3000);
  }
  expect(await callers.neighbour.status(issue.pdf, { id: dispute.id })).toBe(404);
  const plain = await raise();
  expect((await callers.member.refused(issue.note, { clientKey: 'no-stage', id: plain.id, stage: 'heard', text: '听了', claimedAt: app.clock.now() })).code).toBe('no_mediation');
});

test('登记、跟进、答复都能带照片，看得到这件事的人才看得到；一张照片只用一次', async () => {
  const first = await photo(callers.member);
  const raised = await raise(callers.member, { photoIds: [first] });
  expect(raised.steps[0].photos).toHaveLength(1);
  expect((await callers.member.refused(issue.note, { clientKey: 'photo-again', id: raised.id, text: '同一张', photoIds: [first], claimedAt: app.clock.now() })).code).toBe('file_missing');
  expect((await callers.member.refused(issue.note, { clientKey: 'photo-other', id: raised.id, text: '别人的', photoIds: [await photo(callers.leader)], claimedAt: app.clock.now() })).code).toBe('file_missing');
  const noted = await callers.member.call(issue.note, { clientKey: 'photo-note', id: raised.id, text: '挖开了', photoIds: [await photo(callers.member), await photo(callers.member)], claimedAt: app.clock.now() });
  expect(noted.steps.map(({ photos }) => photos.length)).toEqual([1, 2]);
  const answered = await answer(callers.member, noted, '换了水管', { photoIds: [await photo(callers.member)] });
  const [id] = answered.steps[2].photos;
  expect((await callers.secretary.file(issue.picture, { id })).name).toBe('照片.jpg');
  for (const name of ['neighbour', 'foreign', 'department'] as const) expect(await callers[name].status(issue.picture, { id })).toBe(404);
});
