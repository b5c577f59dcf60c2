import { file } from '@village/shared/contract/file';
import type { Organisation } from '@village/shared/contract/organisation';
import { notice } from '@village/shared/contract/notice';
import { policy } from '@village/shared/contract/policy';
import { record, type RecordDetail } from '@village/shared/contract/record';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { readBook } from '../common/workbook';
import { RecordService } from './record.service';

type Who = 'leader' | 'member' | 'colleague' | 'other' | 'secretary' | 'county' | 'inspector';

let app: TestApp;
let cast: Record<Who, build.PersonBuilt>;
let callers: Record<Who, Caller>;
let town: Organisation, village: Organisation, second: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let counter = 0;

const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const entry = (changes: object = {}) => ({
  clientKey: `record-${++counter}`, teamId: team.id, kind: 'work' as const, day: '2025-03-06', text: '修好了二组的水渠', withIds: [], tags: [], answers: [], photoIds: [], claimedAt: '2025-03-06T01:00:00.000Z', ...changes,
});
const correction = ({ id }: Pick<RecordDetail, 'id'>, changes: object = {}) => {
  const { teamId, photoIds, ...rest } = entry(changes);
  return { id, ...rest };
};
const answers = (given: Record<string, string>) => Object.entries(given).map(([field, value]) => ({ field, value }));
const texts = async (input: object, who: Who = 'member') => (await callers[who].call(record.list, input)).items.map(({ text }) => text);

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  const county = await build.county(app);
  town = await build.township(app, { county });
  [village, second] = [await build.village(app, { township: town, name: '一号村' }), await build.village(app, { township: town, name: '二号村' })];
  team = await build.team(app, { village });
  const otherTeam = await build.team(app, { village: second });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'lucun', effectiveFrom: '2025-01-01' });
  cast = {
    leader: await build.person(app, { name: '王建国', terms: [{ role: 'team_leader', team }] }),
    member: await build.person(app, { name: '张晓曼', terms: [{ role: 'team_member', team }] }),
    colleague: await build.person(app, { name: '李长河', terms: [{ role: 'team_member', team }] }),
    other: await build.person(app, { name: '别队', terms: [{ role: 'team_member', team: otherTeam }] }),
    secretary: await build.person(app, { name: '书记', terms: [{ role: 'township_secretary', at: town }] }),
    county: await build.person(app, { name: '县办', terms: [{ role: 'county_office', at: county }] }),
    inspector: await build.person(app, { name: '督查', terms: [{ role: 'inspector', at: county }] }),
  };
  callers = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
});
afterAll(() => app.close());

describe('记一条', () => {
  it('表单给出自己的工作队、同事和制度里的六大员，带着依据', async () => {
    const { teams } = await callers.member.call(record.form, {});
    expect(teams).toMatchObject([{ teamId: team.id, villageName: '一号村', tags: ['宣传员', '信息员', '领航员', '监督员', '调解员', '指导员'] }]);
    expect(teams[0].people.map(({ name }) => name).sort()).toEqual(['李长河', '王建国']);
    expect(teams[0].because[0].clauses.map(({ clause }) => clause)).toContain('二(一)');
  });

  it('只写一句话就能记下，同一个编号再送一次不会多出一条', async () => {
    const input = entry({ text: '只有一句话', group: '二组', withIds: [cast.colleague.id], others: '村会计', tags: ['信息员'] });
    const first = await callers.member.send(record.add, input);
    expect(first.body).toMatchObject({ whole: '只有一句话', group: '二组', others: '村会计', tags: ['信息员'], authorName: '张晓曼', claimed: 'in_time', companions: [{ name: '李长河' }] });
    const again = await callers.member.send(record.add, input);
    expect(again.receipt).toEqual(first.receipt);
    expect(await texts({ search: '只有一句话' })).toHaveLength(1);
    expect((await callers.member.call(record.form, {})).teams[0].groups).toContain('二组');
  });

  it('晚到的照收，写明补报', async () => {
    expect((await callers.member.call(record.add, entry({ day: '2025-03-04', text: '前天的事' }))).claimed).toBe('late');
  });

  it.each([
    ['还没有到的日子', { day: '2025-03-07' }, 'day_in_future', 'day'],
    ['任职以前的日子', { day: '2023-03-07' }, 'not_serving', 'day'],
    ['同去的人不在队里', { withIds: ['nobody'] }, 'person_unknown', 'withIds'],
    ['这一种没有的栏目', { answers: answers({ result: 'agreed' }) }, 'record_field_unknown', 'result'],
    ['必填的栏目空着', { kind: 'talk', answers: answers({ whom: 'village_cadre' }) }, 'record_field_required', 'name'],
    ['数字写成了字', { kind: 'study', answers: answers({ minutes: '一小时' }) }, 'record_field_wrong', 'minutes'],
    ['只在选了合同时才有的栏目', { kind: 'supervision_check', answers: answers({ subject: 'seal', written: 'yes' }) }, 'record_field_unknown', 'written'],
  ])('%s说明怎么改', async (_, changes, code, field) => {
    expect(await callers.member.refused(record.add, entry(changes))).toMatchObject({ code, field });
  });

  it('别的工作队不能替记', async () => {
    expect(await callers.other.status(record.add, entry())).toBe(404);
  });

  it('监督核对按所选的事列出要点，读的时候是中文', async () => {
    const { answers: kept } = await callers.member.call(record.add, entry({ kind: 'supervision_check', text: '看了公章登记', answers: answers({ subject: 'seal', keptByOne: 'yes', useLogged: 'no', noBlank: 'none' }) }));
    expect(kept.map(({ name, text }) => `${name}：${text}`)).toEqual(['核对什么：印章', '专人保管：做到', '用印有登记和审批：没做到', '没有在空白纸上用印：不涉及']);
  });

  it('金额以分存，读的时候是元', async () => {
    const { answers: kept } = await callers.member.call(record.add, entry({ kind: 'fund', text: '买办公用品', answers: answers({ change: 'out', amount: '120050' }) }));
    expect(kept[1]).toEqual({ field: 'amount', name: '金额', value: '120050', text: '1,200.50 元' });
  });
});

