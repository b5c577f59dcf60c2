import { Workbook } from '@protobi/exceljs';
import { household, type HouseholdDetail } from '@village/shared/contract/household';
import type { Organisation } from '@village/shared/contract/organisation';
import { notice } from '@village/shared/contract/notice';
import { policy } from '@village/shared/contract/policy';
import { record } from '@village/shared/contract/record';
import { reminder } from '@village/shared/contract/reminder';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { Db } from '../common/db';
import { readBook } from '../common/workbook';
import { HouseholdEntity } from './household.entity';

type Who = 'leader' | 'member' | 'other' | 'village' | 'office' | 'secretary' | 'county';

let app: TestApp;
let cast: Record<Who, build.PersonBuilt>;
let callers: Record<Who, Caller>;
let village: Organisation, second: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let counter = 0;

const TITLES = ['户号', '村民小组', '户主姓名', '人口', '联系电话', '户主身份证号', '状态', '监测对象', '重点户类型'];
const ROWS = [
  ['01-001', '一组', '张晓曼', '4', '19900000011', '', '', '', ''],
  ['01-002', '一组', '欧阳长河', '2', '', '11010519491231002X', '可能返贫', '', '特殊困难、空巢老人'],
  ['02-001', '二组', '单田', '3', '', '', '贫困', '', ''],
  ['02-002', '二组', '李春', '5', '', '', '', '', ''],
];

async function book(rows: string[][], titles = TITLES): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('户册');
  for (const row of [titles, ...rows]) sheet.addRow(row);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const found = async (search: string, who: Who = 'member') => (await callers[who].call(household.list, { search })).items.map(({ headName }) => headName);
const idOf = async (number: string) => (await app.get(Db).of(HouseholdEntity).findOneByOrFail({ number, villageId: village.id })).id;
const one = async (number: string, who: Who = 'member') => callers[who].call(household.one, { id: await idOf(number) });
const change = ({ id, version }: Pick<HouseholdDetail, 'id' | 'version'>, fields: object, reason = '') => ({ clientKey: `change-${++counter}`, id, version, day: '2025-03-06', reason, claimedAt: '2025-03-06T01:00:00.000Z', ...fields });
const visit = (id: string, changes: object = {}) => ({ clientKey: `visit-${++counter}`, id, teamId: team.id, day: '2025-03-06', text: '身体都好', withIds: [], tags: [], answers: [], claimedAt: '2025-03-06T01:00:00.000Z', ...changes });

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  const county = await build.county(app);
  const town = await build.township(app, { county });
  [village, second] = [await build.village(app, { township: town, name: '一号村' }), await build.village(app, { township: town, name: '二号村' })];
  team = await build.team(app, { village, from: '2025-03-01' });
  const otherTeam = await build.team(app, { village: second });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2025-01-01' });
  cast = {
    leader: await build.person(app, { name: '队长', terms: [{ role: 'team_leader', team, from: '2025-03-01' }] }),
    member: await build.person(app, { name: '队员', terms: [{ role: 'team_member', team, from: '2025-03-01' }] }),
    other: await build.person(app, { name: '别队', terms: [{ role: 'team_member', team: otherTeam }] }),
    village: await build.person(app, { name: '村支书', terms: [{ role: 'village_secretary', at: village }] }),
    office: await build.person(app, { name: '镇办', terms: [{ role: 'township_office', at: town }] }),
    secretary: await build.person(app, { name: '书记', terms: [{ role: 'township_secretary', at: town }] }),
    county: await build.person(app, { name: '县办', terms: [{ role: 'county_office', at: county }] }),
  };
  callers = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
});
afterAll(() => app.close());

