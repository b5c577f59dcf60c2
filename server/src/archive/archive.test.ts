import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { archive, type TeamArchive } from '@village/shared/contract/archive';
import { file } from '@village/shared/contract/file';
import { issue } from '@village/shared/contract/issue';
import { policy } from '@village/shared/contract/policy';
import { record } from '@village/shared/contract/record';
import { report } from '@village/shared/contract/report';
import type { RecordKind } from '@village/shared/kernel/record-kind';
import { startApp, type Caller, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { Db } from '../common/db';
import { JournalEntry } from '../common/journal';
import { isRefusal } from '@village/shared/kernel/refusal';
import { readBook } from '../common/workbook';
import { StoredFileService } from '../file/file.service';
import { MakingService } from '../file/making.service';

type Name = 'member' | 'leader' | 'office' | 'inspector' | 'stranger';
let app: TestApp;
let people: Record<Name, build.PersonBuilt>;
let callers: Record<Name, Caller>;
let team: Awaited<ReturnType<typeof build.team>>;
const folder = mkdtempSync(join(tmpdir(), 'archive-'));
const has = (command: string) => spawnSync('which', [command]).status === 0;

async function go(day: string): Promise<void> {
  app.on(day);
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

const entry = (kind: RecordKind, day: string, answers: { field: string; value: string }[] = [], more: object = {}) => callers.member.call(record.add, {
  clientKey: `${kind}-${day}`, teamId: team.id, kind, day, text: `${kind} 的一条`, withIds: [], tags: [], answers, photoIds: [], claimedAt: `${day}T03:00:00.000Z`, ...more,
});
/** Begins it, waits until it is made, fetches it. */
const exported = async (who: Caller, category?: 'visits') => {
  const { id } = await who.call(archive.start, { teamId: team.id, ...(category ? { category } : {}) });
  await app.get(MakingService).ended(id);
  return who.file(archive.zip, { teamId: team.id, id });
};
const look = (who = callers.leader): Promise<TeamArchive> => who.call(archive.team, { teamId: team.id });
const counts = ({ categories }: TeamArchive) => Object.fromEntries(categories.filter(each => each.count > 0).map(each => [each.category, each.count]));

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03');
  const county = await build.county(app);
  const town = await build.township(app, { county, name: '柳河乡' });
  team = await build.team(app, { village: await build.village(app, { township: town, name: '桃树村' }), name: '桃树村工作队', from: '2025-01-01' });
  people = {
    member: await build.person(app, { name: '李队员', terms: [{ role: 'team_member', team }] }), leader: await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team }] }),
    office: await build.person(app, { terms: [{ role: 'township_office', at: town }] }), inspector: await build.person(app, { terms: [{ role: 'county_office', at: county }] }),
    stranger: await build.person(app, { terms: [{ role: 'township_office', at: await build.township(app, { county: await build.county(app) }) }] }),
  };
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
  await go('2025-04-02');
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.close();
});

test('什么都没有的时候，按制度列出缺什么，每一样带条文', async () => {
  const { complete, missing, count, categories, because } = await look();
  expect({ complete, count }).toEqual({ complete: false, count: 0 });
  expect(missing).toEqual(['入户走访', '学习', '会议', '考勤', '产业发展', '办实事', '文字', '影像', '专人保管']);
  expect(categories.filter(each => each.asked).map(each => each.category)).toEqual(['visits', 'study', 'meetings', 'attendance', 'industry_development', 'practical_deeds']);
  expect(because.flatMap(each => each.clauses).map(each => each.clause)).toContain('第十一条（五）');
});

test('系统里已有的自动归进各类：一种记录一个月一份，照片单独一份；别人不用再抄一遍', async () => {
  await entry('visit', '2025-03-04');
  await entry('visit', '2025-03-05');
  await entry('practical_deed', '2025-03-05', [{ field: 'title', value: '修桥' }]);
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#1E6B52' } }).jpeg().toBuffer();
  const { id } = await callers.member.call(file.upload, { purpose: 'record_photo' }, bytes);
  await entry('diary', '2025-03-06', [], { photoIds: [id] });
  await callers.member.call(issue.raise, { clientKey: 'issue', kind: 'problem', category: 'other', villageId: team.villageId, title: '水管漏水', text: '', source: 'person', foundOn: '2025-03-06', claimedAt: '2025-03-06T01:00:00.000Z' });
  const brief = await callers.leader.call(report.free, { form: 'brief', title: '春耕简报', teamId: team.id });
  const saved = await callers.leader.call(report.save, { id: brief.id, revision: brief.revision, title: '春耕：简报/一', sections: [{ key: 'body', title: '正文', text: '修渠三里' }], to: ['township_committee'] });
  await callers.leader.call(report.submit, { id: brief.id, revision: saved.revision });
  const found = await look();
  expect(counts(found)).toEqual({ visits: 1, practical_deeds: 1, work_records: 2, sentiment_ledger: 2, work_reports: 1 });
  expect(found.missing).toEqual(['学习', '会议', '考勤', '产业发展', '专人保管']);
  const { items } = await callers.leader.call(archive.items, { teamId: team.id, category: 'visits' });
  expect(items).toMatchObject([{ origin: 'drawn', title: '入户走访 2025年3月（2 条）', hasFile: true, mayWithdraw: false }]);
  expect((await callers.leader.call(archive.items, { teamId: team.id, category: 'visits', search: 'rhzf' })).total).toBe(1);
  expect((await callers.leader.call(archive.items, { teamId: team.id, category: 'visits', search: '开会' })).total).toBe(0);
  const opened = await callers.leader.file(archive.open, { teamId: team.id, key: items[0].key });
  const book = readBook(Buffer.from(opened.file));
  expect(isRefusal(book) ? 0 : book.sheets[0].rows.size).toBe(3);
});

