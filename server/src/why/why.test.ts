import { execFileSync, spawnSync } from 'node:child_process';
import { attendance, type PresenceState } from '@village/shared/contract/attendance';
import { leave } from '@village/shared/contract/leave';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { why, type WhyNode, type WhyTree } from '@village/shared/contract/why';
import type { WhyInput } from '@village/shared/contract/why.input';
import { daysOf, weekday } from '@village/shared/kernel/day';
import * as build from '../../test/build';
import { startApp, type TestApp } from '../../test/app';

let app: TestApp;
let county: Organisation, town: Organisation, village: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let zhang: build.PersonBuilt, li: build.PersonBuilt, leader: build.PersonBuilt, secretary: build.PersonBuilt, township: build.PersonBuilt;
let foreign: build.PersonBuilt, hr: build.PersonBuilt, otherHr: build.PersonBuilt, office: build.PersonBuilt, supervision: build.PersonBuilt, admin: build.PersonBuilt;
let asked: string, refused: string;

const all = (nodes: WhyNode[]): WhyNode[] => nodes.flatMap(node => [node, ...all(node.children)]);
const of = (tree: WhyTree, kind: WhyNode['kind']) => all(tree.nodes).filter(node => node.kind === kind);
const open = async (who: build.PersonBuilt, input: WhyInput) => (await app.sign(who.id)).call(why.tree, input);
const status = async (who: build.PersonBuilt, input: WhyInput) => (await app.sign(who.id)).status(why.tree, input);
const list = (am: PresenceState, pm: PresenceState) => [{ personId: zhang.id, am, pm }, ...[li, leader].map(({ id: personId }) => ({ personId, am: 'in_village' as const, pm: 'in_village' as const }))];
const confirm = async (day: string, am: PresenceState, pm: PresenceState) => (await app.sign(leader.id)).call(attendance.confirmRoster, {
  clientKey: `list-${day}`, teamId: team.id, day, claimedAt: `${day}T09:30:00.000Z`, lines: list(am, pm),
});
const apply = async (days: [string, string], key: string) => (await app.sign(zhang.id)).call(leave.apply, {
  clientKey: key, kind: 'personal', startDay: days[0], startHalf: 'am', endDay: days[1], endHalf: 'pm', reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: '2025-03-06T01:00:00.000Z',
});

beforeAll(async () => {
  app = await startApp();
  county = await build.county(app);
  town = await build.township(app, { county, name: '柳河乡' });
  village = await build.village(app, { township: town, name: '桃树村' });
  const water = await build.unit(app, { county, name: '县水务局' });
  team = await build.team(app, { village, name: '桃树村工作队' });
  zhang = await build.person(app, { name: '张三', unit: water, terms: [{ role: 'team_member', team }] });
  li = await build.person(app, { name: '李四', terms: [{ role: 'team_member', team }] });
  leader = await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team }] });
  secretary = await build.person(app, { name: '村书记', terms: [{ role: 'village_secretary', at: village }] });
  township = await build.person(app, { name: '乡书记', terms: [{ role: 'township_secretary', at: town }] });
  foreign = await build.person(app, { name: '外乡书记', terms: [{ role: 'township_secretary', at: await build.township(app, { county, name: '山口镇' }) }] });
  hr = await build.person(app, { name: '水务人事', terms: [{ role: 'dispatching_unit_hr', unit: water }] });
  otherHr = await build.person(app, { name: '林草人事', terms: [{ role: 'dispatching_unit_hr', unit: await build.unit(app, { county }) }] });
  office = await build.person(app, { name: '县办', terms: [{ role: 'county_office', at: county }] });
  supervision = await build.person(app, { name: '督查组', terms: [{ role: 'supervision_group', at: county }] });
  admin = await build.person(app, { terms: [{ role: 'administrator', at: county }] });
  await (await app.sign(admin.id)).call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });

  app.on('2025-03-06', '09:00');
  asked = (await apply(['2025-03-10', '2025-03-12'], 'first')).id;
  refused = (await apply(['2025-03-24', '2025-03-25'], 'second')).id;
  for (const id of [asked, refused]) {
    for (let left = 5; left > 0; left--) {
      for (const approver of [leader, secretary, township, office, supervision]) {
        const caller = await app.sign(approver.id);
        if (!(await caller.call(leave.detail, { id })).may.decide) continue;
        await caller.call(leave.decide, { id, decision: id === refused ? 'refuse' : 'approve', opinion: id === refused ? '那几天要迎检' : '同意' });
      }
    }
  }
  for (const day of daysOf('2025-03').filter(each => weekday(each) <= 5 && (each < '2025-03-10' || each > '2025-03-12') && each < '2025-03-26')) {
    app.on(day, '17:40');
    await confirm(day, 'in_village', day === '2025-03-19' ? 'absent' : 'in_village');
  }
  app.on('2025-04-03', '09:10');
});
afterAll(() => app.close());

