import { identity } from '@village/shared/contract/identity';
import { operation } from '@village/shared/contract/operation';
import { organisation, type Organisation } from '@village/shared/contract/organisation';
import { type Caller, startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { AccessEntity } from '../common/access';
import { Db } from '../common/db';
import { SweepService } from '../file/sweep.service';
import { AccountEntity, BindingTicketEntity, SessionEntity, SignInAttemptEntity } from '../identity/identity.entity';
import { SignInSweepService } from '../identity/sign-in-sweep.service';
import { StoredFileService } from '../file/file.service';
import { PersonService } from '../organisation/person.service';
import { AccessSweepService, FaultSweepService } from './operation-sweep.service';

let app: TestApp;
let county: Organisation;
let member: build.PersonBuilt;
let people: Record<'administrator' | 'office' | 'member' | 'secretary' | 'stranger', Caller>;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  county = await build.county(app, { name: '云岭县' });
  const township = await build.township(app, { county });
  const team = await build.team(app, { village: await build.village(app, { township }) });
  member = await build.person(app, { name: '王小满', phone: '19900000001', terms: [{ role: 'team_member', team }] });
  const sign = async (name: string, terms: NonNullable<Parameters<typeof build.person>[1]>['terms']) => app.sign((await build.person(app, { name, terms })).id);
  people = {
    administrator: await sign('周管理', [{ role: 'administrator', at: county }]), office: await sign('钱办公', [{ role: 'county_office', at: county }]), member: await app.sign(member.id),
    secretary: await sign('孙书记', [{ role: 'township_secretary', at: township }]), stranger: await sign('别县', [{ role: 'administrator', at: await build.county(app) }]),
  };
});
afterAll(() => app.close());

const runOf = async (name: string) => (await people.administrator.call(operation.retention)).runs.find(each => each.name === name)!;

describe('what erases reports', () => {
  test('a run says when it was, how much went and when the next one is; one that failed is counted', async () => {
    expect(await runOf('files')).toMatchObject({ lastAt: null, erasedIn30Days: 0 });
    await app.get(StoredFileService).keep({ ownerId: member.id, name: 'a.zip', parts: parts(), expiresOn: '2025-03-05' });
    expect(await app.get(SweepService).run()).toBe(1);
    expect(await app.get(SweepService).run()).toBe(0);
    expect(await runOf('files')).toMatchObject({ lastAt: '2025-03-06T01:00:00.000Z', nextAt: '2025-03-06T02:00:00.000Z', erasedThatDay: 1, erasedIn30Days: 1, failuresIn30Days: 0 });
    const broken = jest.spyOn(app.get(StoredFileService), 'sweep').mockRejectedValueOnce(new Error('disk'));
    await expect(app.get(SweepService).run()).rejects.toThrow('disk');
    broken.mockRestore();
    expect(await runOf('files')).toMatchObject({ erasedIn30Days: 1, failuresIn30Days: 1 });
  });

  test('devices signed out half a year ago, codes and tickets that are over and old counts of wrong attempts go; nothing else does', async () => {
    const [at, now] = ['2024-06-01T00:00:00.000Z', '2025-03-06T00:30:00.000Z'];
    const session = (id: string, ending: Partial<SessionEntity>) => ({ id, tokenHash: id, personId: member.id, kind: 'browser' as const, label: '', createdAt: at, lastSeenAt: at, expiresAt: '2025-04-01T00:00:00.000Z', revokedAt: null, mustSetPassword: false, ...ending });
    const db = app.get(Db);
    await db.of(SessionEntity).insert([session('old-out', { revokedAt: at }), session('old-over', { expiresAt: at }), session('late-out', { revokedAt: '2025-01-01T00:00:00.000Z' })]);
    await db.of(AccountEntity).insert({ personId: member.id, passwordHash: 'kept', codeHash: 'gone', codeExpiresAt: now });
    await db.of(BindingTicketEntity).insert({ ticketHash: 't', openid: 'o', expiresAt: now });
    await db.of(SignInAttemptEntity).insert({ key: 'k', failed: 3, lastAt: at, waitUntil: null });
    expect(await app.get(SignInSweepService).run()).toBe(5);
    expect((await db.of(SessionEntity).find()).map(({ id }) => id)).toEqual(expect.arrayContaining(['late-out']));
    expect(await db.of(SessionEntity).countBy([{ id: 'old-out' }, { id: 'old-over' }])).toBe(0);
    expect(await db.of(AccountEntity).findOneBy({ personId: member.id })).toMatchObject({ passwordHash: 'kept', codeHash: null, codeExpiresAt: null });
    expect(await people.member.status(identity.me)).toBe(200);
  });

  test('the list of kinds is read by the county office and the administrator, by nobody else', async () => {
    const { kinds } = await people.office.call(operation.retention);
    expect(kinds.find(({ name }) => name === '在村记录的位置和照片')).toMatchObject({ run: 'positions', holds: expect.arrayContaining(['在村范围']), keep: expect.stringContaining('62 天') });
    for (const who of ['member', 'secretary'] as const) expect(await people[who].status(operation.retention)).toBe(403);
  });
});

