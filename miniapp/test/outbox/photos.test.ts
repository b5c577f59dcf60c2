import { createHash } from 'node:crypto';
import { household } from '@village/shared/contract/household';
import { record } from '@village/shared/contract/record';
import sharp from 'sharp';
import { Db } from '../../../server/src/common/db';
import { StoredFileEntity } from '../../../server/src/file/file.entity';
import { type App, Phone, type Wanted } from './phone';
import { Proxy, TROUBLES } from './proxy';
import { member, openServer, overTheWire, type TestApp } from './server';

let server: TestApp;
let proxy: Proxy;
let team: Awaited<ReturnType<typeof openServer>>['team'];
let good: ReturnType<typeof overTheWire>;
let direct: ReturnType<typeof overTheWire>;

beforeAll(async () => {
  const opened = await openServer();
  ({ app: server, team } = opened);
  proxy = new Proxy(opened.port);
  good = overTheWire(await proxy.open(), 2_000);
  direct = overTheWire(opened.address, 5_000);
});
afterAll(async () => {
  proxy.close();
  await server.close();
});

const offline = () => Promise.reject(new Error('no signal'));
let shade = 0;
const picture = async () => {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: { r: (shade += 9), g: 40, b: 90 } } }).jpeg().toBuffer();
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
};
let taken = 0;
async function take(app: App, bytes: ArrayBuffer): Promise<string> {
  const clientKey = `photo-${(taken += 1)}-${'x'.repeat(12)}`;
  await app.outbox.sendPhoto('file.upload', '记录的照片', { purpose: 'record_photo', clientKey }, bytes, clientKey);
  return clientKey;
}
const write = (app: App, photoIds: string[]) => app.outbox.send('record.add', '记一条', {
  teamId: team.id, kind: 'work', day: '2025-12-31', text: '修渠', withIds: [], tags: [], answers: [], photoIds, claimedAt: '2025-12-31T01:00:00.000Z',
});
const files = (ownerId: string) => server.get(Db).of(StoredFileEntity).find({ where: { ownerId } });

async function somebody() {
  const { id, token } = await member(server, team);
  const phone = new Phone(offline);
  phone.start();
  phone.signIn(id, token);
  return { id, token, phone };
}

test('没有信号拍的照片和记录：关机再开都在，有信号时照片先走，记录后走，服务器上各一份', async () => {
  const { id, token, phone } = await somebody();
  const bytes = await picture();
  const key = await take(phone.app, bytes);
  await write(phone.app, [key]);
  expect(phone.entries).toHaveLength(2);
  const paths: string[] = [];
  phone.line = (wanted: Wanted) => {
    paths.push(wanted.url.replace(/\?.*/, ''));
    return direct(wanted);
  };
  phone.restart();
  phone.signIn(id, token);
  await phone.app.outbox.flush(true);
  expect(paths).toEqual(['/api/files', '/api/records']);
  expect([phone.entries, phone.files.size]).toEqual([[], 0]);
  const caller = await server.sign(id);
  const [line] = (await caller.call(record.list, { teamId: team.id })).items.filter(each => each.photos === 1);
  const { photoList } = await caller.call(record.detail, { id: line.id });
  expect(photoList).toHaveLength(1);
  expect((await caller.file(record.picture, { id: photoList[0].id })).file.length).toBeGreaterThan(0);
  expect((await files(id)).map(({ id: name, receivedDigest }) => [name, receivedDigest])).toEqual([[key, createHash('sha256').update(Buffer.from(bytes)).digest('hex')]]);
});

