import { policy } from '@village/shared/contract/policy';
import { record } from '@village/shared/contract/record';
import type { AddRecordInput } from '@village/shared/contract/record.input';
import { support } from '@village/shared/contract/support';
import { startApp, type Caller, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { readBook } from '../common/workbook';

let app: TestApp;
let callers: Record<'leader' | 'member' | 'secretary' | 'unitHr' | 'foreign' | 'ordosLeader', Caller>;
let people: Record<string, build.PersonBuilt>;
let teamId: string, ordosTeamId: string, ordosVillageId: string;
let number = 0;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-09-10', '09:00');
  const county = await build.county(app);
  const [township, ordosTown, insuredTown] = [await build.township(app, { county }), await build.township(app, { county }), await build.township(app, { county })];
  const team = await build.team(app, { village: await build.village(app, { township, name: '云边村' }) });
  const steppe = await build.village(app, { township: ordosTown, name: '草原村' });
  const ordosTeam = await build.team(app, { village: steppe });
  ordosVillageId = steppe.id;
  const unit = await build.unit(app, { county, name: '县水利局' });
  const other = await build.unit(app, { county, name: '县教育局' });
  [teamId, ordosTeamId] = [team.id, ordosTeam.id];
  people = {
    leader: await build.person(app, { name: '罗布', unit, terms: [{ role: 'team_leader', team }] }),
    member: await build.person(app, { name: '央金', unit: other, terms: [{ role: 'team_member', team }] }),
    secretary: await build.person(app, { terms: [{ role: 'township_secretary', at: township }] }),
    unitHr: await build.person(app, { terms: [{ role: 'dispatching_unit_hr', unit }] }),
    foreign: await build.person(app, { terms: [{ role: 'township_secretary', at: insuredTown }] }),
    ordosLeader: await build.person(app, { name: '巴图', unit, terms: [{ role: 'team_leader', team: ordosTeam }] }),
  };
  const administrator = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await administrator.call(policy.adopt, { organisationId: county.id, profileId: 'pian09b', effectiveFrom: '2024-01-01' });
  await administrator.call(policy.adopt, { organisationId: ordosTown.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
});
afterAll(() => app.close());

const note = (who: Caller, kind: AddRecordInput['kind'], day: string, answers: Record<string, string>, more: Partial<AddRecordInput> = {}) => who.call(record.add, {
  clientKey: `support-${(number += 1)}`, teamId, kind, day, text: '记一笔', withIds: [], tags: [], photoIds: [], answers: Object.entries(answers).map(([field, value]) => ({ field, value })), claimedAt: app.clock.now(), ...more,
});
const cells = (file: Uint8Array) => {
  const book = readBook(Buffer.from(file));
  if ('refused' in book) throw new Error(book.text);
  return [...book.sheets[0].rows.values()].map(row => [...row.values()]);
};

test('保险和体检：一个人给几个人登记算几个人的；缺的排在前面；干部只看自己，单位只看自己的人', async () => {
  const before = await callers.secretary.call(support.welfare, {});
  expect(before.items.map(({ name, insurance, check }) => [name, insurance.state, check.state])).toEqual([['央金', 'wanting', 'wanting'], ['罗布', 'wanting', 'wanting']]);
  await note(callers.leader, 'insurance', '2025-02-01', { cover: '50000000', from: '2025-01-01', until: '2025-12-31' }, { withIds: [people.member.id] });
  await note(callers.leader, 'medical_check', '2025-05-06', {});
  const claim = await note(callers.leader, 'medical_claim', '2025-06-01', { what: 'costs', amount: '320000' });
  const { items } = await callers.secretary.call(support.welfare, {});
  expect(items).toMatchObject([
    { name: '央金', unitName: '县教育局', insurance: { state: 'kept', coveredUntil: '2025-12-31' }, check: { state: 'wanting', lastDay: null }, claims: 0 },
    { name: '罗布', unitName: '县水利局', insurance: { state: 'kept' }, check: { state: 'kept', lastDay: '2025-05-06' }, claims: 1 },
  ]);
  expect(items[0].insurance.because[0].clauses).toContainEqual({ profile: 'pian09b', clause: '第二十九条' });
  await note(callers.leader, 'medical_claim', '2025-07-01', { what: 'costs' }, { threadId: claim.threadId, closes: true });
  expect((await callers.secretary.call(support.welfare, { search: 'luobu' })).items).toMatchObject([{ name: '罗布', claims: 0 }]);
  expect((await callers.member.call(support.welfare, {})).items.map(({ name }) => name)).toEqual(['央金']);
  expect((await callers.unitHr.call(support.welfare, {})).items.map(({ name, insurance, check }) => [name, insurance.state, check.state])).toEqual([['巴图', 'wanting', 'unasked'], ['罗布', 'kept', 'kept']]);
  expect((await callers.foreign.call(support.welfare, {})).total).toBe(0);
  const { file, name } = await callers.secretary.file(support.welfareXlsx, {});
  expect(name).toBe('保险和体检 2025-09-10.xlsx');
  expect(cells(file)).toContainEqual(['罗布', '县水利局', '云边村', '在保', '2025-12-31', '已体检', '2025-05-06', 0]);
});

test('经费按收支算结余，单位的工作经费按年数够不够；用车、住宿按登记；别的乡镇看不到', async () => {
  await note(callers.leader, 'fund', '2024-11-01', { change: 'in', amount: '50000', origin: 'budget' });
  await note(callers.leader, 'fund', '2025-02-01', { change: 'in', amount: '1000000', origin: 'unit', unit: '县水利局' });
  await note(callers.leader, 'fund', '2025-02-03', { change: 'in', amount: '999999', origin: 'unit', unit: '教育局' });
  await note(callers.leader, 'fund', '2025-03-03', { change: 'out', amount: '230000' });
  await note(callers.member, 'vehicle', '2025-03-04', { kilometres: '60' });
  await note(callers.member, 'lodging', '2025-01-04', { provided: 'rented', rent: '60000', until: '2025-12-31' });
  const [line, ...rest] = (await callers.secretary.call(support.conditions, { year: 2025 })).items;
  expect(rest).toEqual([]);
  expect(line).toMatchObject({ inFen: 1999999, outFen: 230000, balanceFen: 1819999, trips: 1, kilometres: 60, lodging: '租房，每月租金 600.00 元，到 2025-12-31', because: [] });
  expect(Object.fromEntries(line.funds.map(({ unitName, amountFen, compliant }) => [unitName, [amountFen, compliant]]))).toEqual({ 县水利局: [1000000, true], 县教育局: [999999, false] });
  expect(line.funds[0].because[0].clauses).toContainEqual({ profile: 'pian09b', clause: '第二十九条' });
  expect((await callers.secretary.call(support.conditions, { year: 2024 })).items).toMatchObject([{ inFen: 50000, outFen: 0, balanceFen: 50000, trips: 0, lodging: '' }]);
  await note(callers.ordosLeader, 'fund', '2025-02-01', { change: 'out', amount: '100' }, { teamId: ordosTeamId });
  const [ordos] = (await callers.ordosLeader.call(support.conditions, { year: 2025 })).items;
  expect(ordos).toMatchObject({ balanceFen: -100, funds: [] });
  expect(ordos.because[0]).toMatchObject({ text: '住宿由苏木乡镇解决', clauses: [{ profile: 'ordos-2018', clause: '第十七条' }] });
  expect((await callers.foreign.call(support.conditions, { year: 2025 })).total).toBe(0);
  const { file } = await callers.secretary.file(support.conditionsXlsx, { year: 2025 });
  expect(cells(file).flat().join(' ')).toContain('县教育局 9,999.99（应不少于 10,000.00）');
});

test('内部制度：制度写明要有的，写了没有、哪天写的；别的另列；别的乡镇看不到', async () => {
  const rule = (title: string, day: string) => note(callers.ordosLeader, 'internal_rule', day, { title, sort: 'rule' }, { teamId: ordosTeamId });
  await rule('队里的考勤制度', '2025-03-03');
  const village = await rule('村部用电规定', '2025-03-04');
  const { wanted, others, because } = await callers.ordosLeader.call(support.rules, { placeId: ordosVillageId });
  expect(wanted.filter(({ recordId }) => recordId !== null)).toMatchObject([{ name: '考勤', day: '2025-03-03', template: 'attendance' }]);
  expect(wanted).toHaveLength(10);
  expect(others).toMatchObject([{ recordId: village.id, title: '村部用电规定', sortName: '队里的制度' }]);
  expect(because[0].clauses).toContainEqual({ profile: 'ordos-2018', clause: '第十一条' });
  expect(await callers.secretary.status(support.rules, { placeId: ordosVillageId })).toBe(404);
});
