import { after } from '@village/shared/contract/after';
import { filing } from '@village/shared/contract/filing';
import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import { reminder } from '@village/shared/contract/reminder';
import type { Organisation } from '@village/shared/contract/organisation';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';
import { Db } from '../common/db';
import { TermEntity } from '../organisation/organisation.entity';
import { WatchService } from './watch.service';

let app: TestApp;
let people: Record<string, build.PersonBuilt>;
let counter = 0;

const form = (startDay: string, endDay = startDay, more: object = {}) => ({
  clientKey: `after-${++counter}`, kind: 'personal' as const, startDay, startHalf: 'am' as const, endDay, endHalf: 'pm' as const, reason: '办理家事', place: '县城', outOfCounty: false,
  claimedAt: '2025-03-03T01:00:00.000Z', ...more,
});
const as = (name: string): Promise<Caller> => app.sign(people[name].id);
const texts = async (name: string) => (await (await as(name)).call(notice.list, {})).items.map(({ text }) => text);
const key = (name: string, county: string) => `${county}${name}`;

/** A county with a team, its township, a unit and the offices. */
async function settle(profileId: string, prefix: string, own: Record<string, unknown> = {}): Promise<void> {
  const county: Organisation = await build.county(app);
  const town = await build.township(app, { county });
  const village = await build.village(app, { township: town });
  const team = await build.team(app, { village });
  const [unit, other] = [await build.unit(app, { county }), await build.unit(app, { county })];
  await regulate(app, county, profileId, own);
  const given: [string, build.PersonGiven][] = [
    ['张三', { unit, terms: [{ role: 'team_member', team }] }], ['李四', { unit: other, terms: [{ role: 'team_member', team }] }], ['王队长', { unit, terms: [{ role: 'team_leader', team }] }],
    ['村书记', { terms: [{ role: 'village_secretary', at: village }] }], ['赵书记', { terms: [{ role: 'township_secretary', at: town }] }], ['乡办', { terms: [{ role: 'township_office', at: town }] }],
    ['片区', { terms: [{ role: 'area_leader_member', at: town }] }], ['副乡长', { terms: [{ role: 'township_deputy', at: town }] }], ['县办', { terms: [{ role: 'county_office', at: county }] }], ['组织部', { terms: [{ role: 'county_org_dept', at: county }] }],
    ['领导小组', { terms: [{ role: 'county_leading_group', at: county }] }], ['单位', { terms: [{ role: 'dispatching_unit_hr', unit }] }], ['别的单位', { terms: [{ role: 'dispatching_unit_hr', unit: other }] }],
  ];
  for (const [name, person] of given) people[key(name, prefix)] = await build.person(app, { name, ...person });
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '09:00');
  people = {};
  await settle('pian06', '六');
  await settle('pian09b', '九');
  await settle('lucun', '路');
  await settle('pian04', '四', { 'settlement.leave_totals_submit_day': 5 });
});
afterAll(() => app.close());
beforeEach(() => app.on('2025-03-03', '09:00'));