test('记录不越过还没有送到的照片', async () => {
  const { phone } = await somebody();
  const key = await take(phone.app, await picture());
  await write(phone.app, [key]);
  phone.line = wanted => (wanted.url.includes('/files') ? offline() : direct(wanted));
  await phone.app.outbox.flush(true);
  expect(phone.entries.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  phone.line = direct;
  await phone.app.outbox.flush(true);
  expect(phone.entries).toEqual([]);
});

test('走访带着照片一起存下，照片先到，走访后到，照片在那条走访里', async () => {
  const { id, phone } = await somebody();
  const leader = await server.sign((await member(server, team, 'team_leader')).id);
  const { id: householdId } = await leader.call(household.add, { villageId: team.villageId, number: '09-001', group: '一组', headName: '单秀英', people: 1, state: 'not_poor' });
  const key = await take(phone.app, await picture());
  await phone.app.outbox.send('household.visit', '入户走访', { id: householdId, teamId: team.id, day: '2025-12-31', text: '身体都好', withIds: [], tags: [], answers: [], photoIds: [key], claimedAt: '2025-12-31T01:00:00.000Z' });
  phone.line = wanted => (wanted.url.includes('/files') ? offline() : direct(wanted));
  await phone.app.outbox.flush(true);
  expect(phone.entries).toHaveLength(2);
  phone.line = direct;
  await phone.app.outbox.flush(true);
  expect(phone.entries).toEqual([]);
  const { visits } = await leader.call(household.one, { id: householdId });
  expect((await (await server.sign(id)).call(record.detail, { id: visits[0].recordId })).photoList).toHaveLength(1);
});

test('坏网络一种一种来：照片恰好一份，答复不是回执就不放下', async () => {
  const { id, phone } = await somebody();
  for (const [index, trouble] of TROUBLES.entries()) {
    phone.line = good;
    Object.assign(proxy, { trouble, bytes: 40 });
    await take(phone.app, await picture());
    const there = (await files(id)).length;
    if (phone.entries.length === 0) expect([trouble, there]).toEqual([trouble, index + 1]);
    proxy.trouble = 'none';
    for (let times = 0; phone.entries.length > 0 && times < 5; times += 1) await phone.app.outbox.flush(true);
    expect([trouble, (await files(id)).length, phone.entries, phone.files.size]).toEqual([trouble, index + 1, [], 0]);
  }
});

test.each<[string, (key: string) => unknown]>([
  ['登录页', () => '<!DOCTYPE html><title>免费无线网络</title>'],
  ['别的照片的指纹', key => ({ id: key, receivedDigest: 'f'.repeat(64), uploadedAt: '2025-12-31T01:00:00.000Z' })],
  ['没有指纹', key => ({ id: key, uploadedAt: '2025-12-31T01:00:00.000Z' })],
])('%s 不是照片的回执', async (_, answer) => {
  const { phone } = await somebody();
  const bytes = await picture();
  phone.line = ({ url }) => ({ statusCode: 200, data: answer(/clientKey=([\w-]+)/.exec(url)![1]), header: {} });
  await take(phone.app, bytes);
  expect([phone.entries.length, [...phone.files.values()]]).toEqual([1, [bytes]]);
});

test('手机满了：说清楚，没有记下半张，以前的都在', async () => {
  const { phone } = await somebody();
  const first = await picture();
  await take(phone.app, first);
  phone.fileRoom = 10;
  await expect(take(phone.app, await picture())).rejects.toMatchObject({ kind: 'full', text: expect.stringContaining('以前存的都还在') as string });
  phone.fileRoom = Infinity;
  phone.room = 0;
  await expect(take(phone.app, await picture())).rejects.toMatchObject({ kind: 'full' });
  expect([phone.entries.length, [...phone.files.values()]]).toEqual([1, [first]]);
});

test('别人登录同一台手机：看不到，不替他送；本人回来再送', async () => {
  const { id, token, phone } = await somebody();
  await take(phone.app, await picture());
  const other = await member(server, team);
  phone.signIn(other.id, other.token);
  phone.line = direct;
  await phone.app.outbox.flush(true);
  expect([phone.app.outbox.mine(), phone.entries.length, await files(other.id)]).toEqual([[], 1, []]);
  phone.signIn(id, token);
  await phone.app.outbox.flush(true);
  expect([phone.entries, (await files(id)).length]).toEqual([[], 1]);
});

test('照片在手机里被清掉了：说要重拍，别的照常送', async () => {
  const { phone } = await somebody();
  await take(phone.app, await picture());
  phone.files.clear();
  phone.line = direct;
  await phone.app.outbox.flush(true);
  expect(phone.app.outbox.mine()).toMatchObject([{ state: 'stopped', fault: { text: expect.stringContaining('重新拍') as string } }]);
  await write(phone.app, []);
  expect(phone.entries).toHaveLength(1);
});
