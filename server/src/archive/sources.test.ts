import { inflateRawSync } from 'node:zlib';
import { archive, type TeamArchive } from '@village/shared/contract/archive';
import { duty } from '@village/shared/contract/duty';
import { log } from '@village/shared/contract/log';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { publication } from '@village/shared/contract/publication';
import { isRefusal } from '@village/shared/kernel/refusal';
import { startApp, type Caller, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { readBook } from '../common/workbook';
import { MakingService } from '../file/making.service';

let app: TestApp;
let county: Organisation;
let town: Organisation;
let village: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let cast: Record<'leader' | 'member' | 'colleague' | 'secretary' | 'admin' | 'second', build.PersonBuilt>;
let callers: Record<keyof typeof cast, Caller>;

async function go(day: string): Promise<void> {
  app.on(day);
  callers = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}
const look = (who = callers.leader): Promise<TeamArchive> => who.call(archive.team, { teamId: team.id });
const titles = async (category: 'attendance' | 'work_records' | 'others', who = callers.leader) => (await who.call(archive.items, { teamId: team.id, category })).items.map(({ title }) => title);

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03');
  county = await build.county(app);
  town = await build.township(app, { county, name: '柳河乡' });
  village = await build.village(app, { township: town, name: '桃树村' });
  team = await build.team(app, { village, name: '桃树村工作队', from: '2025-01-01' });
  cast = {
    leader: await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team }] }), member: await build.person(app, { name: '李队员', terms: [{ role: 'team_member', team }] }), colleague: await build.person(app, { name: '赵队员', terms: [{ role: 'team_member', team }] }),
    secretary: await build.person(app, { terms: [{ role: 'village_secretary', at: village }] }), admin: await build.person(app, { terms: [{ role: 'administrator', at: county }] }), second: await build.person(app, { terms: [{ role: 'county_office', at: county }] }),
  };
  await go('2025-03-03');
  // First a document with rosters, then one that has the team keep one log, then one that has each keep his own.
  await callers.admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian07', effectiveFrom: '2025-01-01' });
  const draft = await callers.admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian11a', effectiveFrom: '2025-03-10' });
  const board = await callers.leader.call(duty.board, { kind: 'cover', placeId: team.id, month: '2025-03' });
  await callers.leader.call(duty.publish, { kind: 'cover', placeId: team.id, month: '2025-03', version: 0, lines: board.days.map(({ day }) => ({ day, personIds: [cast.member.id] })) });
  await callers.second.call(policy.publish, { id: draft.id, revision: draft.revision });
  await go('2025-03-12');
  const write = (who: Caller, day: string) => who.call(log.write, { clientKey: `log-${day}-${who === callers.member}`, day, texts: [{ field: 'work', text: '修渠' }], claimedAt: `${day}T02:00:00.000Z` });
  await write(callers.member, '2025-03-12');
  const text = await callers.member.call(publication.save, { revision: 0, villageId: village.id, subject: 'village_affairs', title: '一季度低保名单调整', text: '新增两户。', items: [], tables: [], explanation: '' });
  const sent = await callers.member.call(publication.move, { id: text.id, revision: text.revision, move: 'submit', text: '' });
  await callers.secretary.call(publication.move, { id: sent.id, revision: sent.revision, move: 'publish', text: '' });
  const own = await callers.admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian10', effectiveFrom: '2025-03-20' });
  await callers.second.call(policy.publish, { id: own.id, revision: own.revision });
  await go('2025-03-21');
  await write(callers.member, '2025-03-21');
  await write(callers.colleague, '2025-03-21');
  await go('2025-04-02');
});
afterAll(() => app.close());