describe('who reads or exports what of others', () => {
  test('is written down with role, kind, whose and how many; not what one reads of oneself, not what is covered, and without a name or number', async () => {
    await people.administrator.call(organisation.person, { id: member.id });
    await people.member.call(organisation.person, { id: member.id });
    await people.secretary.call(organisation.person, { id: member.id });
    await people.administrator.file(organisation.export);
    await people.administrator.call(identity.security, { id: member.id });
    const { items, total } = await people.office.call(operation.accesses, {});
    expect(items.map(({ readerName, roleName, kindName, subjectName }) => [readerName, roleName, kindName, subjectName])).toEqual(expect.arrayContaining([
      ['周管理', '管理员', '登录情况', '王小满'], ['周管理', '管理员', '名册', null], ['周管理', '管理员', '手机号', '王小满'],
    ]));
    expect(items.some(({ readerName }) => readerName === '王小满')).toBe(false);
    expect(items.find(({ kind }) => kind === 'people')).toMatchObject({ rows: 4, kindName: '名册' });
    expect(total).toBe(items.length);
    const text = JSON.stringify(await app.get(Db).of(AccessEntity).find());
    for (const each of ['王小满', '19900000001', '周管理', await app.get(PersonService).phoneOf(member.id)]) expect(text).not.toContain(each);
  });

  test('is found by the name of the reader, by pinyin, by kind and by day; another county sees nothing of it', async () => {
    expect((await people.office.call(operation.accesses, { search: 'zhouguanli' })).total).toBeGreaterThan(2);
    expect((await people.office.call(operation.accesses, { search: '没有这人' })).total).toBe(0);
    expect((await people.office.call(operation.accesses, { kind: 'people' })).total).toBe(1);
    expect((await people.office.call(operation.accesses, { from: '2025-03-07' })).total).toBe(0);
    expect((await people.office.call(operation.accesses, { to: '2025-03-06' })).total).toBeGreaterThan(2);
    expect((await people.stranger.call(operation.accesses, {})).total).toBe(0);
    expect(await people.member.status(operation.accesses, {})).toBe(403);
  });

  test('stands in the export of the person it was about', async () => {
    expect((await people.member.call(operation.own)).kinds.find(({ name }) => name === '查看和导出的记录')).toMatchObject({ rows: expect.any(Number) });
    expect((await people.member.call(operation.own)).kinds.find(({ name }) => name === '查看和导出的记录')!.rows).toBeGreaterThan(1);
  });

  test('is kept three years', async () => {
    const before = await app.get(Db).of(AccessEntity).count();
    app.on('2028-02-01');
    expect(await app.get(AccessSweepService).run()).toBe(0);
    app.on('2028-04-01');
    expect(await app.get(AccessSweepService).run()).toBeGreaterThanOrEqual(before);
    app.on('2025-03-06', '09:00');
  });
});

describe('a fault', () => {
  test('is found by the number that the person was told, without who it was or what he sent', async () => {
    const broken = jest.spyOn(app.get(PersonService), 'peopleByIds').mockRejectedValue(new TypeError('secret of 王小满 19900000001'));
    const { status, body } = await people.member.send(operation.own);
    const answer = await people.member.send(operation.ownXlsx);
    broken.mockRestore();
    expect([status, answer.status]).toContain(500);
    const { text } = (answer.status === 500 ? answer.body : body) as { text: string };
    const number = /编号 (\w{8})/.exec(text)![1];
    const { items } = await people.administrator.call(operation.faults, { search: number });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ number, title: '导出我的数据', kind: 'TypeError', lines: expect.any(Array) });
    expect(JSON.stringify(items)).not.toMatch(/王小满|19900000001|secret/);
    expect(await people.member.status(operation.faults, {})).toBe(403);
    expect(await app.get(FaultSweepService).run()).toBe(0);
    app.on('2025-10-01');
    expect(await app.get(FaultSweepService).run()).toBe(1);
    app.on('2025-03-06', '09:00');
  });
});

async function* parts(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('x');
}
