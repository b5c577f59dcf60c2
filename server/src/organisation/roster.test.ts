import { Workbook } from '@protobi/exceljs';
import { organisation, type Organisation } from '@village/shared/contract/organisation';
import { precinct } from '@village/shared/contract/precinct';
import { ROLES } from '@village/shared/kernel/role';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { Db } from '../common/db';
import { OrganisationEntity, PersonEntity, TeamEntity, TermEntity, UnitEntity } from './organisation.entity';
import { PrecinctEntity } from './precinct.entity';
import { readBook } from '../common/workbook';

type Cell = string | number | Date | { formula: string; result: string } | null;
interface Given {
  places?: Cell[][];
  units?: Cell[][];
  people?: Cell[][];
  areas?: Cell[][];
}

const HEADS = {
  places: ['村和工作队', ['乡镇', '村', '工作队名称', '进驻日期', '撤回日期']],
  units: ['派出单位', ['单位名称', '级别']],
  people: ['人员', ['姓名', '手机号', '派出单位', '职务', '角色', '乡镇', '村', '开始日期', '结束日期']],
  areas: ['责任区', ['乡镇', '种类', '名称', '村', '负责人手机号']],
} as const;

async function workbook(given: Given): Promise<Buffer> {
  const book = new Workbook();
  for (const [id, [name, heads]] of Object.entries(HEADS)) {
    const sheet = book.addWorksheet(name);
    sheet.addRow([...heads]);
    (given[id as keyof Given] ?? []).forEach(row => sheet.addRow(row));
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

const ROSTER: Given = {
  places: [
    ['柳河乡', '桃树村', '桃树村工作队', '2025-01-01', null],
    ['柳河乡', '杏花村', null, new Date('2025-01-01T00:00:00Z'), null],
    ['柳河乡', '梨园村', null, null, null],
    ['山口镇', '桃树村', '山口桃树队', '2025年1月1日', '2025/12/31'],
    ['白云乡', null, null, null, null],
  ],
  units: [['县水务局', '县级'], ['市税务局', '市级']],
  people: [
    ['张　三', 13900000001, '县水务局', '科员', '队员', '柳河乡', '桃树村', '2025-01-01', null],
    ['李四', '139-0000-0002', '市税务局', '主任', '第一书记', '柳河乡', '桃树村', 45658, null],
    ['李四', '13900000002', null, null, '工作队长', '柳河乡', '桃树村', '20250101', null],
    ['王五', '１３９０００００００３', null, null, '乡镇党委书记', '柳河乡', null, '2024.5.1', null],
    ['赵六', '+86 13900000004', null, null, '县驻村办', null, null, '2025-01-01', '2026-12-31'],
    ['钱七', '13900000005', '县水务局', null, '派出单位组织人事部门', null, null, '2025-01-01', null],
    ['孙八', '13900000006', null, null, null, null, null, null, null],
    ['周九', '13900000007', null, null, '队员', '山口镇', '桃树村', '2025-03-01', null],
  ],
};

let app: TestApp;
let county: Organisation;
let admin: Caller;

beforeAll(async () => { app = await startApp(); });
afterAll(() => app.close());

beforeEach(async () => {
  for (const entity of [OrganisationEntity, UnitEntity, TeamEntity, PersonEntity, TermEntity, PrecinctEntity]) await app.get(Db).of<{ id: string }>(entity).deleteAll();
  county = await build.county(app, { name: '云岭县' });
  admin = await app.sign((await build.person(app, { name: '管理', phone: '13988888888', terms: [{ role: 'administrator', at: county }] })).id);
});

const load = async (given: Given, caller = admin) => caller.call(organisation.import, {}, await workbook(given));
const refusal = async (given: Given) => admin.refused(organisation.import, {}, await workbook(given));

describe('import', () => {
  test('a county is set up from one file; phones and dates may be typed in any usual way', async () => {
    expect(await load(ROSTER)).toEqual({
      checkedOnly: false, created: { townships: 3, villages: 4, units: 2, teams: 3, people: 7, terms: 7, areas: 0 },
      updated: { units: 0, people: 0, teams: 0, terms: 0, areas: 0 }, unchanged: 0,
    });
    const people = (await admin.call(organisation.people, {})).items;
    const detail = async (name: string) => admin.call(organisation.person, { id: people.find(each => each.name === name)!.id });
    expect(await detail('张三')).toMatchObject({ phone: '13900000001', unitName: '县水务局', post: '科员', terms: [{ role: 'team_member', teamName: '桃树村工作队', from: '2025-01-01', to: null }] });
    expect(await detail('李四')).toMatchObject({ phone: '13900000002', terms: [{ role: 'first_secretary', from: '2025-01-01' }, { role: 'team_leader', from: '2025-01-01' }] });
    expect(await detail('王五')).toMatchObject({ phone: '13900000003', terms: [{ role: 'township_secretary', organisationName: '柳河乡', from: '2024-05-01' }] });
    expect(await detail('赵六')).toMatchObject({ phone: '13900000004', terms: [{ role: 'county_office', organisationName: '云岭县', to: '2026-12-31' }] });
    expect(await detail('钱七')).toMatchObject({ terms: [{ role: 'dispatching_unit_hr', organisationName: '县水务局' }] });
    expect(await detail('周九')).toMatchObject({ terms: [{ teamName: '山口桃树队', from: '2025-03-01', to: '2025-12-31' }] });
    expect((await admin.call(organisation.teams, {})).map(each => each.name).sort()).toEqual(['山口桃树队', '杏花村驻村工作队', '桃树村工作队'].sort());
  });

  test('the second import of the same file changes nothing', async () => {
    await load(ROSTER);
    expect(await load(ROSTER)).toEqual({
      checkedOnly: false, created: { townships: 0, villages: 0, units: 0, teams: 0, people: 0, terms: 0, areas: 0 },
      updated: { units: 0, people: 0, teams: 0, terms: 0, areas: 0 }, unchanged: 26,
    });
  });

  test('a check writes nothing', async () => {
    const reply = await admin.call(organisation.import, { check: 'yes' }, await workbook(ROSTER));
    expect(reply).toMatchObject({ checkedOnly: true, created: { people: 7 } });
    expect((await admin.call(organisation.people, {})).total).toBe(1);
  });

  test('what an export hands out can be handed in again and changes nothing', async () => {
    await load(ROSTER);
    const { file, name } = await admin.file(organisation.export);
    expect(name).toBe('云岭县驻村名单（2025-03-06）.xlsx');
    const again = await admin.call(organisation.import, {}, Buffer.from(file));
    expect(again).toMatchObject({ created: { townships: 0, villages: 0, units: 0, teams: 0, people: 0, terms: 0 }, updated: { units: 0, people: 0, teams: 0, terms: 0 } });
    expect(again.unchanged).toBe(28);
  });

  test('a person is found by the number: name, unit, post and terms follow the file; empty cells change nothing', async () => {
    await load(ROSTER);
    const reply = await load({
      units: [['县水务局', '市级'], ['县农业局', '县级']],
      people: [
        ['张三丰', '13900000001', '县农业局', null, '队员', '柳河乡', '桃树村', '2025-01-01', '2025-06-30'],
        ['张三丰', '13900000001', null, null, '队员', '柳河乡', '杏花村', '2025-07-01', null],
      ],
    });
    expect(reply).toMatchObject({ created: { units: 1, people: 0, terms: 1 }, updated: { units: 1, people: 1, terms: 1 } });
    const person = (await admin.call(organisation.people, { search: '张三丰' })).items[0];
    expect(await admin.call(organisation.person, { id: person.id })).toMatchObject({
      unitName: '县农业局', post: '科员', terms: [{ teamName: '桃树村工作队', to: '2025-06-30' }, { teamName: '杏花村驻村工作队', from: '2025-07-01' }],
    });
  });

  test('areas: a village to a row, leaders by their number; imported again nothing changes; a village moves only by hand', async () => {
    await load({ ...ROSTER, people: [...ROSTER.people!, ['陈片长', '13900000008', null, null, '责任区书记', '柳河乡', null, '2025-01-01', null]] });
    const areas: Cell[][] = [['柳河乡', '责任区', '东片', '桃树村', '13900000008'], ['柳河乡', '责任区', '东片', '杏花村', null], ['柳河乡', '联村党委', '一联', '桃树村', null]];
    expect(await load({ areas })).toMatchObject({ created: { areas: 2 }, unchanged: 0 });
    expect(await load({ areas })).toMatchObject({ created: { areas: 0 }, updated: { areas: 0 }, unchanged: 2 });
    const liu = (await admin.call(organisation.tree)).find(({ name }) => name === '柳河乡')!;
    expect((await admin.call(precinct.list, { townshipId: liu.id })).groups).toMatchObject([
      { kind: 'responsibility_area', name: '东片', villages: [{ name: '桃树村' }, { name: '杏花村' }], people: [{ name: '陈片长', roleName: '责任区书记' }] }, { name: '一联', people: [] },
    ]);
    const { file } = await admin.file(organisation.export);
    expect(await admin.call(organisation.import, {}, Buffer.from(file))).toMatchObject({ created: { areas: 0 }, updated: { areas: 0 } });
    const wrong = await refusal({ areas: [
      ['柳河乡', '责任区', '西片', '桃树村', null], ['柳河乡', '片区', '西片', '梨园村', null], ['柳河乡', '责任区', '西片', '不存在村', null],
      ['柳河乡', '责任区', '西片', '梨园村', '13900000003'], ['柳河乡', '责任区', '西片', '梨园村', '13977777777'], ['柳河乡', '责任区', '南片', null, '13900000008'], ['无名乡', '责任区', '北片', null, null],
    ] });
    expect(wrong.rows!.map(({ cell, text }) => `${cell} ${text}`)).toEqual([
      expect.stringMatching(/^D2 桃树村已经划入东片/), expect.stringMatching(/^B3 种类请从责任区、联村党委里选/), expect.stringMatching(/^D4 柳河乡没有“不存在村”/),
      expect.stringMatching(/^E5 “王五”没有在柳河乡担任责任区书记或/), expect.stringMatching(/^E6 没有这个手机号的人/), expect.stringMatching(/^D7 南片还没有村/), expect.stringMatching(/^A8 没有乡镇“无名乡”/),
    ]);
  });

  test('a team that is withdrawn by the file takes the terms in it along; the next team may follow', async () => {
    await load(ROSTER);
    const reply = await load({ places: [['柳河乡', '桃树村', '第二队', '2025-04-01', null], ['柳河乡', '桃树村', null, '2025-01-01', '2025-03-31']] });
    expect(reply).toMatchObject({ created: { teams: 1 }, updated: { teams: 1, terms: 3 } });
  });
});

describe('an import with anything wrong', () => {
  test('writes nothing at all and names every cell', async () => {
    const answer = await refusal({
      places: [...ROSTER.places!, ['柳河乡', '桃树村', '第二队', '2025-03-01', null], [null, '孤村', null, null, null], ['柳河乡', '坏村', '坏队', '3月1日', null], ['柳河乡', '早村', '早队', '2025-03-01', '2025-02-01']],
      units: [...ROSTER.units!, ['县水务局', '省级'], ['级别局', '部级'], [null, '县级']],
      people: [
        ...ROSTER.people!,
        ['张冠', '13900000001', null, null, null, null, null, null, null],
        ['', '13911111111', null, null, null, null, null, null, null],
        ['短号', '1391111', null, null, null, null, null, null, null],
        ['无单位', '13911111112', '不存在局', null, null, null, null, null, null],
        ['无角色', '13911111113', null, null, '神仙', '柳河乡', '桃树村', '2025-01-01', null],
        ['无村', '13911111114', null, null, '队员', '柳河乡', '不存在村', '2025-01-01', null],
        ['无乡', '13911111115', null, null, '乡镇长', '不存在乡', null, '2025-01-01', null],
        ['无队', '13911111116', null, null, '队员', '柳河乡', '梨园村', '2025-01-01', null],
        ['早到', '13911111117', null, null, '队员', '柳河乡', '桃树村', '2024-01-01', null],
        ['倒置', '13911111118', null, null, '队员', '柳河乡', '桃树村', '2025-03-01', '2025-02-01'],
        ['坏日', '13911111119', null, null, '队员', '柳河乡', '桃树村', '2025-02-30', null],
        ['两队', '13911111120', null, null, '队员', '柳河乡', '桃树村', '2025-01-01', null],
        ['两队', '13911111120', null, null, '队员', '柳河乡', '杏花村', '2025-02-01', null],
        ['重复', '13911111121', null, null, '队员', '柳河乡', '桃树村', '2025-01-01', null],
        ['重复', '13911111121', null, null, '队员', '柳河乡', '桃树村', '2025-02-01', null],
        ['漏日', '13911111122', null, null, '队员', '柳河乡', '桃树村', null, null],
        ['漏角', '13911111123', null, null, null, '柳河乡', null, null, null],
        ['越级', '13911111124', null, null, '乡镇长', '柳河乡', '桃树村', '2025-01-01', null],
        ['没单', '13911111125', null, null, '派出单位组织人事部门', null, null, '2025-01-01', null],
      ],
    });
    expect(answer.code).toBe('import_refused');
    const found = answer.rows!.map(({ sheet, cell, text }) => `${sheet} ${cell} ${text}`);
    const expected: [string, RegExp][] = [
      ['村和工作队 D7', /已有工作队“桃树村工作队”.*同一时间只能有一支/], ['村和工作队 A8', /请填写乡镇/], ['村和工作队 D9', /不是能识别的日期/], ['村和工作队 E10', /早于进驻日期/],
      ['派出单位 B4', /第 2 行.*级别不同/], ['派出单位 B5', /级别请从/], ['派出单位 A6', /请填写单位名称/],
      ['人员 B10', /第 2 行的“张三”重复/], ['人员 A11', /请填写姓名/], ['人员 B12', /不是 11 位/], ['人员 C13', /没有派出单位“不存在局”/],
      ['人员 E14', /不认识的角色“神仙”/], ['人员 G15', /柳河乡没有“不存在村”/], ['人员 F16', /没有乡镇“不存在乡”/], ['人员 G17', /梨园村还没有工作队/],
      ['人员 H18', /2024-01-01 没有工作队/], ['人员 I19', /早于开始日期/], ['人员 H20', /不是能识别的日期/], ['人员 H22', /同一时间只能在一支工作队/],
      ['人员 H24', /同一角色的时间不能重叠/], ['人员 H25', /请填写开始日期/], ['人员 E26', /请选择角色/], ['人员 G27', /在乡镇任职，村请留空/], ['人员 C28', /要填写派出单位/],
    ];
    for (const [at, text] of expected) expect(found.filter(row => row.startsWith(`${at} `))).toEqual([expect.stringMatching(text)]);
    expect(found).toHaveLength(expected.length);
    expect(JSON.stringify(answer)).not.toMatch(/1[3-9]\d{9}/);
    expect((await admin.call(organisation.people, {})).total).toBe(1);
    expect(await admin.call(organisation.tree)).toHaveLength(1);
    expect(await admin.call(organisation.units)).toEqual([]);
  });

  test('clashes with what is in the database are found too', async () => {
    await load(ROSTER);
    const other = await build.county(app, { name: '别县' });
    await build.person(app, { county: other, name: '外县人', phone: '13912345678' });
    const answer = await refusal({
      places: [['柳河乡', '桃树村', '新队', '2025-02-01', null]],
      people: [
        ['张三', '13900000001', null, null, '队员', '柳河乡', '杏花村', '2025-02-01', null],
        ['张三', '13900000001', null, null, '队员', '柳河乡', '桃树村', '2025-02-01', null],
        ['抢号', '13912345678', null, null, null, null, null, null, null],
        ['管理', '13988888888', null, null, '管理员', null, null, '2024-01-01', '2025-12-31'],
      ],
    });
    expect(answer.rows!.map(({ sheet, cell }) => `${sheet} ${cell}`)).toEqual(['村和工作队 D2', '人员 H2', '人员 H3', '人员 B4', '人员 I5']);
    expect((await admin.call(organisation.person, { id: (await admin.call(organisation.people, { search: '张三' })).items[0].id })).terms).toHaveLength(1);
  });

  test('unknown sheets, unknown and missing titles are named', async () => {
    const book = new Workbook();
    book.addWorksheet('人员').addRows([['姓名', '电话'], ['张三', '13900000001']]);
    book.addWorksheet('名单').addRow(['随便']);
    const answer = await admin.refused(organisation.import, {}, Buffer.from(await book.xlsx.writeBuffer()));
    expect(answer.rows!.map(({ sheet, cell, text }) => `${sheet} ${cell} ${text}`)).toEqual([
      expect.stringMatching(/^名单 A1 不认识的表/), expect.stringMatching(/^人员 A1 第一行缺少标题“手机号”/), expect.stringMatching(/^人员 B1 不认识的标题“电话”/),
    ]);
  });

  test('only an administrator imports and exports, and for his own county', async () => {
    const liu = await build.township(app, { county });
    const office = await app.sign((await build.person(app, { terms: [{ role: 'township_office', at: liu }] })).id);
    expect(await office.status(organisation.import, {}, await workbook(ROSTER))).toBe(403);
    expect(await office.status(organisation.export)).toBe(403);
    const other = await build.county(app, { name: '别县' });
    const neighbour = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: other }] })).id);
    await load(ROSTER);
    expect(readBook(Buffer.from((await neighbour.file(organisation.export)).file))).not.toMatchObject({ refused: true });
    expect((await neighbour.call(organisation.people, {})).total).toBe(1);
  });

  test('two who import the same file at the same moment: nothing stands twice', async () => {
    const file = await workbook(ROSTER);
    const replies = await Promise.all([1, 2].map(() => admin.call(organisation.import, {}, file)));
    expect(replies.map(reply => reply.created.people).sort()).toEqual([0, 7]);
  });
});