const paper = (more: object = {}) => ({ teamId: team.id, category: 'industry_development' as const, title: '合作社章程', day: '2025-03-01', form: 'text' as const, place: '村部文件柜二层', ...more });

test('只有纸质的写明放在哪里，或者上传文件；撤回要写原因，撤回的不算数但看得到', async () => {
  expect(await callers.member.refused(archive.file, paper({ place: '' }))).toMatchObject({ code: 'paper_nowhere', field: 'place' });
  expect(await callers.member.refused(archive.file, paper({ day: '2025-05-01' }))).toMatchObject({ code: 'day_ahead', field: 'day' });
  expect(await callers.member.refused(archive.file, paper({ fileId: people.member.id }))).toMatchObject({ code: 'file_missing' });
  expect(counts(await callers.member.call(archive.file, paper())).industry_development).toBe(1);
  const { id } = await callers.member.call(file.upload, { purpose: 'archive_file', name: '公示照片' }, await sharp({ create: { width: 40, height: 30, channels: 3, background: '#ffffff' } }).jpeg().toBuffer());
  await callers.member.call(archive.file, paper({ category: 'meetings', title: '村民大会照片', form: 'image', place: '', fileId: id }));
  const { items: [onPaper] } = await callers.leader.call(archive.items, { teamId: team.id, category: 'industry_development' });
  expect(await callers.leader.refused(archive.open, { teamId: team.id, key: onPaper.key })).toMatchObject({ code: 'only_on_paper', text: '这份材料只有纸质的，存放在：村部文件柜二层。' });
  await callers.member.call(archive.file, paper({ title: '写错的' }));
  const wrong = (await callers.leader.call(archive.items, { teamId: team.id, category: 'industry_development', search: '写错' })).items[0];
  expect(counts(await callers.leader.call(archive.withdraw, { teamId: team.id, id: wrong.key, reason: '重复' })).industry_development).toBe(1);
  expect(await callers.leader.refused(archive.withdraw, { teamId: team.id, id: wrong.key, reason: '重复' })).toMatchObject({ code: 'withdrawn_before' });
  expect((await callers.leader.call(archive.items, { teamId: team.id, category: 'industry_development', search: '写错' })).items[0]).toMatchObject({ withdrawn: { byName: '王队长', reason: '重复' }, hasFile: false, mayWithdraw: false });
});

test('保管人写明从哪天起；交接记下前一个人保管到哪天；离队了又算没有', async () => {
  const name = (person: Name, from: string) => ({ teamId: team.id, personId: people[person].id, from, note: '当面点清' });
  expect(await callers.leader.refused(archive.custodian, name('office', '2025-03-10'))).toMatchObject({ code: 'not_of_team' });
  expect(await callers.leader.refused(archive.custodian, name('member', '2025-04-10'))).toMatchObject({ code: 'day_ahead' });
  expect(await callers.leader.call(archive.custodian, name('member', '2025-03-10'))).toMatchObject({ custodian: '李队员', custodians: [{ personName: '李队员', from: '2025-03-10', to: null, byName: '王队长' }] });
  expect(await callers.leader.refused(archive.custodian, name('leader', '2025-03-10'))).toMatchObject({ code: 'handed_over_later' });
  const handed = await callers.leader.call(archive.custodian, name('leader', '2025-04-01'));
  expect(handed.custodians).toMatchObject([{ personName: '王队长', to: null }, { personName: '李队员', from: '2025-03-10', to: '2025-03-31' }]);
  expect(handed.missing).not.toContain('专人保管');
  expect(await callers.member.status(archive.custodian, name('member', '2025-04-02'))).toBe(403);
});

test('乡镇看得到各队缺什么，按拼音查；别的乡镇是“没有找到”', async () => {
  expect(await callers.office.call(archive.overview, { search: 'taoshu' })).toMatchObject({ total: 1, items: [{ teamName: '桃树村工作队', custodian: '王队长', missing: ['学习', '考勤'] }] });
  expect((await callers.office.call(archive.overview, { search: '松坪' })).total).toBe(0);
  expect((await callers.stranger.call(archive.overview, {})).total).toBe(0);
  for (const endpoint of [archive.team, archive.exporting, archive.start]) expect(await callers.stranger.status(endpoint as typeof archive.team, { teamId: team.id })).toBe(404);
});