const required = () => ({ of: 'sheet_required' as const, organisationId: village.id, month: '2025-03', personId: zhang.id });
const absent = () => ({ ...required(), of: 'sheet_total' as const, total: 'absent' });
const mark = (day = '2025-03-19', half: 'am' | 'pm' = 'pm') => ({ of: 'mark' as const, personId: zhang.id, day, half, organisationId: village.id });

describe('a month that is not signed', () => {
  test('没有达标：结果、理由、条款、取值、事实，直到每一天的记录', async () => {
    const tree = await open(township, required());
    expect(tree).toMatchObject({ title: '没有达标', subject: '张三 2025年3月 桃树村', signed: null });
    expect(tree.result).toMatch(/应驻村 20 天，计入 .* 天，差 .* 天/);
    expect(tree.documentTitle).not.toBe('');
    expect(of(tree, 'clause').map(node => node.text)).toContain('第十一条（八）');
    const value = of(tree, 'value').find(node => node.key === 'attendance.required')!;
    expect(value.valueWords?.join()).toContain('20');
    const fact = of(tree, 'fact').find(node => node.text === '在村')!;
    const counted = Number(fact.detail);
    expect(fact.children.reduce((days, node) => days + (node.detail === '全天' ? 1 : 0.5), 0)).toBe(counted);
    expect(fact.children[0]).toMatchObject({ text: '3月3日 星期一', detail: '全天', link: expect.stringContaining(`/pages/attendance/evidence/index?personId=${zhang.id}&day=2025-03-03`) });
    expect(of(tree, 'evidence').map(node => node.text)).toEqual(expect.arrayContaining(['没有计入的事假', '没有计入的缺勤', '任职：桃树村工作队队员', '2025 年节假日安排']));
  });

  test('合计的一栏：列出每一天，点到那一天的依据', async () => {
    const tree = await open(leader, absent());
    expect(tree.title).toMatch(/^缺勤 [\d.]+ 天$/);
    const days = of(tree, 'fact').find(node => node.text === '日期')!;
    expect(days.children.find(node => node.text === '3月19日 星期三')).toMatchObject({ detail: '下午', link: expect.stringContaining('day=2025-03-19') });
  });

  test('半天的标记：谁在什么时候怎样记的，队长可以点到名册', async () => {
    const tree = await open(leader, mark());
    expect(tree).toMatchObject({ title: '缺勤', result: '下午：缺勤' });
    const [record] = of(tree, 'evidence');
    expect(record).toMatchObject({ text: '下午不在村，队长名册', detail: '王队长记录，手机时间 2025年3月19日 17:30，送达 2025年3月19日 17:40', link: expect.stringContaining('/pages/attendance/roster/index') });
    const [same] = of(await open(township, mark()), 'evidence');
    expect(same.link).toContain('/pages/attendance/evidence/index');
  });

  test('请假的那一天，记录是那张请假单', async () => {
    const tree = await open(hr, { of: 'day', personId: zhang.id, day: '2025-03-11' });
    expect(of(tree, 'evidence')).toContainEqual(expect.objectContaining({ text: expect.stringMatching(/^事假/), link: `/pages/leave/detail/index?id=${asked}` }));
  });

  test('由谁签字：条款、签字人、还差谁', async () => {
    const tree = await open(township, { of: 'sheet_signing', organisationId: village.id, month: '2025-03' });
    expect(tree.result).toMatch(/^还差.*签字$/);
    expect(of(tree, 'clause').length).toBeGreaterThan(0);
  });
});