describe('导入户册', () => {
  const bring = (rows: string[][], more: object = {}, titles?: string[]) => book(rows, titles).then(file => callers.leader.call(household.import, { villageId: village.id, ...more }, file));

  it('模板里的样例不会导入，标题和说明齐全', async () => {
    const { file } = await callers.leader.file(household.template);
    const read = readBook(Buffer.from(file));
    expect('sheets' in read && read.sheets.map(({ name }) => name)).toEqual(['说明', '户册']);
    expect(await callers.leader.refused(household.import, { villageId: village.id }, Buffer.from(file))).toMatchObject({ code: 'import_empty' });
  });

  it('有一处不对全部不导入，每一处写明单元格和原因', async () => {
    const bad = [['01-001', '一组', '张三', '4', '1234', '', '', '', ''], ['01-001', '', '', '零', '', '110105194912310021', '很穷', '', '有病']];
    const refused = await callers.leader.refused(household.import, { villageId: village.id }, await book(bad));
    expect(refused.rows?.map(({ cell }) => cell)).toEqual(['E2', 'A3', 'C3', 'D3', 'F3', 'G3', 'I3']);
    expect(refused.rows?.[1].text).toContain('第 2 行');
    expect(await app.get(Db).of(HouseholdEntity).count()).toBe(0);
    expect((await callers.leader.refused(household.import, { villageId: village.id }, await book(ROWS, TITLES.map(title => (title === '人口' ? '几口人' : title))))).rows?.map(({ text }) => text).join()).toContain('几口人');
  });

  it('先核对再导入；再导入一次，按户号更新，空格不改', async () => {
    expect(await bring(ROWS, { check: 'yes' })).toEqual({ checked: true, added: 4, changed: 0, same: 0 });
    expect(await bring(ROWS)).toEqual({ checked: false, added: 4, changed: 0, same: 0 });
    expect(await bring(ROWS)).toEqual({ checked: false, added: 0, changed: 0, same: 4 });
    expect(await bring([['02-002', '', '李春', '6', '', '', '', '', '']])).toEqual({ checked: false, added: 0, changed: 1, same: 0 });
    expect(await one('02-002')).toMatchObject({ people: 6, group: '二组', changes: [{ reason: '导入户册', lines: [{ name: '人口', before: '5', after: '6' }] }, { reason: '进入户册' }] });
  });

  it('队员和别的村不能导入', async () => {
    expect(await callers.member.status(household.import, { villageId: village.id }, await book(ROWS))).toBe(403);
    expect(await callers.village.status(household.import, { villageId: second.id }, await book(ROWS))).toBe(404);
  });
});

describe('找和看', () => {
  it('按姓名、拼音、首字母、户号、小组找；复姓和多音字的姓都对', async () => {
    expect(await found('晓曼')).toEqual(['张晓曼']);
    for (const word of ['zhangxiaoman', 'zxm', '01-001']) expect(await found(word)).toEqual(['张晓曼']);
    expect(await found('ouyang')).toEqual(['欧阳长河']);
    expect(await found('shantian')).toEqual(['单田']);
    expect(await found('二组')).toEqual(['单田', '李春']);
  });

  it('按状态、重点户类型、没有结对的筛选', async () => {
    const list = async (input: object) => (await callers.office.call(household.list, input)).items.map(({ number }) => number);
    expect(await list({ state: 'poor' })).toEqual(['02-001']);
    expect(await list({ tag: 'special_difficulty' })).toEqual(['01-002']);
    expect(await list({ unpaired: 'yes', organisationId: village.id })).toHaveLength(4);
    expect(await list({ unpaired: 'poor', organisationId: village.id })).toEqual(['02-001']);
  });

  it('县里看到的是遮住的姓名，也不能按姓名找', async () => {
    expect(await found('01-001', 'county')).toEqual(['张**']);
    expect(await found('张晓曼', 'county')).toEqual([]);
    expect((await one('01-001', 'county')).phone).toBe('****');
  });

  it('颜色由制度定，带着依据', async () => {
    const { colour, colourBecause } = await one('01-002');
    expect([colour, colourBecause[0].clauses[0].clause]).toEqual(['yellow', '第十二条（三）']);
  });

  it('别的村的户看不到', async () => {
    expect(await callers.other.status(household.one, { id: await idOf('01-001') })).toBe(404);
    expect(await found('01-001', 'other')).toEqual([]);
  });
});

describe('电话和身份证号', () => {
  it('平时只见头尾，库里是密文', async () => {
    expect((await one('01-001')).phone).toBe('199****0011');
    expect((await one('01-002')).idNumber).toBe('110***********002X');
    const { phoneSealed } = await app.get(Db).of(HouseholdEntity).findOneByOrFail({ number: '01-001' });
    expect(phoneSealed).not.toContain('19900000011');
  });

  it('看全要选用途，谁看过留着', async () => {
    const id = await idOf('01-001');
    expect(await callers.member.call(household.reveal, { id, field: 'phone', purpose: 'visit' })).toEqual({ value: '19900000011' });
    expect(await callers.leader.call(household.reads, { id })).toMatchObject([{ what: '电话', purpose: '走访联系', byName: '队员' }]);
    expect(await callers.member.refused(household.reveal, { id, field: 'id_number', purpose: 'check' })).toMatchObject({ code: 'nothing_kept' });
    expect(await callers.secretary.status(household.reveal, { id, field: 'phone', purpose: 'visit' })).toBe(403);
    expect(await callers.member.status(household.reads, { id })).toBe(403);
  });
});

