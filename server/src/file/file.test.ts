import sharp from 'sharp';
import { file } from '@village/shared/contract/file';
import { addDays } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { type Caller, startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { SessionService } from '../identity/session.service';
import { StoredFileService } from './file.service';
import { rewritten } from './picture';

let app: TestApp;
let mine: Caller;
let other: Caller;
beforeAll(async () => {
  app = await startApp();
  const county = await build.county(app);
  mine = await app.sign((await build.person(app, { terms: [{ role: 'county_office', at: county }] })).id);
  other = await app.sign((await build.person(app, { terms: [{ role: 'county_office', at: county }] })).id);
});
afterAll(() => app.close());

const purpose = 'leave_attachment' as const;
const picture = (width = 64, height = 48) => sharp({ create: { width, height, channels: 3, background: '#1E6B52' } });

test('照片重新编码后存放，原来带的位置信息不留', async () => {
  const sent = await picture().jpeg().withExif({ IFD0: { Make: 'PhoneMaker' }, IFD3: { GPSLatitude: '29/1 30/1 0/1' } }).toBuffer();
  expect(sent.includes('PhoneMaker')).toBe(true);
  const kept = await mine.call(file.upload, { purpose, name: '证明.jpg' }, sent);
  const { file: bytes, name } = await mine.file(file.mine, { id: kept.id });
  expect(name).toBe('证明.jpg');
  expect(Buffer.from(bytes).includes('PhoneMaker')).toBe(false);
  expect((await sharp(bytes).metadata()).exif).toBeUndefined();
});

test('带着手机编的号送：编号就是文件的名字，再送一次是同一份，换了内容不收，别人用不了这个号', async () => {
  const sent = await picture().jpeg().toBuffer();
  const input = { purpose: 'record_photo' as const, clientKey: 'phone-made-key' };
  const kept = await mine.call(file.upload, input, sent);
  expect(kept.id).toBe('phone-made-key');
  expect(await mine.call(file.upload, input, sent)).toEqual(kept);
  expect(await mine.refused(file.upload, input, await picture(32).jpeg().toBuffer())).toMatchObject({ code: 'key_used' });
  expect(await other.refused(file.upload, input, sent)).toMatchObject({ code: 'key_used' });
  expect(await mine.refused(file.upload, { ...input, clientKey: 'k'.repeat(40) }, sent)).toMatchObject({ code: 'key_too_long' });
});

test('别人的文件看不到，和没有一样', async () => {
  const kept = await mine.call(file.upload, { purpose }, await picture().png().toBuffer());
  expect(await other.status(file.mine, { id: kept.id })).toBe(404);
  expect(await mine.status(file.mine, { id: 'no-such-file' })).toBe(404);
});

test('文件送出时不当网页显示', async () => {
  const kept = await mine.call(file.upload, { purpose }, await picture().webp().toBuffer());
  const { headers } = await mine.send(file.mine, { id: kept.id });
  expect(headers).toMatchObject({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff', 'content-disposition': expect.stringContaining('attachment') });
});

test.each([
  ['空文件', () => Buffer.alloc(0), 'file_required'],
  ['网页', () => Buffer.from('<html><script>alert(1)</script></html>'), 'picture_unreadable'],
  ['矢量图', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'picture_unreadable'],
  ['只有开头像照片的文件', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 7)]), 'picture_unreadable'],
  ['动图', () => Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'), 'picture_unreadable'],
  ['带程序的 PDF', () => Buffer.from('%PDF-1.4\n<< /S /JavaScript /JS (app.alert(1)) >>\n%%EOF'), 'pdf_active'],
  ['不完整的 PDF', () => Buffer.from('%PDF-1.4\n'), 'pdf_unreadable'],
])('%s不收，用话说明', async (_, make, code) => {
  expect(await mine.refused(file.upload, { purpose }, make())).toMatchObject({ code, text: expect.stringMatching(/[一-鿿]/) });
});

test('照片后面夹带的内容不会存下来', async () => {
  const kept = await mine.call(file.upload, { purpose }, Buffer.concat([await picture().jpeg().toBuffer(), Buffer.from('<script>evil()</script>')]));
  expect(Buffer.from((await mine.file(file.mine, { id: kept.id })).file).includes('evil')).toBe(false);
});

test('像素大得不像照片的文件，不解码就不收', async () => {
  // Only the beginning of it, which says how large it is: who decoded it would find it broken.
  const bomb = (await picture(9000, 9000).png({ compressionLevel: 9 }).toBuffer()).subarray(0, 400);
  expect((await mine.refused(file.upload, { purpose }, bomb)).code).toBe('picture_too_large');
});

test('时间和地点写在照片上', async () => {
  const plain = await picture(800, 600).jpeg().toBuffer();
  const marked = await rewritten(plain, ['2025-03-06 09:00　桃树村', '张三　驻村通']);
  if (isRefusal(marked)) throw new Error(marked.text);
  const part = async (top: number) => sharp(await sharp(marked).extract({ left: 0, top, width: 800, height: 60 }).toBuffer()).stats();
  const foot = await part(540);
  expect(Math.max(...foot.channels.map(each => each.max))).toBeGreaterThan(200);
  const head = await part(0);
  expect(Math.max(...head.channels.map(each => each.max))).toBeLessThan(150);
});

test('没有附到哪里的文件七天后删除，只留指纹；附上的留到约定的日子', async () => {
  app.on('2025-03-06');
  const sent = await picture(30, 30).jpeg().toBuffer();
  const files = app.get(StoredFileService);
  const loose = await mine.call(file.upload, { purpose }, sent);
  const bound = await mine.call(file.upload, { purpose }, await picture(31, 31).jpeg().toBuffer());
  const { personId } = (await app.get(SessionService).whoIs(mine.token!))!;
  const stranger = (await build.person(app, { county: await build.county(app) })).id;
  expect(await files.attach([bound.id], purpose, stranger, null)).toMatchObject({ code: 'file_missing' });
  expect(await files.attach([bound.id], purpose, personId, addDays('2025-03-06', 30))).toMatchObject([{ id: bound.id }]);
  app.on('2025-03-14');
  expect(await files.sweep()).toBeGreaterThan(0);
  await expect(files.read(loose.id)).rejects.toThrow();
  // The same bytes under another row are still there.
  const again = await files.store({ purpose, ownerId: stranger, sent, expiresOn: null });
  if (isRefusal(again)) throw new Error(again.text);
  expect(await files.sentBefore(again)).toBe(true);
  expect((await files.read(again.id)).file.length).toBeGreaterThan(0);
  expect((await files.read(bound.id)).file.length).toBeGreaterThan(0);
});