describe('a leave', () => {
  test('由谁审批：条款、档位、每一级的意见', async () => {
    const tree = await open(zhang, { of: 'leave_route', id: asked });
    expect(tree.result).toMatch(/^请假 3 天，由.*审批$/);
    expect(of(tree, 'value').map(node => node.key)).toEqual(expect.arrayContaining(['leave.count', 'leave.approval']));
    expect(of(tree, 'evidence').some(node => / 同意$/.test(node.text))).toBe(true);
    expect(of(tree, 'evidence')).toContainEqual(expect.objectContaining({ link: `/pages/leave/detail/index?id=${asked}` }));
  });

  test('几天怎样算：只讲天数，不讲审批', async () => {
    const keys = of(await open(zhang, { of: 'leave_days', id: asked }), 'value').map(node => node.key);
    expect(keys).toContain('leave.count');
    expect(keys).not.toContain('leave.approval');
  });

  test('没有批准的，看得到谁、为什么', async () => {
    const tree = await open(zhang, { of: 'leave_route', id: refused });
    expect(tree.title).toBe('没有批准');
    expect(of(tree, 'evidence')).toContainEqual(expect.objectContaining({ text: expect.stringMatching(/ 不同意$/), detail: expect.stringContaining('那几天要迎检') }));
  });

  test('告知和备案', async () => {
    expect((await open(zhang, { of: 'leave_filing', id: asked })).result).toMatch(/^要告诉|^不需要/);
  });

  test('过了期还没有销假；销假以后说按时还是超假', async () => {
    expect(await open(zhang, { of: 'leave_return', id: asked })).toMatchObject({ title: '超期没有销假', result: '批准到 2025年3月12日，已经过了，还没有销假' });
    await (await app.sign(zhang.id)).call(leave.return, { id: asked, day: '2025-03-13', half: 'am' });
    const tree = await open(zhang, { of: 'leave_return', id: asked });
    expect(tree).toMatchObject({ title: '按时返岗' });
    expect(of(tree, 'evidence')[0]).toMatchObject({ text: '张三登记返岗' });
  });

  test('提交以前会被拒绝的，说出理由和制度', async () => {
    const span = { startDay: '2025-04-05', startHalf: 'am' as const, endDay: '2025-04-05', endHalf: 'pm' as const };
    const tree = await open(zhang, { of: 'leave_application', kind: 'personal', ...span });
    expect(tree).toMatchObject({ title: '这次请假不能提交', result: '这段时间都是休息日，不需要请假。' });
    const fine = await open(zhang, { of: 'leave_application', kind: 'personal', ...span, startDay: '2025-04-08', endDay: '2025-04-08' });
    expect(fine.result).toMatch(/^请假 1 天，由.*审批$/);
  });
});