describe('修改', () => {
  it('状态变化要写原因，经过留着', async () => {
    const before = await one('01-001');
    expect(await callers.member.refused(household.edit, change(before, { state: 'potentially_poor' }))).toMatchObject({ code: 'reason_required', field: 'reason' });
    const after = await callers.member.call(household.edit, change(before, { state: 'potentially_poor', tags: ['disabled'] }, '主要劳力受伤'));
    expect(after).toMatchObject({ state: 'potentially_poor', colour: 'yellow', version: before.version + 1, tags: ['disabled'] });
    expect(after.changes[0]).toMatchObject({ reason: '主要劳力受伤', byName: '队员', lines: [{ name: '状态', before: '非贫困', after: '可能返贫' }, { name: '重点户类型', before: '无', after: '残疾人' }] });
  });

  it.each([['phone', '12345', 'phone_wrong'], ['idNumber', '11010519491231002', 'id_number_wrong'], ['idNumber', '110105194912310021', 'id_number_wrong']])('%s 写错了说明怎么改', async (field, value, code) => {
    expect(await callers.member.refused(household.edit, change(await one('01-001'), { [field]: value }))).toMatchObject({ code, field });
  });

  it('两部手机没有信号时改了同一项：后到的不丢，摆出来给人核对', async () => {
    const seen = await one('02-002');
    await callers.leader.call(household.edit, change(seen, { people: 7 }));
    const after = await callers.member.call(household.edit, change(seen, { people: 8 }));
    expect(after).toMatchObject({ people: 7, conflicts: 1 });
    expect(after.changes[0]).toMatchObject({ state: 'conflict', byName: '队员', lines: [{ name: '人口', before: '7', after: '8' }] });
    expect((await callers.member.call(household.list, { conflicts: 'yes' })).items.map(({ number }) => number)).toEqual(['02-002']);
    for (const who of [callers.leader, callers.member]) expect((await who.call(notice.list, {})).items.filter(({ text }) => text.includes('改得不一样')).map(({ page }) => page)).toEqual([`/pages/household/one/index?id=${seen.id}`]);
    const conflicts = async () => (await callers.secretary.call(household.villages, {})).items.find(({ villageId }) => villageId === village.id)?.conflicts;
    expect(await conflicts()).toBe(1);
    const settled = await callers.leader.call(household.settle, { id: after.changes[0].id, choice: 'taken' });
    expect(settled).toMatchObject({ people: 8, conflicts: 0 });
    expect(await conflicts()).toBe(0);
    expect(await callers.leader.refused(household.settle, { id: after.changes[0].id, choice: 'kept' })).toMatchObject({ code: 'state_changed' });
  });

  it('改的不是同一项，两处都记下', async () => {
    const seen = await one('02-002');
    await callers.leader.call(household.edit, change(seen, { group: '三组' }));
    expect(await callers.member.call(household.edit, change(seen, { phone: '19900000022' }))).toMatchObject({ group: '三组', phone: '199****0022', conflicts: 0 });
  });

  it('四部手机同时改一户，一条也不丢', async () => {
    const seen = await one('02-001');
    await Promise.all([11, 12, 13, 14].map(people => callers.member.call(household.edit, change(seen, { people }))));
    const { changes, people, conflicts } = await one('02-001');
    expect([conflicts, changes.filter(each => each.state === 'applied' && each.reason === '').length]).toEqual([3, 1]);
    expect([11, 12, 13, 14]).toContain(people);
    for (const { id } of changes.filter(each => each.state === 'conflict')) await callers.leader.call(household.settle, { id, choice: 'kept' });
  });

  it('注销的户不再列出，也不能再改', async () => {
    const added = await callers.leader.call(household.add, { villageId: village.id, number: '09-009', group: '九组', headName: '搬走户', people: 1, state: 'not_poor' });
    expect(await callers.leader.refused(household.add, { villageId: village.id, number: '09-009', group: '', headName: '又一户', people: 1, state: 'not_poor' })).toMatchObject({ code: 'number_taken' });
    const ended = await callers.leader.call(household.edit, change(added, { endedOn: '2025-03-06' }, '全家迁到县城'));
    expect(ended).toMatchObject({ ended: { day: '2025-03-06', reason: '全家迁到县城' } });
    expect(await found('九组')).toEqual([]);
    expect(await callers.leader.refused(household.edit, change(ended, { people: 2 }))).toMatchObject({ code: 'household_ended' });
  });
});