describe('篇六 二(三)：批准当日电话备案', () => {
  const approved = async (day: string) => {
    const { id } = await (await as('六张三')).call(leave.apply, form(day));
    await (await as('六王队长')).call(leave.decide, { id, decision: 'approve', papersLater: true });
    return id;
  };

  test('要打电话的提醒本人和队长；登记告诉了谁、几时、怎样；对方看到并收到', async () => {
    const id = await approved('2025-03-10');
    expect(await texts('六王队长')).toContainEqual(expect.stringContaining('3月3日以前要电话报'));
    const open = await (await as('六张三')).call(after.of, { id });
    expect(open).toMatchObject({ filings: [{ party: 'county_office', channel: 'phone', due: '2025-03-03', state: 'waiting', made: null }], may: { file: true } });
    const owed = await (await as('六王队长')).call(filing.list, { box: 'owed' });
    expect(owed.items).toMatchObject([{ party: 'county_office', leave: { id }, may: { register: true } }]);
    expect(owed.items[0].because.flatMap(reason => reason.clauses)).toContainEqual({ profile: 'pian06', clause: '二(三)' });
    const call = { leaveIds: [id], party: 'county_office', channel: 'phone' as const, toldWhom: '县联席办小陈', toldAt: '2025-03-03T00:50:00.000Z' };
    expect((await (await as('六王队长')).refused(filing.register, { ...call, toldAt: '2025-03-04T00:50:00.000Z' })).code).toBe('told_in_future');
    expect((await (await as('六王队长')).refused(filing.register, { ...call, party: 'county_org_dept' })).code).toBe('no_filing_duty');
    expect(await (await as('六村书记')).status(filing.register, call)).toBe(404);
    const answers = await Promise.all(Array.from({ length: 8 }, async () => (await as('六王队长')).send(filing.register, call)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await (await as('六张三')).call(after.of, { id })).filings).toMatchObject([{ state: 'made', made: { channel: 'phone', toldWhom: '县联席办小陈', byName: '王队长', late: false, receivedByName: null } }]);
    const [line] = (await (await as('六县办')).call(filing.list, { box: 'made' })).items;
    expect(line).toMatchObject({ leave: { id, personName: '张三' }, may: { receive: true } });
    expect(await (await as('六赵书记')).status(filing.receive, { id: line.made!.id })).toBe(404);
    expect(await (await as('九县办')).status(filing.receive, { id: line.made!.id })).toBe(404);
    await (await as('六县办')).call(filing.receive, { id: line.made!.id });
    expect((await (await as('六张三')).call(after.of, { id })).filings[0].made).toMatchObject({ receivedByName: '县办' });
    expect((await (await as('六县办')).file(filing.xlsx, { month: '2025-03' })).name).toBe('2025年3月请假备案登记表.xlsx');
  });

  test('过了当天没有登记的标明过期并提醒补办；补登记的写明迟了', async () => {
    const id = await approved('2025-03-12');
    app.on('2025-03-04', '09:00');
    await app.get(WatchService).run();
    await app.get(WatchService).run();
    expect((await texts('六王队长')).filter(text => text.includes('还没有登记向'))).toHaveLength(1);
    expect((await (await as('六张三')).call(after.of, { id })).filings).toMatchObject([{ state: 'overdue' }]);
    await (await as('六张三')).call(filing.register, { leaveIds: [id], party: 'county_office', channel: 'phone', toldWhom: '值班室', toldAt: '2025-03-04T00:30:00.000Z' });
    expect((await (await as('六张三')).call(after.of, { id })).filings).toMatchObject([{ made: { late: true } }]);
  });

  test('超假的，批准人核对销假时写明同意不同意；只核对一次', async () => {
    const id = await approved('2025-03-14');
    app.on('2025-03-19', '10:00');
    await (await as('六张三')).call(leave.return, { id, day: '2025-03-19', half: 'am' });
    expect(await texts('六王队长')).toContainEqual(expect.stringContaining('已经销假，请核对记录'));
    expect(await (await as('六王队长')).call(after.of, { id })).toMatchObject({ checkRequired: true, returnCheck: null, may: { check: true } });
    const toCheck = async (name: string) => (await (await as(name)).call(reminder.list)).filter(each => each.kind === 'leave_check');
    expect(await toCheck('六王队长')).toMatchObject([{ title: '核对销假', note: expect.stringContaining('张三'), page: `/pages/leave/detail/index?id=${id}`, clauses: expect.arrayContaining([{ profile: 'pian06', clause: '二(一)' }]) }]);
    for (const name of ['六张三', '六乡办', '六赵书记', '九王队长']) expect(await toCheck(name)).toEqual([]);
    expect((await (await as('六张三')).refused(after.check, { id })).code).toBe('not_granter');
    expect((await (await as('六王队长')).call(after.check, { id, overstay: 'accepted', remark: '大雪封路，已电话同意' })).returnCheck).toMatchObject({ byName: '王队长', overstay: 'accepted', remark: '大雪封路，已电话同意' });
    expect(await toCheck('六王队长')).toEqual([]);
    expect((await (await as('六王队长')).refused(after.check, { id })).code).toBe('checked_before');
    const detail = await (await as('六张三')).call(leave.detail, { id });
    expect(detail.return).toMatchObject({ onTime: true });
    expect(detail.return!.because.map(reason => reason.text)).toContain('延长已经批准人同意，要补办请假手续');
  });
});