test('值班表、工作日志、公开过的内容自动归档，打得开', async () => {
  expect(await titles('attendance')).toContain('工作队值班表 2025年3月');
  expect(await titles('work_records')).toEqual(expect.arrayContaining(['工作日志 全队 2025年3月（1 篇）', '工作日志 李队员 2025年3月（1 篇）', '工作日志 赵队员 2025年3月（1 篇）']));
  expect(await titles('others')).toEqual(['公开 一季度低保名单调整']);
  for (const category of ['attendance', 'work_records', 'others'] as const) for (const { key } of (await callers.leader.call(archive.items, { teamId: team.id, category })).items) {
    expect(Buffer.from((await callers.leader.file(archive.open, { teamId: team.id, key })).file).subarray(0, 5).toString()).toBe('%PDF-');
  }
});

test('队员看不到别人的日志，归档里也没有', async () => {
  expect((await titles('work_records', callers.member)).filter(title => title.startsWith('工作日志')).sort()).toEqual(['工作日志 全队 2025年3月（1 篇）', '工作日志 李队员 2025年3月（1 篇）'].sort());
});

test('没有文件写保存多久的，写明未规定，请管理员填写，不猜', async () => {
  const { keeping, categories } = await look();
  expect(keeping.missing).toEqual(expect.arrayContaining(['考勤', '其他工作记录', '其他材料']));
  expect(keeping.because).toEqual([{ text: expect.stringMatching(/没有写明档案保存多久，请管理员在“制度”里填写“档案保存多久”$/), clauses: [] }]);
  expect(categories.every(({ keep }) => keep === null)).toBe(true);
  expect((await callers.leader.call(archive.items, { teamId: team.id, category: 'others' })).items[0].keptUntil).toBeNull();
});

test('管理员填了保存年限、另一人发布以后，每份材料写明保存到哪天，带依据', async () => {
  const draft = await callers.admin.call(policy.copy, { id: (await callers.admin.call(policy.editions, { organisationId: county.id })).items[0].id });
  const dated = await callers.admin.call(policy.saveDocument, { id: draft.id, revision: draft.revision, title: draft.title, documentTitle: draft.documentTitle, documentNumber: draft.documentNumber, effectiveFrom: '2025-04-02' });
  const value = JSON.stringify([{ categories: ['others'], keep: 'years', years: 10 }, { categories: ['work_records'], keep: 'forever' }, { categories: ['attendance'], keep: 'years' }]);
  const set = await callers.admin.call(policy.setValue, { id: draft.id, revision: dated.revision, key: 'record.archive_retention', value, cite: ['云岭档发〔2025〕2号'] });
  await callers.second.call(policy.publish, { id: set.id, revision: set.revision });
  const { keeping, categories } = await look();
  expect(Object.fromEntries(categories.map(({ category, keep }) => [category, keep]))).toMatchObject({ others: '保存 10 年', work_records: '永久保存', attendance: null, visits: null });
  expect(keeping.missing).toContain('考勤');
  expect(keeping.because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause))).toContain('云岭档发〔2025〕2号');
  expect((await callers.leader.call(archive.items, { teamId: team.id, category: 'others' })).items[0].keptUntil).toBe('2035-03-12');
  expect((await callers.leader.call(archive.items, { teamId: team.id, category: 'work_records' })).items[0].keptUntil).toBe('永久');
});

test('压缩包的目录写明保存到哪天，没有规定的写明未规定', async () => {
  const { id } = await callers.leader.call(archive.start, { teamId: team.id });
  await app.get(MakingService).ended(id);
  const { file } = await callers.leader.file(archive.zip, { teamId: team.id, id });
  const words = lastFile(Buffer.from(file));
  for (const word of ['工作队值班表 2025年3月', '未规定', '2035-03-12', '永久']) expect(words).toContain(word);
});

/** The words of the list that lies in the file; it is the last one. */
function lastFile(file: Buffer): string {
  const start = file.lastIndexOf(Buffer.from('目录.xlsx'), file.indexOf(Buffer.from('PK\u0001\u0002', 'binary'))) - 30;
  const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
  const book = readBook(file.readUInt16LE(start + 8) === 8 ? inflateRawSync(file.subarray(from)) : file.subarray(from));
  return isRefusal(book) ? book.text : [...book.sheets[0].rows.values()].map(row => [...row.values()].join(' ')).join('\n');
}