describe('结对', () => {
  it('贫困户要由制度说的级别包联，没有人包联的看得出来', async () => {
    const poor = await one('02-001', 'leader');
    expect(poor.pairing).toMatchObject({ compliant: false, ranks: ['处级干部', '科级干部'] });
    expect(await callers.leader.refused(household.pair, { id: poor.id, name: '周科员', unit: '县农牧局', rank: 'other', from: '2025-03-06' })).toMatchObject({ code: 'pair_rank', field: 'rank' });
    const paired = await callers.leader.call(household.pair, { id: poor.id, name: '周科长', unit: '县农牧局', rank: 'section_level', from: '2025-03-06' });
    expect(paired).toMatchObject({ paired: true, pairing: { compliant: true }, pairs: [{ name: '周科长', to: null }] });
    expect(paired.pairing?.because[0].clauses[0].clause).toBe('第十六条');
    const ended = await callers.leader.call(household.endPair, { id: paired.pairs[0].id, to: '2025-03-06', reason: '工作调动' });
    expect(ended).toMatchObject({ paired: false, pairs: [{ endedReason: '工作调动', to: '2025-03-06' }] });
    expect(await callers.leader.refused(household.endPair, { id: paired.pairs[0].id, to: '2025-03-06', reason: '再来' })).toMatchObject({ code: 'state_changed' });
  });

  it('全村谁包联哪些户：没有人包联的、班子成员先包、每名干部几户', async () => {
    const of = (members?: number, who: Who = 'leader') => callers[who].call(household.cover, { villageId: village.id, ...(members ? { members } : {}) });
    const [poor, plain] = [await idOf('02-001'), await idOf('01-001')];
    expect(await of()).toMatchObject({ poor: 1, unassigned: 1, ranks: [], cadres: [], compliant: false });
    const person = { personId: cast.member.id, name: '队员', unit: '', from: '2025-03-06', rank: 'section_level' as const };
    const first = await callers.leader.call(household.pair, { id: poor, ...person });
    const second = await callers.leader.call(household.pair, { id: plain, ...person, name: '队员（同一人）' });
    expect(await of()).toMatchObject({ poor: 1, unassigned: 0, ranks: [{ rank: 'section_level', households: 1 }], cadres: [{ households: 2 }], compliant: null });
    expect(await of(3)).toMatchObject({ compliant: false, because: [{ clauses: [{ profile: 'ordos-2018', clause: '第十六条' }], text: expect.stringContaining('应先由领导班子成员包联') }] });
    expect(await callers.other.status(household.cover, { villageId: village.id })).toBe(404);
    for (const { pairs } of [first, second]) await callers.leader.call(household.endPair, { id: pairs[0].id, to: '2025-03-06', reason: '试完了' });
  });
});