(has('unzip') && has('python3') ? test : test.skip)('压缩包解得开，中文名带 UTF-8 标志，目录里的校验值和文件一致；只有纸质的写明放在哪里；谁导出的记进日志', async () => {
  const { file: bytes, name } = await exported(callers.leader);
  expect(name).toBe('桃树村 桃树村工作队 档案 2025-01-01 至 2025-04-02.zip');
  const path = join(folder, 'archive.zip');
  writeFileSync(path, bytes);
  expect(spawnSync('unzip', ['-t', path], { encoding: 'utf8' }).stdout).toContain('No errors detected');
  const flags = spawnSync('python3', ['-c', `import zipfile,sys,json\nz=zipfile.ZipFile(sys.argv[1])\nz.extractall(sys.argv[2])\nprint(json.dumps([[i.filename,bool(i.flag_bits&0x800)] for i in z.infolist()]))`, path, join(folder, 'out')], { encoding: 'utf8' });
  const files = JSON.parse(flags.stdout) as [string, boolean][];
  expect(files.every(([, utf]) => utf)).toBe(true);
  expect(files.map(([each]) => each)).toContainEqual(expect.stringMatching(/^01 入户走访\/0001 2025-03-05 入户走访 2025年3月（2 条）\.xlsx$/));
  expect(files.every(([each]) => !/[\\:*?"<>|]/.test(each))).toBe(true);
  expect(files.at(-1)![0]).toBe('目录.xlsx');
  const index = readBook(readFileSync(join(folder, 'out', '目录.xlsx')));
  const rows = isRefusal(index) ? [] : [...index.sheets[0].rows.values()].slice(2);
  const listed = rows.filter(row => row.get('F'));
  expect(listed).toHaveLength(files.length - 1);
  for (const row of listed) expect(createHash('sha256').update(readFileSync(join(folder, 'out', String(row.get('F'))))).digest('hex')).toBe(row.get('J'));
  expect(rows.find(row => row.get('C') === '合作社章程')?.get('G')).toBe('村部文件柜二层');
  expect(rows.some(row => row.get('C') === '写错的')).toBe(false);
  expect(await app.get(Db).of(JournalEntry).countBy({ action: 'archive.export', subjectId: team.id, personId: people.leader.id })).toBe(1);
  expect(readdirSync(join(folder, 'out')).length).toBeGreaterThan(4);
  const one = await exported(callers.leader, 'visits');
  writeFileSync(path, one.file);
  expect(spawnSync('unzip', ['-Z1', path], { encoding: 'utf8' }).stdout.trim().split('\n')).toHaveLength(2);
});

test('导出在后台做：有进度，能停，做好了只有本人能下载；同一支队一次只做一份', async () => {
  const begun = await callers.leader.call(archive.start, { teamId: team.id });
  expect(begun).toMatchObject({ state: 'running', done: 0, ready: false });
  expect(begun.total).toBe((await look()).count);
  expect(await callers.office.refused(archive.start, { teamId: team.id })).toMatchObject({ code: 'making_running' });
  expect(await callers.leader.call(archive.stop, { teamId: team.id, id: begun.id })).toMatchObject({ state: 'stopped' });
  await app.get(MakingService).ended(begun.id);
  expect(await callers.leader.refused(archive.zip, { teamId: team.id, id: begun.id })).toMatchObject({ code: 'making_gone' });
  const again = await callers.leader.call(archive.start, { teamId: team.id });
  await app.get(MakingService).ended(again.id);
  const done = await callers.leader.call(archive.status, { teamId: team.id, id: again.id });
  expect(done).toMatchObject({ state: 'done', done: again.total, ready: true, left: [] });
  expect((await callers.leader.call(archive.exporting, { teamId: team.id })).last).toEqual(done);
  // Another one reads other papers: what somebody exported is his.
  expect((await callers.member.call(archive.exporting, { teamId: team.id })).last).toBeNull();
  for (const who of [callers.member, callers.office, callers.stranger]) expect(await who.status(archive.zip, { teamId: team.id, id: again.id })).toBe(404);
  // After its days it is gone.
  await go('2025-04-12');
  await app.get(StoredFileService).sweep();
  expect(await callers.leader.call(archive.status, { teamId: team.id, id: again.id })).toMatchObject({ state: 'done', ready: false });
  await go('2025-04-02');
});

(has('soffice') && has('pdftotext') ? test : test.skip)('目录用办公软件打得开', () => {
  const run = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'out', '目录.xlsx')], { encoding: 'utf8' });
  expect(run.status).toBe(0);
  const pdf = readdirSync(folder).find(each => each.endsWith('.pdf'))!;
  const text = spawnSync('pdftotext', ['-layout', join(folder, pdf), '-'], { encoding: 'utf8' }).stdout;
  for (const word of ['类别', '合作社章程', '入户走访']) expect(text.replace(/\s+/g, '')).toContain(word);
});
