import { identity } from '@village/shared/contract/identity';
import { leave } from '@village/shared/contract/leave';
import { operation } from '@village/shared/contract/operation';
import { policy } from '@village/shared/contract/policy';
import { record } from '@village/shared/contract/record';
import { type Caller, startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { readBook } from '../common/workbook';
import { OTHER, ownSheet } from './own-sheet';
import { isRefusal } from '@village/shared/kernel/refusal';

let app: TestApp;
let member: build.PersonBuilt;
let other: build.PersonBuilt;
let caller: Caller;
let otherCaller: Caller;
let administrator: Caller;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  const county = await build.county(app, { name: '云岭县' });
  const township = await build.township(app, { county, name: '柳河乡' });
  const team = await build.team(app, { village: await build.village(app, { township, name: '桃树村' }), name: '桃树村工作队' });
  member = await build.person(app, { name: '王小满', phone: '19900000001', post: '科员', terms: [{ role: 'team_member', team }] });
  other = await build.person(app, { name: '李芒种', phone: '19900000002', terms: [{ role: 'team_leader', team }] });
  administrator = await app.sign((await build.person(app, { name: '管理员', terms: [{ role: 'administrator', at: county }] })).id);
  await administrator.call(policy.adopt, { organisationId: county.id, profileId: 'pian04', effectiveFrom: '2024-01-01' });
  [caller, otherCaller] = [await app.sign(member.id), await app.sign(other.id)];
  const claimedAt = '2025-03-06T01:00:00.000Z';
  await caller.call(record.add, { clientKey: 'r1', teamId: team.id, kind: 'work', day: '2025-03-06', text: '查看桃树坪水渠', withIds: [other.id], tags: [], answers: [], photoIds: [], claimedAt });
  await otherCaller.call(record.add, { clientKey: 'r2', teamId: team.id, kind: 'work', day: '2025-03-06', text: '整理台账不带别人', withIds: [], tags: [], answers: [], photoIds: [], claimedAt });
  const asked = await caller.call(leave.apply, { clientKey: 'l1', kind: 'personal', startDay: '2025-03-10', startHalf: 'am', endDay: '2025-03-10', endHalf: 'pm', reason: '办理家事', place: '县城', outOfCounty: false, claimedAt });
  await otherCaller.call(leave.decide, { id: asked.id, decision: 'approve', opinion: '同意，早去早回' });
});
afterAll(() => app.close());

/** The cells of each sheet, in rows, by the name of the sheet. */
async function bookOf(who: Caller): Promise<Map<string, string[][]>> {
  const book = readBook(Buffer.from((await who.file(operation.ownXlsx)).file));
  if (isRefusal(book)) throw new Error(book.text);
  return new Map(book.sheets.map(({ name, rows }) => [name, [...rows.values()].map(row => [...row.values()].map(String))]));
}

test('a person takes everything about himself with him: number, terms, leaves with their decisions, what he wrote, the devices; names of others do not stand in it, but in what he was told himself', async () => {
  const { name } = await caller.file(operation.ownXlsx);
  expect(name).toBe('我的数据 王小满 2025-03-06.xlsx');
  const book = await bookOf(caller);
  const all = [...book.values()].flat(2).join('\n');
  expect(book.get('本人')!.flat()).toEqual(expect.arrayContaining(['姓名', '王小满', '19900000001', '科员'].filter(each => each !== '姓名')));
  expect(book.get('任职')!.flat()).toEqual(expect.arrayContaining(['队员', '桃树村工作队']));
  expect(book.get('请假')!.flat()).toEqual(expect.arrayContaining(['办理家事', '县城', '事假', '本人']));
  expect(book.get('审批意见')!.flat()).toEqual(expect.arrayContaining(['同意，早去早回', '另一人']));
  expect(book.get('工作记录')!.flat()).toEqual(expect.arrayContaining(['查看桃树坪水渠', '另一人']));
  expect(book.get('登录的设备')!.length).toBeGreaterThan(1);
  expect(book.get('目录')!.flat()).toEqual(expect.arrayContaining(['户册', '是村民的资料，不是干部本人的']));
  for (const secret of ['李芒种', '19900000002', '整理台账不带别人', other.id, member.id, caller.token!]) expect(all).not.toContain(secret);
  expect(all).not.toMatch(/undefined|\[object|tokenHash/);
});

test('who was with somebody gets that entry too, and the approver what he decided without the other’s name', async () => {
  const all = [...await bookOf(otherCaller)].filter(([name]) => name !== '通知').flatMap(([, rows]) => rows.flat()).join('\n');
  expect(all).toContain('查看桃树坪水渠');
  expect(all).toContain('同意，早去早回');
  expect(all).not.toContain('王小满');
  expect(all).not.toContain('19900000001');
});

test('a name that a row keeps beside an id is told only where it is his own', () => {
  const row = { id: 'x', hostId: 'b', hostName: '李芒种', draftedBy: 'a', draftedByName: '王小满', personId: 'a', personName: '王小满', recorderId: null, recorderName: '外来的人', askedBy: 'b', askedName: '镇里的人', departmentName: '农业办', reason: '有事', reasonName: '调动' };
  const { columns, rows } = ownSheet({ kind: '', table: 'meeting', use: { title: '会议', by: ['draftedBy'] }, rows: [row] }, 'a', id => (id === 'a' ? '本人' : id === 'b' ? OTHER : null));
  const told = Object.fromEntries(columns.map(([name], index) => [name, rows[0][index]]));
  expect(rows[0].filter(each => each === OTHER)).toHaveLength(5);
  expect(told).toMatchObject({ 起草人: '王小满', 姓名: '王小满', 记录: OTHER, 谁要的: OTHER, 部门: '农业办' });
  expect(rows[0]).toEqual(expect.arrayContaining(['有事', '调动']));
});

test('the page tells how much there is of each kind, why and how long it is kept', async () => {
  const { kinds, rows } = await caller.call(operation.own);
  expect(kinds.find(({ name }) => name === '请假')).toMatchObject({ purpose: expect.stringContaining('审批'), keep: expect.stringContaining('保存'), rows: expect.any(Number) });
  expect(kinds.reduce((sum, kind) => sum + kind.rows, 0)).toBe(rows);
  expect(rows).toBeGreaterThan(5);
});

test('nobody gets it without being signed in, nor with a one-time code that an administrator has seen', async () => {
  expect(await app.anonymous.status(operation.ownXlsx)).toBe(401);
  const { code } = await administrator.call(identity.issueCode, { id: member.id });
  const { token } = await app.anonymous.call(identity.signIn, { phone: '19900000001', password: code });
  expect(await app.withToken(token).refused(operation.ownXlsx)).toMatchObject({ code: 'password_first' });
  expect(await app.withToken(token).refused(operation.own)).toMatchObject({ code: 'password_first' });
});