describe('走访', () => {
  it('进村后先逐户走，重点户在前；走过的到后面', async () => {
    const first = await callers.member.call(household.next, { villageId: village.id });
    expect(first.items.map(({ number, next }) => [number, next?.reason, next?.due])).toEqual([
      ['01-002', 'first_round', '2025-03-15'], ['02-001', 'first_round', '2025-03-15'], ['01-001', 'first_round', '2025-03-15'], ['02-002', 'first_round', '2025-03-15'],
    ]);
    expect(first.because[0]).toMatchObject({ text: expect.stringContaining('15 天'), clauses: [{ clause: '第十一条（四）' }] });
    for (const number of ['01-001', '01-002', '02-001', '02-002']) await callers.member.call(household.visit, visit(await idOf(number)));
    const { items } = await callers.member.call(household.next, { villageId: village.id });
    expect(items.map(({ number, next }) => [number, next?.reason])).toEqual([['01-002', 'year'], ['02-001', 'year'], ['01-001', 'year'], ['02-002', 'year']]);
  });

  it('下面该走访谁也按姓名、拼音、户号、小组查找，先后不变；看不到姓名的人用姓名查不到', async () => {
    const of = async (search: string, who: Who = 'member') => (await callers[who].call(household.next, { villageId: village.id, search })).items.map(({ number }) => number);
    for (const word of ['欧阳', 'ouyang', 'OYCH', '01-002']) expect([word, await of(word)]).toEqual([word, ['01-002']]);
    expect([await of('一组'), await of('shantian'), await of('没有')]).toEqual([['01-002', '01-001'], ['02-001'], []]);
    expect([await of('欧阳', 'county'), await of('ouyang', 'county'), await of('01-002', 'county')]).toEqual([[], [], ['01-002']]);
    expect((await callers.member.call(household.next, { villageId: village.id, search: '一组' })).total).toBe(2);
  });

  it('走访是一条记录，户的页上有次数和依据', async () => {
    const detail = await callers.member.call(household.visit, visit(await idOf('01-002'), {
      text: '屋顶漏雨', at: '10:20', answers: [{ field: 'difficulty', value: '缺修房的钱' }, { field: 'followUpOn', value: '2025-03-20' }],
    }));
    expect(detail).toMatchObject({ visitsTotal: 2, lastVisit: '2025-03-06', next: { reason: 'follow_up', due: '2025-03-20' } });
    expect(detail.duties.map(({ met }) => met)).toEqual([true, true]);
    expect(detail.duties[1].because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause))).toContain('第十一条（四）');
    const { answers, householdId } = await callers.member.call(record.detail, { id: detail.visits[0].recordId });
    expect([householdId, answers.map(({ name, text }) => `${name}：${text}`)]).toEqual([detail.id, ['困难：缺修房的钱', '哪天回访：2025-03-20']]);
    const { file, name } = await callers.member.file(household.form, { id: detail.visits[0].recordId });
    expect([Buffer.from(file).subarray(0, 5).toString(), name]).toEqual(['%PDF-', '入户走访登记表（2025-03-06）.pdf']);
  });

  it('同一次走访送两次只有一条', async () => {
    const input = visit(await idOf('02-001'));
    const [first, again] = [await callers.member.send(household.visit, input), await callers.member.send(household.visit, input)];
    expect(again.receipt).toEqual(first.receipt);
    expect((await one('02-001')).visitsTotal).toBe(2);
  });

  it('别的工作队不能替这个村走访', async () => {
    expect(await callers.other.status(household.visit, visit(await idOf('02-001')))).toBe(404);
  });

  it('今天去的户：安排、去过打勾、换一天就没有了', async () => {
    const ids = [await idOf('02-002'), await idOf('01-001')];
    expect((await callers.leader.call(household.plan, { householdIds: ids })).visits.map(({ headName, visited }) => [headName, visited])).toEqual([['张晓曼', true], ['李春', true]]);
    expect((await callers.leader.call(household.plan, { householdIds: ids.slice(1) })).visits).toHaveLength(1);
    expect((await callers.other.status(household.plan, { householdIds: ids }))).toBe(404);
  });

  it('各村一行：户数、颜色、走访、没有包联的贫困户', async () => {
    const { items } = await callers.secretary.call(household.villages, {});
    expect(items.find(({ villageId }) => villageId === village.id)).toMatchObject({
      households: 4, green: 1, yellow: 2, red: 1, key: 2, unpaired: 1, visitedThisYear: 4, keyVisitedThisQuarter: 2, firstRound: { due: '2025-03-15', remaining: 0 },
    });
  });
});