describe('the workbook', () => {
  test('the template has its sheets with titles, drop-downs and examples that are not imported', async () => {
    const { file, name } = await admin.file(organisation.template);
    expect(name).toBe('驻村名单导入模板.xlsx');
    const book = new Workbook();
    await book.xlsx.load(Buffer.from(file) as never);
    expect(book.worksheets.map(sheet => `${sheet.name} ${sheet.state}`)).toEqual(['说明 visible', '村和工作队 visible', '派出单位 visible', '人员 visible', '责任区 visible', '选项 hidden']);
    expect(book.getWorksheet('人员')!.getRow(1).values).toEqual([undefined, ...HEADS.people[1]]);
    expect(book.getWorksheet('人员')!.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(book.getWorksheet('人员')!.getCell('E5').dataValidation).toMatchObject({ type: 'list', formulae: [`选项!$A$1:$A$${Object.keys(ROLES).length}`] });
    expect(await admin.refused(organisation.import, {}, Buffer.from(file))).toMatchObject({ code: 'import_empty' });
  });

  test('what looks like a formula stays a text, on the way in and out', async () => {
    const payload = ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)'];
    await load({ people: payload.map((post, index) => ['好人', `1391234000${index}`, null, post, null, null, null, null, null]) });
    const { file } = await admin.file(organisation.export);
    const book = new Workbook();
    await book.xlsx.load(Buffer.from(file) as never);
    const posts: unknown[] = [];
    book.worksheets.forEach(sheet => sheet.eachRow(row => row.eachCell(cell => {
      expect(cell.formula).toBeUndefined();
      if (payload.includes(cell.text)) posts.push(cell.value);
    })));
    expect(posts.sort()).toEqual([...payload].sort());
  });

  test('a formula in a file counts as the value it shows', async () => {
    await load({ people: [[{ formula: 'CONCATENATE("公","式")', result: '公式' }, '13912340001', null, null, null, null, null, null, null]] });
    expect((await admin.call(organisation.people, { search: '公式' })).total).toBe(1);
  });

  test('what is no workbook is refused with the remedy', async () => {
    const send = (file: Buffer) => admin.refused(organisation.import, {}, file);
    expect(await send(Buffer.from('姓名,手机号\n'))).toMatchObject({ code: 'file_unreadable' });
    expect(await send(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]))).toMatchObject({ code: 'file_old_format' });
    expect(await send(Buffer.alloc(5 * 1024 * 1024 + 1))).toMatchObject({ code: 'file_too_large' });
    const good = await workbook(ROSTER);
    expect(await send(good.subarray(0, good.length - 200))).toMatchObject({ code: 'file_unreadable' });
  });
});
