import { spawnSync } from 'node:child_process';
import sharp from 'sharp';
import { appeal } from '@village/shared/contract/appeal';
import type { WriteAppealInput } from '@village/shared/contract/appeal.input';
import { board } from '@village/shared/contract/board';
import { issue } from '@village/shared/contract/issue';
import type { Organisation } from '@village/shared/contract/organisation';
import { notice } from '@village/shared/contract/notice';
import { publication, type PublicationDetail } from '@village/shared/contract/publication';
import * as build from '../../test/build';
import { regulate } from '../../test/regulation';
import { type Caller, startApp, type TestApp } from '../../test/app';
import { StoredFileService } from '../file/file.service';

/** What villagers' requests carry: what they are about, pictures, and what somebody thinks of a published text. */
let app: TestApp;
let village: Organisation;
let code: string;
let callers: Record<'leader' | 'member' | 'secretary' | 'office' | 'mayor', Caller>;
let memberId: string;
let forms = 0;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  const county = await build.county(app);
  const township = await build.township(app, { county, name: '柳河乡' });
  village = await build.village(app, { township, name: '前村' });
  const team = await build.team(app, { village });
  const sign = async (terms: build.PersonGiven['terms']) => app.sign((await build.person(app, { terms })).id);
  const member = await build.person(app, { name: '队员乙', terms: [{ role: 'team_member', team }] });
  memberId = member.id;
  callers = {
    leader: await sign([{ role: 'team_leader', team }]), member: await app.sign(member.id), secretary: await sign([{ role: 'village_secretary', at: village }]), office: await sign([{ role: 'township_office', at: township }]),
    mayor: await sign([{ role: 'township_mayor', at: township }]),
  };
  await regulate(app, county, 'pian12', { 'disclosure.complaint_days': 15 });
  code = (await callers.leader.call(board.renew, { villageId: village.id, seen: '' })).code!;
});
afterAll(() => app.close());

const given = (more: Partial<WriteAppealInput> = {}): WriteAppealInput => ({ code, form: `form-${(forms += 1)}`, about: 'matter', text: '水管漏水', ...more });
const write = (more: Partial<WriteAppealInput> = {}) => app.anonymous.call(appeal.write, given(more));
const picture = () => sharp({ create: { width: 900, height: 1200, channels: 3, background: '#1E6B52' } }).jpeg().withExif({ IFD0: { Copyright: 'secret-place' } }).toBuffer();
const send = async (device = `phone-${(forms += 1)}`) => app.anonymous.call(appeal.photo, { code, device }, await picture());
const titled = async (who: Caller, title: string) => who.call(issue.one, { id: (await who.call(issue.list, { box: 'undone', source: 'appeal' })).items.find(each => each.title === title)!.id });
const move = (who: Caller, { id, revision }: PublicationDetail, name: 'submit' | 'publish') => who.call(publication.move, { id, revision, move: name, text: '' });
const publish = async (by: Caller) => move(by, await move(callers.member, await callers.member.call(publication.save, { revision: 0, villageId: village.id, subject: 'village_finance', title: '三月财务收支', text: '支出 12300 元', items: [], tables: [], explanation: '' }), 'submit'), 'publish');

test('村民附照片：写的时候、补充的时候都能附；只有办的人看得到，拍照的地点不留；别人的、用过的附不上', async () => {
  const [first, second] = [await send(), await send()];
  const { number } = await write({ text: '水管漏水', photos: [first.id, second.id] });
  const raised = await titled(callers.leader, '水管漏水');
  expect(raised.steps[0]).toMatchObject({ action: 'raise', byName: '反映的群众', photos: [expect.any(String), expect.any(String)] });
  const { file } = await callers.leader.file(issue.picture, { id: raised.steps[0].photos[0] });
  expect(Buffer.from(file).includes('secret-place')).toBe(false);
  expect((await sharp(file).metadata()).format).toBe('jpeg');
  expect((await app.anonymous.send(issue.picture, { id: raised.steps[0].photos[0] })).status).toBe(401);
  expect((await app.anonymous.refused(appeal.write, given({ text: '又一件', photos: [first.id] })))).toMatchObject({ code: 'file_missing', field: 'photos' });
  expect((await app.anonymous.refused(appeal.write, given({ text: '又一件', photos: ['nothing'] })))).toMatchObject({ code: 'file_missing', field: 'photos' });
  const third = await send();
  const view = await app.anonymous.call(appeal.act, { number, act: 'add', text: '又漏了一处', photos: [third.id] });
  expect(view.steps.map(({ own, photos }) => [own, photos])).toEqual([[true, 2], [true, 1]]);
  expect((await titled(callers.leader, '水管漏水')).steps.at(-1)!.photos).toHaveLength(1);
});

test('送的不是照片说明白；送得太多停一停；没有写成诉求的照片第二天以后删掉', async () => {
  expect((await app.anonymous.send(appeal.photo, { code, device: 'x' }, Buffer.from('<script>'))).body).toMatchObject({ code: 'picture_unreadable' });
  expect((await app.anonymous.send(appeal.photo, { code: 'nothing' }, await picture())).body).toMatchObject({ code: 'board_code_unknown' });
  const asked = [];
  for (let turn = 0; turn < 13; turn += 1) asked.push((await app.anonymous.send(appeal.photo, { code, device: 'busy' }, Buffer.from('no'))).body as { code: string });
  expect(asked.map(each => each.code)).toEqual([...Array<string>(12).fill('picture_unreadable'), 'too_many_photos']);
  const { id } = await send();
  expect(await app.get(StoredFileService).describe([id])).toHaveLength(1);
  app.on('2025-03-08');
  await app.get(StoredFileService).sweep();
  expect(await app.get(StoredFileService).describe([id])).toEqual([]);
  app.on('2025-03-06', '10:00');
});