it('覆盖：户册里有、没有人去过的组列出来，是 0；这段时间以前去过的写最近哪天', async () => {
  await callers.member.call(household.add, { villageId: village.id, number: '09-001', group: '九组', headName: '偏远', people: 2, state: 'not_poor' });
  const groups = async (from: string, to: string) => (await callers.secretary.call(record.coverage, { organisationId: village.id, from, to })).items;
  expect((await groups('2025-03-01', '2025-03-31')).find(({ group }) => group === '九组')).toEqual({ villageId: village.id, villageName: '一号村', group: '九组', records: 0, lastDay: '' });
  const looked = async (search: string) => (await callers.secretary.call(record.coverage, { organisationId: village.id, from: '2025-03-01', to: '2025-03-31', search })).items.map(({ group }) => group);
  expect([await looked('九组'), await looked('jiuzu'), await looked('zzz')]).toEqual([['九组'], ['九组'], []]);
  expect(await looked('yihaocun')).toContain('九组');
  const visited = (await groups('2025-03-01', '2025-03-31')).find(({ group }) => group === '一组')!;
  expect(visited.records).toBeGreaterThan(0);
  expect((await groups('2025-05-01', '2025-05-31')).find(({ group }) => group === '一组')).toMatchObject({ records: 0, lastDay: visited.lastDay });
  expect((await callers.other.call(record.coverage, { from: '2025-03-01', to: '2025-03-31' })).items.map(({ group }) => group)).not.toContain('九组');
});

describe('五必访', () => {
  let townTeam: Awaited<ReturnType<typeof build.team>>, caller: Caller, member: Caller, paired: Caller, id: string;
  beforeAll(async () => {
    const county = await build.county(app);
    const town = await build.township(app, { county });
    const place = await build.village(app, { township: town });
    townTeam = await build.team(app, { village: place });
    const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
    await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian11a', effectiveFrom: '2025-01-01' });
    caller = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team: townTeam }] })).id);
    member = await app.sign((await build.person(app, { terms: [{ role: 'team_member', team: townTeam }] })).id);
    const cadre = await build.person(app, { name: '包户干部', terms: [{ role: 'township_office', at: town }] });
    paired = await app.sign(cadre.id);
    id = (await caller.call(household.add, { villageId: place.id, number: '1', group: '', headName: '必访户', people: 3, state: 'not_poor' })).id;
    await caller.call(household.pair, { id, name: '包户干部', unit: '镇政府', rank: 'other', personId: cadre.id, from: '2025-01-01' });
    await caller.call(household.visit, visit(id, { teamId: townTeam.id, day: '2025-03-03' }));
  });
  const happen = (event: string, day = '2025-03-05') => caller.call(household.happen, { clientKey: `event-${++counter}`, id, teamId: townTeam.id, day, event: event as 'wedding', text: '听邻居说的', claimedAt: '2025-03-06T01:00:00.000Z' });

  it('办喜事不必访；家里有人去世必访，去过为止', async () => {
    expect((await happen('wedding')).next).toBeNull();
    const after = await happen('bereavement');
    expect(after.next).toEqual({ reason: 'event', due: '2025-03-05', event: 'bereavement' });
    expect(after.happenings.map(({ event, open }) => [event, open])).toEqual([['bereavement', true], ['wedding', false]]);
    const visited = await caller.call(household.visit, visit(id, { teamId: townTeam.id }));
    expect([visited.next, visited.happenings.some(({ open }) => open)]).toEqual([null, false]);
  });

  it('出了必访的事，队里别的人和结对干部当时就知道，通知里不写是哪一户；没人去过就在待办里，去过就没有了', async () => {
    const told = async (who: Caller) => (await who.call(notice.list, {})).items.filter(({ text }) => text.includes('必须走访'));
    const waits = async (who: Caller) => (await who.call(reminder.list)).filter(({ kind, title }) => kind === 'due' && title === '走访').map(({ note }) => note);
    const before = await told(member);
    app.on('2025-03-07', '09:00');
    await happen('special_difficulty', '2025-03-07');
    const page = `/pages/household/one/index?id=${id}`;
    for (const who of [member, paired]) expect(await told(who)).toContainEqual(expect.objectContaining({ page, text: '3月7日村里有一户出了必须走访的事，请打开看是哪一户、谁去走访。' }));
    expect(await told(member)).toHaveLength(before.length + 1);
    expect(await told(caller)).toEqual([]);
    expect(await paired.call(household.one, { id })).toMatchObject({ headName: '必访户' });
    await happen('wants_to_start_business', '2025-03-07');
    expect(await told(member)).toHaveLength(before.length + 2);
    for (const who of [caller, member]) expect(await waits(who)).toEqual([expect.stringContaining('必须走访的户，还有 1 户')]);
    await member.call(household.visit, visit(id, { teamId: townTeam.id, day: '2025-03-07' }));
    for (const who of [caller, member]) expect(await waits(who)).toEqual([]);
    app.on('2025-03-06', '09:00');
  });
});