describe('更正和撤回', () => {
  it('更正是新的一条，原来的留着，只更正得了一次', async () => {
    const first = await callers.member.call(record.add, entry({ text: '去了三组' }));
    const next = await callers.member.call(record.correct, correction(first, { text: '去了四组' }));
    expect(next).toMatchObject({ whole: '去了四组', correctsId: first.id, state: 'live' });
    expect(await callers.member.call(record.detail, { id: first.id })).toMatchObject({ whole: '去了三组', state: 'corrected', correctedById: next.id, may: { change: false } });
    expect(await callers.member.refused(record.correct, correction(first, { text: '去了五组' }))).toMatchObject({ code: 'state_changed' });
    expect(await texts({ search: '去了' })).toEqual(['去了四组']);
  });

  it('两部手机同时更正，只有一条算数', async () => {
    const first = await callers.member.call(record.add, entry({ text: '并行一' }));
    const statuses = await Promise.all([1, 2, 3, 4].map(number => callers.member.status(record.correct, correction(first, { text: `并行更正 ${number}` }))));
    expect(statuses.sort()).toEqual([200, 409, 409, 409]);
    expect(await texts({ search: '并行更正' })).toHaveLength(1);
  });

  it('撤回要写原因，列表里不再有，打开还看得到', async () => {
    const first = await callers.member.call(record.add, entry({ text: '记错人了' }));
    expect(await callers.member.call(record.withdraw, { id: first.id, reason: '记错人' })).toMatchObject({ state: 'withdrawn', withdrawn: { byName: '张晓曼', reason: '记错人' } });
    expect(await texts({ search: '记错人了' })).toEqual([]);
    expect(await callers.member.refused(record.withdraw, { id: first.id, reason: '再撤' })).toMatchObject({ code: 'state_changed' });
  });

  it('别人的记录看得到，改不了', async () => {
    const first = await callers.member.call(record.add, entry({ text: '我的' }));
    expect((await callers.colleague.call(record.detail, { id: first.id })).may).toEqual({ change: false, withdraw: false, goOn: false });
    for (const name of ['colleague', 'other'] as const) expect(await callers[name].status(record.withdraw, { id: first.id, reason: '不要' })).toBe(404);
    expect(await callers.leader.status(record.correct, correction(first, { text: '改成我的' }))).toBe(404);
  });

  it('队长可以写明原因撤回队员的记录，写的人收到通知', async () => {
    const first = await callers.member.call(record.add, entry({ text: '同一件事记了两遍' }));
    expect((await callers.leader.call(record.detail, { id: first.id })).may).toEqual({ change: false, withdraw: true, goOn: false });
    expect(await callers.leader.call(record.withdraw, { id: first.id, reason: '和上一条重复' })).toMatchObject({ state: 'withdrawn', withdrawn: { byName: '王建国', reason: '和上一条重复' }, may: { withdraw: false } });
    expect((await callers.member.call(notice.list, {})).items[0]).toMatchObject({ text: '您 2025-03-06 的工作记录由队长撤回了：和上一条重复', page: `/pages/record/detail/index?id=${first.id}` });
  });
});

describe('一件事一条条接着记', () => {
  it('代办到办结为止，没办结的单独看得到', async () => {
    const first = await callers.member.call(record.add, entry({ kind: 'errand', text: '替老人办高龄补贴', answers: answers({ client: '二组老人' }) }));
    expect(first).toMatchObject({ closed: false, threadId: first.id });
    expect(await texts({ open: 'yes', kind: 'errand' })).toEqual(['替老人办高龄补贴']);
    const last = await callers.colleague.call(record.add, entry({ kind: 'errand', text: '补贴办好了', threadId: first.threadId, closes: true }));
    expect(last).toMatchObject({ closed: true, thread: [{ text: '替老人办高龄补贴' }] });
    expect(await texts({ open: 'yes', kind: 'errand' })).toEqual([]);
    expect(await callers.member.refused(record.add, entry({ kind: 'work', threadId: first.threadId }))).toMatchObject({ code: 'record_kind_other' });
    await callers.member.call(record.correct, correction(first, { kind: 'errand', text: '替老人办了补贴' }));
    expect((await callers.member.call(record.detail, { id: last.id })).thread.map(({ text }) => text)).toEqual(['替老人办了补贴']);
  });
});