test('哪方面的由村民选，没选的交办时归类；镇里看得到村民问得最多的是什么', async () => {
  await write({ text: '桥栏杆断了', category: 'infrastructure' });
  await write({ text: '低保怎么申请' });
  expect(await app.anonymous.status(appeal.write, given({ category: 'mass_sign' }))).toBe(400);
  const open = await titled(callers.leader, '低保怎么申请');
  const assign = { id: open.id, revision: open.revision, personId: memberId, due: '2025-03-10', text: '' };
  expect((await callers.leader.refused(issue.assign, { ...assign, category: 'neighbour' })).code).toBe('category_unknown');
  expect(await callers.leader.call(issue.assign, { ...assign, category: 'livelihood' })).toMatchObject({ category: 'livelihood', categoryName: '社保和民政' });
  const counted = async () => (await callers.office.call(issue.statistics, { from: '2025-03-01', to: '2025-03-31', source: 'appeal' })).categories;
  expect(await counted()).toContainEqual({ name: '问题：社保和民政', count: 1 });
  await write({ text: '路灯坏了', category: 'infrastructure' });
  expect((await counted())[0]).toEqual({ name: '问题：水电路等设施', count: 2 });
});

test('对公开的内容有意见：送到上一级，写着按哪一条、最迟哪天；写的人和公开的人都看不到；核实、答复、不认可以再查', async () => {
  await Promise.all(Object.values(callers).map(each => each.call(notice.read, {})));
  const shown = await publish(callers.secretary);
  const page = String((await app.anonymous.raw('GET', `/b/${code}/publications/${shown.id}`)).body);
  expect(page).toContain(`href="/b/${code}/appeals?publication=${shown.id}"`);
  const form = String((await app.anonymous.raw('GET', `/b/${code}/appeals?publication=${shown.id}`)).body);
  expect(form).toContain('value="about_disclosure" checked');
  expect(form).toContain(`value="${shown.id}" selected`);
  const { number, toName } = await write({ about: 'about_disclosure', publicationId: shown.id, text: '砂石 42 方没有这么多', agreed: true });
  expect(toName).toBe('乡镇');
  const [{ id }] = (await callers.office.call(issue.restricted, {})).items;
  const detail = await callers.office.call(issue.one, { id });
  expect(detail).toMatchObject({ kind: 'complaint', categoryName: '公开的内容', title: '砂石 42 方没有这么多', due: '2025-03-21', text: `对“三月财务收支”（2025-03-06公开）的意见：\n砂石 42 方没有这么多` });
  expect(detail.because.map(({ text }) => text).join()).toContain('依次调查、核实、答复、解决');
  expect(detail.because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause))).toContain('三务公开 四3');
  for (const name of ['member', 'secretary', 'leader'] as const) expect([name, await callers[name].status(issue.one, { id }), (await callers[name].call(notice.list, {})).items.filter(({ text }) => text.includes('群众的反映'))]).toEqual([name, 404, []]);
  expect((await callers.mayor.call(notice.list, {})).items.map(({ text }) => text)).toContain('有一条群众的反映，等您签收');
  await callers.office.call(issue.acknowledge, { id });
  await callers.office.call(issue.answer, { clientKey: 'complaint-1', id, revision: (await callers.office.call(issue.one, { id })).revision, outcome: 'verified', text: '查了票据，少了 6 方，已经要求更正后重新公开。', claimedAt: app.clock.now() });
  expect(await app.anonymous.call(appeal.follow, { number })).toMatchObject({ state: 'answered', agreed: false, due: '2025-03-21', may: { publish: false, solved: true, reopen: true } });
  expect(await app.anonymous.call(appeal.act, { number, act: 'reopen', text: '还没有重新公开' })).toMatchObject({ state: 'reopened' });
});

test('镇里的人自己公开的，对它的意见不到他手里；公开的内容已经撤下的，请重新选', async () => {
  const shown = await publish(callers.mayor);
  await write({ about: 'about_disclosure', publicationId: shown.id, text: '镇里公开的不对' });
  expect((await callers.office.call(issue.restricted, {})).items.map(({ title }) => title)).toContain('镇里公开的不对');
  expect((await callers.mayor.call(issue.restricted, {})).items.map(({ title }) => title)).not.toContain('镇里公开的不对');
  expect(await app.anonymous.refused(appeal.write, given({ about: 'about_disclosure', publicationId: 'nothing', text: '不对' }))).toMatchObject({ code: 'text_unknown', field: 'publicationId' });
});

const has = (command: string) => spawnSync('which', [command]).status === 0;

(has('pdftotext') ? test : test.skip)('监督报告写明收到几件意见、答复几件；不写是谁说的', async () => {
  const { file } = await callers.secretary.file(publication.reportPdf, { villageId: village.id, year: 2025 });
  const words = spawnSync('pdftotext', ['-layout', '-', '-'], { input: file, encoding: 'utf8' }).stdout.replace(/\s+/g, '');
  expect(words).toContain('收到群众对公开内容的意见2件，答复1件');
  expect(words).not.toContain('砂石42方没有这么多');
});
