import { file } from '@village/shared/contract/file';
import { Workbook } from '@protobi/exceljs';
import { notice } from '@village/shared/contract/notice';
import { plan, type PlanDetail } from '@village/shared/contract/plan';
import type { PlanItemInput, SavePlanInput } from '@village/shared/contract/plan.input';
import { policy } from '@village/shared/contract/policy';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { PlanService } from './plan.service';

let app: TestApp;
let callers: Record<'leader' | 'member' | 'secretary' | 'office' | 'neighbour' | 'foreign' | 'cadre', Caller>;
let ids: Record<string, string>;
let villageId: string, townshipId: string;
let number = 0;
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const photo = async (who: Caller) => (await who.call(file.upload, { purpose: 'record_photo' }, DOT)).id;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  const county = await build.county(app);
  const township = await build.township(app, { county, name: '桃源乡' });
  const village = await build.village(app, { township, name: '花溪村' });
  const team = await build.team(app, { village });
  const second = await build.team(app, { village: await build.village(app, { township }) });
  const foreignTown = await build.township(app, { county });
  [villageId, townshipId] = [village.id, township.id];
  const people = {
    leader: await build.person(app, { name: '叶青', terms: [{ role: 'team_leader', team }] }),
    member: await build.person(app, { name: '林夏', terms: [{ role: 'team_member', team }] }),
    secretary: await build.person(app, { name: '韩秋', terms: [{ role: 'township_secretary', at: township }] }),
    office: await build.person(app, { name: '乡镇办', terms: [{ role: 'township_office', at: township }] }),
    neighbour: await build.person(app, { name: '邻村', terms: [{ role: 'team_member', team: second }] }),
    foreign: await build.person(app, { name: '外乡', terms: [{ role: 'township_secretary', at: foreignTown }] }),
    cadre: await build.person(app, { name: '村干部', terms: [{ role: 'village_cadre', at: village }] }),
  };
  ids = Object.fromEntries(Object.entries(people).map(([name, { id }]) => [name, id]));
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
  const administrator = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await administrator.call(policy.adopt, { organisationId: county.id, profileId: 'pian08b', effectiveFrom: '2024-01-01' });
});
afterAll(() => app.close());

const item = (title: string, more: Partial<PlanItemInput> = {}): PlanItemInput => ({ title, target: '', measures: '组织村民投工', responsible: '', ownerId: ids.member, due: '2025-06-30', stage: 'q2', ...more });
const draft = (more: Partial<SavePlanInput> = {}): SavePlanInput => ({ revision: 0, kind: 'year', year: 2025, placeId: villageId, title: '2025 年帮扶计划', text: '', items: [item('修通五组路')], ...more });
const move = (who: Caller, { id, revision }: PlanDetail, to: 'submit' | 'adopt' | 'return' | 'take_back' | 'close', text = '') => who.call(plan.move, { id, revision, move: to, text });
const adopted = async (more: Partial<SavePlanInput> = {}) => move(callers.secretary, await move(callers.leader, await callers.leader.call(plan.save, draft(more)), 'submit'), 'adopt');
const progress = (who: Caller, id: string, text: string, more = {}) => who.call(plan.progress, { id, clientKey: `progress-${(number += 1)}`, day: app.clock.today(), text, claimedAt: app.clock.now(), ...more });
const notices = async (who: Caller) => (await who.call(notice.list, {})).items.filter(({ read }) => !read).map(({ text }) => text);