describe('篇九 第二十一条', () => {
  const long = async () => {
    const { id } = await (await as('九张三')).call(leave.apply, form('2025-04-07', '2025-04-29'));
    for (const name of ['九赵书记', '九县办', '九领导小组']) await (await as(name)).call(leave.decide, { id, decision: 'approve' });
    return id;
  };

  test('同时向派出单位备案：单位在应用里收到，只看到自己的人；15 天以上要派人接替并登记', async () => {
    const id = await long();
    expect(await texts('九单位')).toContainEqual(expect.stringContaining('已经批准，请知悉'));
    expect(await texts('九单位')).toContainEqual(expect.stringContaining('请派人接替或者调整人员，并登记'));
    expect((await (await as('九单位')).call(filing.list, { box: 'made' })).items).toMatchObject([{ leave: { id }, made: { channel: 'app', toldWhom: '单位', byName: null, late: false } }]);
    expect((await (await as('九别的单位')).call(filing.list, { box: 'made' })).total).toBe(0);
    expect(await (await as('九别的单位')).status(after.of, { id })).toBe(404);
    expect((await (await as('九单位')).call(after.of, { id })).replacement).toMatchObject({ required: true, byName: '派出单位', rows: [] });
    const given = { id, kind: 'substitute' as const, name: '钱五', post: '副主任', from: '2025-04-07' };
    expect((await (await as('九张三')).refused(after.replace, given)).code).toBe('not_unit');
    expect((await (await as('九单位')).refused(after.replace, { id, kind: 'substitute', from: '2025-04-07' })).code).toBe('name_required');
    await (await as('九单位')).call(after.replace, given);
    const changed = await (await as('九乡办')).call(after.replace, { id, kind: 'adjusted', name: '孙六', from: '2025-04-14', note: '钱五生病' });
    expect(changed.replacement!.rows).toMatchObject([{ name: '钱五', byName: '单位' }, { name: '孙六', kind: 'adjusted', byName: '乡办' }]);
  });

  test('销假由准假的机构记录（pian09b/leave/012）：批假的人离任以后，轮到接任的人', async () => {
    const { id } = await (await as('九李四')).call(leave.apply, form('2025-03-10', '2025-03-14'));
    for (const name of ['九赵书记', '九县办']) await (await as(name)).call(leave.decide, { id, decision: 'approve' });
    app.on('2025-03-17', '09:00');
    await (await as('九李四')).call(leave.return, { id, day: '2025-03-17', half: 'am' });
    const toCheck = async (name: string) => (await (await as(name)).call(reminder.list)).filter(each => each.kind === 'leave_check').map(({ page }) => page);
    expect(await toCheck('九县办')).toEqual([`/pages/leave/detail/index?id=${id}`]);
    expect(await toCheck('九赵书记')).toEqual([]);
    const term = { id: people['九县办'].termIds[0] };
    const { organisationId } = await app.get(Db).of(TermEntity).findOneByOrFail(term);
    people['九接任'] = await build.person(app, { name: '接任', county: { id: organisationId } as Organisation });
    await build.term(app, people['九接任'].id, { role: 'county_office', at: { id: organisationId } as Organisation, from: '2025-03-18' });
    await app.get(Db).of(TermEntity).update(term, { to: '2025-03-17' });
    app.on('2025-03-18', '09:00');
    expect(await toCheck('九接任')).toEqual([`/pages/leave/detail/index?id=${id}`]);
    await app.get(Db).of(TermEntity).update(term, { to: null });
  });

  test('因公外出不用审批，向乡村两级报备，当场告知', async () => {
    const trip = await (await as('九李四')).call(leave.apply, form('2025-03-05', '2025-03-05', { kind: 'official_trip', reason: '到县里衔接水渠项目', place: '县水利局' }));
    expect(trip).toMatchObject({ state: 'approved', steps: [] });
    const { filings } = await (await as('九李四')).call(after.of, { id: trip.id });
    expect(filings.map(each => [each.party, each.state])).toEqual([['township_committee', 'made'], ['village_committee', 'made']]);
    expect(await texts('九村书记')).toContainEqual(expect.stringContaining('李四因公外出'));
    expect((await (await as('九赵书记')).call(filing.list, { box: 'made', search: '李四' })).items).toMatchObject([{ party: 'township_committee' }]);
    expect((await (await as('九乡办')).call(leave.list, { box: 'team', kind: 'official_trip' })).items.map(line => line.id)).toEqual([trip.id]);
  });
});

test('占用驻村办公日的，写明哪几天要补', async () => {
  const { id } = await (await as('路张三')).call(leave.apply, form('2025-03-10', '2025-03-12'));
  expect((await (await as('路张三')).call(after.of, { id })).makeUpDays).toEqual([]);
  await (await as('路片区')).call(leave.decide, { id, decision: 'approve' });
  const followed = await (await as('路张三')).call(after.of, { id });
  expect(followed.makeUpDays).toEqual(['2025-03-11']);
  expect(followed.because.flatMap(reason => reason.clauses)).toContainEqual({ profile: 'lucun', clause: '一(三)' });
});

test('篇四 四4：按月汇总的，一个月一起登记', async () => {
  const ids: string[] = [];
  for (const day of ['2025-03-10', '2025-03-12']) {
    const { id } = await (await as('四张三')).call(leave.apply, form(day));
    await (await as('四王队长')).call(leave.decide, { id, decision: 'approve' });
    ids.push(id);
  }
  const owed = (await (await as('四乡办')).call(filing.list, { box: 'owed', month: '2025-03' })).items.filter(line => line.monthly);
  expect(owed).toHaveLength(2);
  // 篇四 leaves the day blank; this county filled it in.
  expect(owed.map(({ due }) => due)).toEqual(['2025-04-05', '2025-04-05']);
  const told = { leaveIds: ids, party: 'dispatching_unit', channel: 'paper' as const, toldWhom: '县水务局人事股', toldAt: '2025-03-03T00:50:00.000Z', note: '3 月请假汇总' };
  expect(await (await as('四乡办')).call(filing.register, told)).toEqual({ count: 2 });
  expect((await (await as('四乡办')).refused(filing.register, told)).code).toBe('filed_before');
  expect((await (await as('四单位')).call(filing.list, { box: 'made', month: '2025-03' })).total).toBe(2);
  expect((await (await as('四单位')).call(filing.list, { box: 'made', month: '2025-04' })).total).toBe(0);
});