describe('who sees it', () => {
  test('和结果同一个范围：别的乡镇、别的单位、同队队员都是没有找到', async () => {
    const results: [WhyInput, build.PersonBuilt[], build.PersonBuilt[]][] = [
      [required(), [zhang, leader, secretary, township, office, hr, admin], [li, foreign, otherHr]],
      [absent(), [zhang, leader, township, hr], [li, foreign, otherHr]],
      [mark(), [zhang, leader, township, office], [li, foreign]],
      [{ of: 'day', personId: zhang.id, day: '2025-03-19' }, [zhang, leader, secretary, township, office, hr, admin], [li, foreign, otherHr]],
      [{ of: 'leave_route', id: asked }, [zhang, leader, secretary, township, office, hr, admin], [li, foreign, otherHr]],
      [{ of: 'leave_return', id: asked }, [zhang, township], [li, foreign, otherHr]],
      [{ of: 'sheet_signing', organisationId: village.id, month: '2025-03' }, [zhang, leader, township, office], [foreign, otherHr]],
    ];
    results.push([{ ...required(), organisationId: town.id }, [zhang, leader, township, office, hr], [li, foreign, otherHr]]);
    const wrong: string[] = [];
    for (const [input, may, mayNot] of results) {
      for (const who of may) if ((await status(who, input)) !== 200) wrong.push(`${who.name} ${input.of}: ${await status(who, input)}`);
      for (const who of mayNot) if ((await status(who, input)) !== 404) wrong.push(`${who.name} ${input.of}: ${await status(who, input)}`);
    }
    expect(wrong).toEqual([]);
    expect((await (await app.sign(foreign.id)).status(why.pdf, required()))).toBe(404);
  });

  test('没有这个人、这个地方、这张请假单，答复一样', async () => {
    const bodies = await Promise.all([
      { ...required(), personId: 'nobody' }, { ...required(), organisationId: 'nowhere' }, { of: 'leave_route' as const, id: 'nothing' }, { of: 'day' as const, personId: 'nobody', day: '2025-03-19' },
    ].map(async input => (await (await app.sign(township.id)).send(why.tree as never, input)).body));
    const foreigner = (await (await app.sign(foreign.id)).send(why.tree as never, required())).body;
    for (const body of bodies) expect(body).toEqual(foreigner);
  });

  test('地址不完整，说怎么办', async () => {
    expect(await (await app.sign(township.id)).refused(why.tree, { of: 'mark', personId: zhang.id })).toMatchObject({ code: 'why_incomplete', text: expect.stringContaining('依据') });
  });
});

const withPoppler = spawnSync('pdftotext', ['-v']).error === undefined ? test : test.skip;

withPoppler('打印成 A4：层层缩进，有页码，写明谁在什么时候打印', async () => {
  const { file, name } = await (await app.sign(township.id)).file(why.pdf, required());
  expect(name).toBe('完整依据 张三 2025年3月 桃树村.pdf');
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(file), encoding: 'utf8' });
  const flat = text.replace(/\s+/g, '');
  for (const part of ['张三2025年3月', '第十一条（八）', '条款', '规定', '事实', '记录', '3月3日星期一', '乡书记2025年4月3日09:10打印', '第1页，共']) expect(flat).toContain(part);
  const column = (line: string) => text.split('\n').find(each => each.includes(line))!.search(/\S/);
  expect(column('3月3日 星期一')).toBeGreaterThan(column('第十一条（八）'));
  const size = execFileSync('pdfinfo', ['-'], { input: Buffer.from(file), encoding: 'utf8' });
  expect(size).toMatch(/A4/);
});

describe('a month that is signed', () => {
  test('按签字时的内容讲；签字以后的变化另外说明', async () => {
    const caller = await app.sign(township.id);
    const signer = await Promise.all([leader, secretary, township, office].map(async person => ({ person, sheet: await (await app.sign(person.id)).call(attendance.sheet, { organisationId: village.id, month: '2025-03' }) })));
    const { person, sheet } = signer.find(each => each.sheet.may.sign)!;
    await (await app.sign(person.id)).call(attendance.sign, { organisationId: village.id, month: '2025-03', hash: sheet.hash });
    const before = await open(township, required());
    expect(before.signed).toMatch(new RegExp(`^按第 1 次签字稿：.*${person.name} 2025年4月3日 09:10 签字`));
    await (await app.sign(leader.id)).call(attendance.confirmRoster, {
      clientKey: 'corrected', teamId: team.id, day: '2025-03-19', claimedAt: '2025-04-03T01:00:00.000Z', reason: '补记', lines: list('in_village', 'in_village'),
    });
    expect((await caller.call(attendance.sheet, { organisationId: village.id, month: '2025-03' })).signed?.differences).toHaveLength(1);
    expect((await open(township, required())).result).toBe(before.result);
    expect(await open(township, mark())).toMatchObject({ title: '缺勤', result: '签字时：缺勤。按现在的记录：在村', signed: expect.stringContaining('第 1 次签字稿') });
    expect((await open(township, { of: 'sheet_signing', organisationId: village.id, month: '2025-03' })).nodes.flatMap(node => all(node.children)).some(node => node.text.includes(`${person.name} 已签字`))).toBe(true);
  });
});