test('每一项要写全责任人、措施、时限才能提交，写明条款；由制度点名的人审核，起草的人不能自己审', async () => {
  const bare = await callers.leader.call(plan.save, draft({ items: [item('修路', { measures: '', due: undefined })] }));
  expect(bare).toMatchObject({ state: 'draft', itemList: [{ lacks: ['工作措施', '完成时限'] }], may: { write: true, submit: true, adopt: false } });
  const refused = await callers.leader.refused(plan.move, { id: bare.id, revision: 1, move: 'submit', text: '' });
  expect(refused).toMatchObject({ code: 'plan_item_incomplete', clauses: [{ profile: 'pian08b', clause: '目标责任制度' }] });
  const saved = await callers.member.call(plan.save, draft({ id: bare.id, revision: 1 }));
  expect(saved).toMatchObject({ revision: 2, itemList: [{ title: '修通五组路', ownerName: '林夏', lacks: [] }] });
  expect((await callers.leader.refused(plan.save, draft({ id: bare.id, revision: 1, title: '旧的' }))).code).toBe('plan_changed');
  const submitted = await move(callers.leader, saved, 'submit');
  expect(await notices(callers.secretary)).toEqual(['年度计划“2025 年帮扶计划”，等您审核']);
  expect((await callers.secretary.call(plan.work)).toReview.map(({ title }) => title)).toEqual(['2025 年帮扶计划']);
  expect((await callers.leader.refused(plan.move, { id: bare.id, revision: 3, move: 'adopt', text: '' })).code).toBe('own_plan');
  expect((await callers.office.refused(plan.move, { id: bare.id, revision: 3, move: 'adopt', text: '' })).text).toContain('按制度由乡镇党委审核');
  expect((await callers.secretary.refused(plan.move, { id: bare.id, revision: 3, move: 'return', text: '' })).code).toBe('review_text_missing');
  const returned = await move(callers.secretary, submitted, 'return', '时限太晚');
  expect(returned).toMatchObject({ state: 'returned', steps: [{ action: 'return', text: '时限太晚' }, { action: 'submit' }] });
  const again = await move(callers.leader, await callers.leader.call(plan.save, draft({ id: bare.id, revision: returned.revision, items: [{ ...item('修通五组路', { due: '2025-05-31' }), id: returned.itemList[0].id }] })), 'submit');
  expect(again.itemList[0].id).toBe(returned.itemList[0].id);
  expect((await move(callers.secretary, again, 'adopt')).state).toBe('adopted');
  expect(await notices(callers.member)).toContain('2025 年帮扶计划里由您负责：修通五组路，5月31日以前');
});

test('进展一条条记，办完由第二个人确认，可以重新办理；调整写明原因，留下原来的', async () => {
  const running = await adopted();
  const [{ id }] = running.itemList;
  await progress(callers.member, id, '路基挖好了');
  await progress(callers.leader, id, '铺了一半');
  const done = await progress(callers.member, id, '铺完了', { done: true });
  expect(done).toMatchObject({ state: 'done', progress: { text: '铺完了' }, may: { confirm: false } });
  expect((await callers.member.refused(plan.moveItem, { id, revision: 2, move: 'confirm', text: '' })).code).toBe('own_item');
  expect((await callers.leader.call(plan.work)).toConfirm.map(each => each.id)).toEqual([id]);
  expect((await callers.leader.call(plan.moveItem, { id, revision: 2, move: 'confirm', text: '走了一遍' })).state).toBe('confirmed');
  const again = await callers.secretary.call(plan.moveItem, { id, revision: 3, move: 'reopen', text: '两处开裂' });
  expect(again).toMatchObject({ state: 'open', steps: [{ action: 'reopen' }, { action: 'confirm' }, { action: 'done' }, { action: 'progress', text: '铺了一半' }, { action: 'progress' }] });
  expect(await notices(callers.member)).toContain('修通五组路，还没有办好，要接着办');
  const later = await callers.leader.call(plan.changeItem, { id, revision: 4, measures: '请县交通局补一层', ownerId: ids.leader, responsible: '', due: '2025-08-31', reason: '雨季不能施工' });
  expect(later).toMatchObject({ ownerName: '叶青', due: '2025-08-31', steps: expect.arrayContaining([expect.objectContaining({ action: 'change', text: '雨季不能施工', before: '责任人：林夏；时限：2025-06-30；措施：组织村民投工' })]) });
  expect((await callers.leader.refused(plan.changeItem, { id, revision: 5, measures: '', ownerId: ids.foreign, responsible: '', reason: '换人' })).code).toBe('person_unknown');
  const more = await callers.leader.call(plan.addItem, { id: running.id, items: [item('栽行道树')], reason: '群众要求' });
  expect(more.itemList.map(({ title }) => title)).toEqual(['修通五组路', '栽行道树']);
});