describe('找和看', () => {
  it('按词、按人、按拼音、按种类、按职责、按日期、按小组找', async () => {
    await callers.leader.call(record.add, entry({ kind: 'mediation', text: '调解地界', group: '五组', tags: ['调解员'], day: '2025-03-05', answers: answers({ parties: '甲乙两户' }) }));
    for (const input of [{ search: '地界' }, { search: '甲乙' }, { search: 'wangjianguo' }, { search: 'wjg' }, { search: '建国' }, { kind: 'mediation' }, { tag: '调解员' }, { from: '2025-03-05', to: '2025-03-05' }, { group: '五组' }]) {
      expect([input, await texts(input)]).toEqual([input, ['调解地界']]);
    }
    expect(await texts({ box: 'mine', search: '地界' })).toEqual([]);
  });

  it('队里看队里的，镇里看全镇，督查看全县，别的队看不到', async () => {
    await callers.other.call(record.add, entry({ teamId: (await callers.other.call(record.form, {})).teams[0].teamId, text: '二号村的事' }));
    expect(await texts({ search: '二号村' })).toEqual([]);
    for (const who of ['secretary', 'county', 'inspector'] as const) expect(await texts({ search: '二号村' }, who)).toEqual(['二号村的事']);
    expect(await texts({ organisationId: second.id }, 'secretary')).toEqual(['二号村的事']);
    expect(await callers.member.status(record.list, { organisationId: second.id })).toBe(404);
  });

  it('覆盖：各组多少条、最近哪天，各种多少条', async () => {
    const { items: groups, kinds } = await callers.secretary.call(record.coverage, { organisationId: village.id, from: '2025-03-01', to: '2025-03-31' });
    // A group that was reached in another way only is not covered in this one.
    const inOneWay = await callers.secretary.call(record.coverage, { organisationId: village.id, from: '2025-03-01', to: '2025-03-31', kind: 'research' });
    expect(inOneWay.items.filter(({ group }) => group !== '').map(({ group, records, lastDay }) => [group, records, lastDay])).toEqual(groups.filter(({ group }) => group !== '').map(({ group }) => [group, 0, null]));
    expect(groups.find(({ group }) => group === '五组')).toEqual({ villageId: village.id, villageName: '一号村', group: '五组', records: 1, lastDay: '2025-03-05' });
    expect(kinds.find(({ kind }) => kind === 'mediation')).toEqual({ kind: 'mediation', count: 1 });
  });

  it('导出的表格一条一行，全文都在', async () => {
    const { file: bytes, name } = await callers.member.file(record.xlsx, { kind: 'mediation' });
    const book = readBook(Buffer.from(bytes));
    expect(name).toBe('工作记录.xlsx');
    expect(JSON.stringify('sheets' in book && [...book.sheets[0].rows.values()].map(row => [...row.values()]))).toContain('双方：甲乙两户');
  });

  it('一页 20 条', async () => {
    for (let index = 0; index < 21; index += 1) await callers.leader.call(record.add, entry({ text: `翻页 ${index}` }));
    const [first, next] = [await callers.leader.call(record.list, { search: '翻页' }), await callers.leader.call(record.list, { search: '翻页', page: 2 })];
    expect([first.items.length, first.total, next.items.map(({ text }) => text)]).toEqual([20, 21, ['翻页 0']]);
  });
});

describe('照片', () => {
  it('先传照片再记，或者记好再补；队里看得到，别的队看不到', async () => {
    const photo = await callers.member.call(file.upload, { purpose: 'record_photo' }, DOT);
    const first = await callers.member.call(record.add, entry({ text: '带照片', photoIds: [photo.id] }));
    expect(first.photoList).toHaveLength(1);
    const more = await callers.member.call(file.upload, { purpose: 'record_photo' }, DOT);
    const { photoList } = await callers.member.call(record.addPhoto, { id: first.id, photoIds: [more.id] });
    expect(photoList).toHaveLength(2);
    expect(await callers.leader.status(record.picture, { id: photoList[0].id })).toBe(200);
    expect(await callers.other.status(record.picture, { id: photoList[0].id })).toBe(404);
    expect(await callers.member.refused(record.add, entry({ photoIds: [photo.id] }))).toMatchObject({ code: 'file_missing' });
  });
});

it('别的模块按工作队、地方、种类取有效的记录和条数', async () => {
  const records = app.get(RecordService);
  const days = { from: '2025-03-01', to: '2025-03-31' };
  expect((await records.recordsOf({ teamIds: [team.id], kinds: ['mediation'] }, days)).map(({ text }) => text)).toEqual(['调解地界']);
  expect((await records.countsOf({ path: town.path, kinds: ['mediation', 'fund'] }, days))).toEqual(new Map([['mediation', 1], ['fund', 1]]));
  expect(await records.recordsOf({ teamIds: [] }, days)).toEqual([]);
  expect(await records.recordsOf({ path: village.path }, days, 2)).toHaveLength(2);
});
