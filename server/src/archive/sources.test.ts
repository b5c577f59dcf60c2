import { spawnSync } from 'node:child_process';
import { inflateRawSync } from 'node:zlib';
import { archive, type TeamArchive } from '@village/shared/contract/archive';
import { duty } from '@village/shared/contract/duty';
import { emergency } from '@village/shared/contract/emergency';
import { event } from '@village/shared/contract/event';
import { file } from '@village/shared/contract/file';
import { household } from '@village/shared/contract/household';
import { issue } from '@village/shared/contract/issue';
import { log } from '@village/shared/contract/log';
import { meeting } from '@village/shared/contract/meeting';
import { minutes } from '@village/shared/contract/minutes';
import type { Organisation } from '@village/shared/contract/organisation';
import { party } from '@village/shared/contract/party';
import { policy } from '@village/shared/contract/policy';
import { publication } from '@village/shared/contract/publication';
import type { ArchiveCategory } from '@village/shared/kernel/archive-category';
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

describe('村里的登记和单件材料', () => {
  type Name = 'head' | 'mate' | 'linked' | 'villageHead' | 'countyOffice' | 'clerk' | 'foreign';
  const DAY = '2025-05-14';
  let own: Record<Name, build.PersonBuilt>;
  let as: Record<Name, Caller>;
  let home: Awaited<ReturnType<typeof build.team>>;
  let scan: { id: string; bytes: Buffer };
  const at = `${DAY}T02:00:00.000Z`;
  const list = async (category: ArchiveCategory, who = as.head) => (await who.call(archive.items, { teamId: home.id, category })).items;
  const named = async (category: ArchiveCategory, word: string, who = as.head) => (await list(category, who)).filter(({ title }) => title.includes(word));
  const opened = async (key: string, who = as.head) => Buffer.from((await who.file(archive.open, { teamId: home.id, key })).file);
  /** The cells of a filed table. */
  const cells = async (key: string, who = as.head): Promise<string[][]> => {
    const book = readBook(await opened(key, who));
    return isRefusal(book) ? [[book.text]] : [...book.sheets[0].rows.values()].map(row => [...row.values()].map(String));
  };
  /** The words of a filed pdf. */
  const words = async (key: string, who = as.head) => spawnSync('pdftotext', ['-layout', '-', '-'], { input: await opened(key, who), encoding: 'utf8' }).stdout.replace(/\s+/g, '');

  beforeAll(async () => {
    app.on(DAY, '09:00');
    const cloud = await build.county(app);
    const street = await build.township(app, { county: cloud, name: '河口街道' });
    const place = await build.village(app, { township: street, name: '柳树村' });
    home = await build.team(app, { village: place, name: '柳树村工作队', from: '2025-01-01' });
    const unit = await build.unit(app, { county: cloud });
    own = {
      head: await build.person(app, { name: '何队长', terms: [{ role: 'team_leader', team: home }] }), mate: await build.person(app, { name: '孙队员', unit, terms: [{ role: 'team_member', team: home }] }),
      linked: await build.person(app, { name: '包村领导', terms: [{ role: 'township_linked_leader', at: street }] }), villageHead: await build.person(app, { name: '柳书记', terms: [{ role: 'village_secretary', at: place }] }),
      countyOffice: await build.person(app, { terms: [{ role: 'county_office', at: cloud }] }), clerk: await build.person(app, { terms: [{ role: 'administrator', at: cloud }] }),
      foreign: await build.person(app, { terms: [{ role: 'team_leader', team: await build.team(app, { village: await build.village(app, { township: street }) }) }] }),
    };
    as = Object.fromEntries(await Promise.all(Object.entries(own).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof as;
    await as.clerk.call(policy.adopt, { organisationId: cloud.id, profileId: 'jiedao-2011', effectiveFrom: '2025-01-01' });

    const { candidates, start } = await as.head.call(meeting.planning, { placeId: place.id, kind: 'team_regular', day: DAY });
    const detail = await as.head.call(meeting.plan, { placeId: place.id, kind: 'team_regular', title: '', day: DAY, start, where: '村部', hostId: own.head.id, recorderId: own.mate.id, topics: [], invitees: candidates.map(({ personId, name, as: as_ }) => ({ personId: personId ?? undefined, name, as: as_ })) });
    await as.head.call(meeting.end, { id: detail.id });
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
    scan = { id: (await as.mate.call(file.upload, { purpose: 'meeting_file', name: '签到册.pdf' }, bytes)).id, bytes };
    const draft = await as.mate.call(minutes.write, { clientKey: 'minutes', id: detail.id, revision: 0, speeches: '水渠要赶在春灌前修。', more: [], fileIds: [scan.id], claimedAt: at, decisions: [{ key: 'canal', sort: 'decision', text: '修水渠', ownerId: own.mate.id, ownerName: '', due: '2025-05-20' }] });
    await as.mate.call(minutes.sign, { id: detail.id, revision: draft.revision });
    const { items: [decided] } = await as.mate.call(minutes.decisions, { box: 'mine' });
    await as.mate.call(minutes.act, { id: decided.id, act: 'done', text: '修好了三里', clientKey: 'done', claimedAt: at });

    const flood = await as.villageHead.call(event.report, { clientKey: 'flood', villageId: place.id, event: 'sudden_major_incident', day: DAY, at: '08:20', text: '河堤塌了一段', claimedAt: at });
    await as.linked.call(event.attend, { clientKey: 'there', id: flood.id, attended: true, duties: [], text: '组织群众转移', unsolved: '', claimedAt: at });
    await as.head.call(party.addMember, { villageId: place.id, name: '孙队员', personId: own.mate.id, formal: true, committee: false, from: '2025-01-10', cameFrom: '', letterIn: '' });
    await as.mate.call(party.report, { villageId: place.id, period: '2025-H1', text: '写早了的' });
    await as.mate.call(party.report, { villageId: place.id, period: '2025-H1', text: '这半年走访了三十户' });
    await as.linked.call(party.check, { villageId: place.id, day: DAY, books: ['branch_record'], found: '记录齐全' });
    const plan = { villageId: place.id, contacts: [{ name: '卫生院', duty: '救人', phone: '04778000000' }] };
    await as.head.call(emergency.save, { ...plan, version: 0, text: '先报告' });
    await as.head.call(emergency.save, { ...plan, version: 1, text: '先报告，再转移老人' });
    await as.head.call(issue.raise, { clientKey: 'dispute', kind: 'dispute', category: 'other', villageId: place.id, title: '两家争地界', text: '老宅墙根', source: 'person', villager: '周家、吴家', foundOn: DAY, claimedAt: at });
    const known = await as.head.call(household.add, { villageId: place.id, number: '01-001', group: '一组', headName: '钱小满', people: 4, state: 'not_poor' });
    await as.head.call(household.edit, { clientKey: 'edit', id: known.id, version: known.version, day: DAY, state: 'potentially_poor', phone: '19900000077', headName: '钱大满', reason: '主要劳力受伤', claimedAt: at });
  });

  test('会议决定登记成册，写明谁负责、办得怎样', async () => {
    const [line] = await named('meetings', '会议决定');
    expect(line).toMatchObject({ title: '会议决定和问题登记（1 项）', form: 'text' });
    const table = (await cells(line.key)).map(row => row.join(' '));
    expect(table.find(row => row.includes('修水渠'))).toMatch(/决定 修水渠 孙队员 2025-05-20 待销号 2025-05-14 孙队员 办完了：修好了三里/);
    expect(await as.foreign.status(archive.open, { teamId: home.id, key: line.key })).toBe(404);
  });

  test('会议记录附的扫描件单独成一份，打开就是原来的文件', async () => {
    const [line] = await named('meetings', '附件');
    expect(line).toMatchObject({ title: '驻村工作队例会记录 附件 1：签到册', form: 'text' });
    expect((await opened(line.key)).equals(scan.bytes)).toBe(true);
  });

  test('五必到：应到场的人到没到、做了什么，一个月一份', async () => {
    const [line] = await named('work_records', '应到场');
    expect(line.title).toBe('应到场登记 2025年5月（1 件）');
    expect((await cells(line.key)).find(row => row.includes('包村领导'))).toEqual(expect.arrayContaining(['河堤塌了一段', '到场', '组织群众转移']));
  });

  test('党员半年汇报归本人写的最后一份，本人、支部打得开，别的队员看不到', async () => {
    const lines = await named('work_reports', '书面汇报');
    expect(lines).toMatchObject([{ title: '2025 年上半年书面汇报 孙队员', byName: '孙队员' }]);
    for (const who of [as.head, as.mate]) expect((await opened(lines[0].key, who)).subarray(0, 2).toString()).toBe('PK');
    const other = await app.sign((await build.person(app, { terms: [{ role: 'team_member', team: home }] })).id);
    expect(await named('work_reports', '书面汇报', other)).toEqual([]);
    expect(await other.status(archive.open, { teamId: home.id, key: lines[0].key })).toBe(404);
  });

  test('支部记录本检查一年一份', async () => {
    const [line] = await named('work_records', '记录本检查');
    expect(line.title).toBe('支部记录本检查登记 2025年（1 次）');
    expect((await cells(line.key)).find(row => row.includes('包村领导'))).toEqual([DAY, '支部记录本', '记录齐全', '包村领导', '包村领导']);
  });

  test('应急预案每一版都在；只是看档案的人看不到完整的电话', async () => {
    const lines = await named('plans', '应急预案');
    expect(lines.map(({ title }) => title).sort()).toEqual(['突发事件应急预案 第 1 版', '突发事件应急预案 第 2 版']);
    const latest = lines.find(({ title }) => title.includes('2'))!.key;
    expect(await words(latest)).toMatch(/再转移老人.*卫生院.*04778000000/);
    const reader = await words(latest, as.clerk);
    expect(reader).toContain('卫生院');
    expect(reader).not.toContain('04778000000');
  });

  test('每件问题一份：矛盾纠纷是调处登记', async () => {
    const [line] = await named('sentiment_ledger', '两家争地界');
    expect(line).toMatchObject({ title: '矛盾纠纷调处登记 两家争地界', byName: '何队长' });
    expect(await words(line.key)).toMatch(/矛盾纠纷调处登记.*周家、吴家/);
  });

  test('户册的变化按月归档：电话不写内容，只管县里的人看到的名字遮住，够不到的没有', async () => {
    const [line] = await named('work_records', '户册变化');
    expect(line.title).toBe('户册变化登记 2025年5月（2 处）');
    const near = (await cells(line.key)).map(row => row.join(' ')).join('\n');
    for (const word of ['01-001', '钱大满', '户主姓名：钱小满 → 钱大满', '状态：非贫困 → 可能返贫', '电话：无 → （不显示）', '主要劳力受伤']) expect(near).toContain(word);
    expect(near).not.toContain('19900000077');
    const far = (await cells(line.key, as.countyOffice)).map(row => row.join(' ')).join('\n');
    expect(far).toContain('01-001');
    for (const name of ['钱大满', '钱小满']) expect(far).not.toContain(name);
    expect(await named('work_records', '户册变化', as.clerk)).toEqual([]);
    expect(await as.clerk.status(archive.open, { teamId: home.id, key: line.key })).toBe(404);
  });
});

/** The words of the list that lies in the file; it is the last one. */
function lastFile(file: Buffer): string {
  const start = file.lastIndexOf(Buffer.from('目录.xlsx'), file.indexOf(Buffer.from('PK\u0001\u0002', 'binary'))) - 30;
  const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
  const book = readBook(file.readUInt16LE(start + 8) === 8 ? inflateRawSync(file.subarray(from)) : file.subarray(from));
  return isRefusal(book) ? book.text : [...book.sheets[0].rows.values()].map(row => [...row.values()].join(' ')).join('\n');
}