test('同时说办完、同时确认，只有一个算数；没有信号写的进展送一次', async () => {
  const [{ id }] = (await adopted()).itemList;
  const dones = await Promise.all([callers.member, callers.leader, callers.member].map((who, index) => who.send(plan.progress as never, { id, clientKey: `parallel-${index}-${id}`, day: '2025-03-06', text: '办完了', done: true, claimedAt: app.clock.now() })));
  expect(dones.filter(({ status }) => status === 200)).toHaveLength(1);
  const seen = await callers.secretary.call(plan.item, { id });
  const confirms = await Promise.all(Array.from({ length: 4 }, () => callers.secretary.send(plan.moveItem as never, { id, revision: seen.revision, move: 'confirm', text: '' })));
  expect(confirms.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  const [{ id: next }] = (await adopted()).itemList;
  const entry = { id: next, clientKey: 'once-only', day: '2025-03-05', text: '量了地', claimedAt: '2025-03-05T01:00:00.000Z' };
  await Promise.all(Array.from({ length: 5 }, () => callers.member.send(plan.progress as never, entry)));
  expect((await callers.member.call(plan.item, { id: next })).steps).toMatchObject([{ action: 'progress', day: '2025-03-05', late: true }]);
});

test('谁看得到：本村和上级；下面的人看得到执行中的，看不到草稿；别处 404', async () => {
  const own = await callers.leader.call(plan.save, draft());
  for (const who of [callers.member, callers.secretary, callers.cadre]) expect(await who.status(plan.one, { id: own.id })).toBe(200);
  for (const who of [callers.neighbour, callers.foreign]) expect(await who.status(plan.one, { id: own.id })).toBe(404);
  const town = await callers.office.call(plan.save, draft({ placeId: townshipId, title: '全乡计划', items: [item('全乡道路', { ownerId: ids.office })] }));
  expect(await callers.leader.status(plan.one, { id: town.id })).toBe(404);
  await move(callers.secretary, await move(callers.office, town, 'submit'), 'adopt');
  const above = await callers.leader.call(plan.list, { box: 'above' });
  expect(above.items.map(({ title }) => title)).toEqual(['全乡计划']);
  const part = await adopted({ title: '分解', items: [item('五组路', { sourceItemId: town.itemList[0].id })] });
  expect((await callers.office.call(plan.item, { id: town.itemList[0].id })).parts).toMatchObject([{ title: '五组路', placeName: '花溪村', state: 'open' }]);
  expect((await callers.leader.call(plan.item, { id: part.itemList[0].id })).source).toMatchObject({ title: '全乡道路' });
  expect(await callers.leader.status(plan.save, draft({ placeId: townshipId }))).toBe(404);
  expect((await callers.secretary.call(plan.list, { search: '五组路' })).items.map(({ title }) => title)).toContain('分解');
  expect(await callers.foreign.status(plan.list, { placeId: villageId })).toBe(404);
});

test('进展可以带照片，看得到这一项的人才看得到', async () => {
  const { itemList: [{ id }] } = await adopted();
  const told = await progress(callers.member, id, '路基铺好了', { photoIds: [await photo(callers.member)] });
  const [pictureId] = told.steps[0].photos;
  expect((await callers.secretary.file(plan.picture, { id: pictureId })).name).toBe('照片.jpg');
  for (const name of ['neighbour', 'foreign'] as const) expect(await callers[name].status(plan.picture, { id: pictureId })).toBe(404);
  expect((await callers.member.refused(plan.progress, { id, clientKey: 'progress-other', day: app.clock.today(), text: '别人的照片', claimedAt: app.clock.now(), photoIds: [await photo(callers.leader)] })).code).toBe('file_missing');
});

test('过期的看得到；承诺和进展给公开栏；导出三种', async () => {
  const promise = await adopted({ kind: 'commitment', title: '2025 年承诺', items: [item('今年通自来水', { due: '2025-03-31', responsible: '村委会' })] });
  await progress(callers.member, promise.itemList[0].id, '主管到了');
  const [fact] = await app.get(PlanService).commitmentsOf([villageId], 2025);
  expect(fact).toMatchObject({ title: '今年通自来水', responsible: '林夏、村委会', state: 'open', progress: { day: '2025-03-06', text: '主管到了' } });
  expect(await app.get(PlanService).progressIn([villageId], '2025-03-06', '2025-03-06')).toEqual(expect.arrayContaining([expect.objectContaining({ title: '今年通自来水', text: '主管到了', done: false })]));
  app.on('2025-04-02', '09:00');
  const member = await app.sign(ids.member);
  expect((await member.call(plan.work)).items[0]).toMatchObject({ title: '今年通自来水', planTitle: '2025 年承诺' });
  expect((await member.call(plan.list, { kind: 'commitment' })).items).toMatchObject([{ title: '2025 年承诺', items: 1, overdue: 1 }]);
  for (const [endpoint, ending] of [[plan.pdf, 'pdf'], [plan.docx, 'docx'], [plan.xlsx, 'xlsx']] as const) {
    const { file, name } = await member.file(endpoint, { id: promise.id });
    expect(name).toBe(`花溪村 2025年承诺 2025 年承诺.${ending}`);
    expect(file.length).toBeGreaterThan(3000);
    if (ending !== 'xlsx') continue;
    const book = new Workbook();
    await book.xlsx.load(Buffer.from(file) as never);
    expect(book.worksheets[0].getCell('C4').value).toBe('今年通自来水');
  }
});
