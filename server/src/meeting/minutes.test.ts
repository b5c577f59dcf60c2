import { spawnSync } from 'node:child_process';
import { ballot } from '@village/shared/contract/ballot';
import { file, LARGEST_FILE } from '@village/shared/contract/file';
import { meeting } from '@village/shared/contract/meeting';
import { minutes, type MinutesDecision } from '@village/shared/contract/minutes';
import type { Organisation } from '@village/shared/contract/organisation';
import { notice } from '@village/shared/contract/notice';
import { reminder } from '@village/shared/contract/reminder';
import { policy } from '@village/shared/contract/policy';
import { type Caller, startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { JournalEntry } from '../common/journal';
import { ReceiptEntity } from '../common/receipt';
import { MeetingBallotCountEntity, MeetingBallotEntity, MeetingBallotTurnEntity } from './minutes.entity';
import { MeetingService } from './meeting.service';
import { MeetingOwedService } from './owed.service';
import { PartyMemberEntity } from './party.entity';

type Who = 'secretary' | 'leader' | 'a' | 'b' | 'c' | 'd' | 'office' | 'other';

let app: TestApp;
let cast: Record<Who, build.PersonBuilt>;
let callers: Record<Who, Caller>;
let village: Organisation;
let counter = 0;

const DAY = '2025-03-12';
const key = (name: string) => `${name}-${(counter += 1)}`;
const decision = (text: string, owner: Who, more: Partial<MinutesDecision> = {}) => ({ key: `d-${[...text].map(letter => letter.codePointAt(0)!.toString(36)).join('')}`, sort: 'decision' as const, text, ownerId: cast[owner].id, ownerName: '', due: '2025-03-20', ...more });
const written = (id: string, revision: number, more: object = {}) => ({ clientKey: key('minutes'), id, revision, speeches: '队长：水渠要赶在春灌前修。\n书记：同意。', more: [], decisions: [decision('修水渠', 'a')], fileIds: [], claimedAt: `${DAY}T03:00:00.000Z`, ...more }) as never;

async function go(day: string, time: string): Promise<void> {
  app.on(day, time);
  callers = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

beforeAll(async () => {
  app = await startApp();
  app.on(DAY, '08:00');
  const county = await build.county(app);
  const township = await build.township(app, { county });
  village = await build.village(app, { township, name: '云边村' });
  const team = await build.team(app, { village });
  const otherTeam = await build.team(app, { village: await build.village(app, { township }) });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: township.id, profileId: 'pian12', effectiveFrom: '2025-01-01' });
  cast = {
    secretary: await build.person(app, { name: '村书记', terms: [{ role: 'village_secretary', at: village }] }),
    leader: await build.person(app, { name: '队长', terms: [{ role: 'team_leader', team }] }),
    a: await build.person(app, { name: '支委甲', terms: [{ role: 'team_member', team }] }),
    b: await build.person(app, { name: '支委乙', terms: [{ role: 'team_member', team }] }),
    c: await build.person(app, { name: '党员丙', terms: [{ role: 'team_member', team }] }),
    d: await build.person(app, { name: '党员丁', terms: [{ role: 'team_deputy_leader', team }] }),
    office: await build.person(app, { name: '镇办', terms: [{ role: 'township_office', at: township }] }),
    other: await build.person(app, { name: '别队', terms: [{ role: 'team_leader', team: otherTeam }] }),
  };
  for (const [name, committee] of [['secretary', true], ['a', true], ['b', true], ['c', false], ['d', false]] as const) {
    await app.get(Db).of(PartyMemberEntity).insert({
      id: newId(), villageId: village.id, path: village.path, groupId: null, personId: cast[name].id, name: cast[name].name, formal: true, committee, from: '2024-01-01', cameFrom: '', letterIn: '', to: null, wentTo: '', letterOut: '',
    });
  }
  await go(DAY, '09:00');
});
afterAll(() => app.close());

/** A meeting of the branch with those of the register; these of them are there. */
async function held(kind: 'branch_general' | 'branch_committee' | 'team_regular', there: readonly Who[], end = false): Promise<string> {
  const { candidates, hostId, start } = await callers.secretary.call(meeting.planning, { placeId: village.id, kind, day: DAY });
  const detail = await callers.secretary.call(meeting.plan, {
    placeId: village.id, kind, title: '', day: DAY, start, where: '村部', hostId: hostId!, recorderId: cast.a.id, topics: ['春灌'],
    invitees: candidates.map(({ personId, memberId, name, as }) => ({ personId: personId ?? undefined, memberId: memberId ?? undefined, name, as })),
  });
  const lines = detail.invitees.filter(each => there.some(name => cast[name].id === each.personId)).map(each => ({ inviteeId: each.id, present: true, reason: '', askedFrom: [] }));
  await callers.secretary.call(meeting.confirmList, { clientKey: key('list'), id: detail.id, lines, claimedAt: `${DAY}T01:00:00.000Z` });
  if (end) await callers.secretary.call(meeting.end, { id: detail.id });
  return detail.id;
}

test('三会一课的名单从党员名册来：大会是全体，支委会只有支委，村书记主持', async () => {
  const general = await callers.secretary.call(meeting.planning, { placeId: village.id, kind: 'branch_general', day: DAY });
  expect(general.candidates.filter(each => each.as === 'member').map(each => each.name).sort()).toEqual(['党员丁', '党员丙', '支委甲', '支委乙', '村书记'].sort());
  expect(general.candidates.filter(each => each.as === 'guest').map(each => each.name)).toEqual(['队长']);
  expect(general.hostId).toBe(cast.secretary.id);
  const committee = await callers.secretary.call(meeting.planning, { placeId: village.id, kind: 'branch_committee', day: DAY });
  expect(committee.candidates.map(each => each.name).sort()).toEqual(['支委乙', '支委甲', '村书记'].sort());
});

test('记录：草稿共用，别人改过会说明；记录人签字后定稿编号，主持人签字；以后只能另写一稿', async () => {
  const id = await held('branch_general', ['secretary', 'a', 'b', 'c']);
  expect((await callers.c.refused(minutes.write, written(id, 0))).code).toBe('not_running');
  const draft = await callers.a.call(minutes.write, written(id, 0));
  expect(draft).toMatchObject({ revision: 1, versions: [], lacks: ['表决情况'], may: { write: true, sign: false } });
  expect(draft.because.flatMap(each => each.clauses)).toEqual(expect.arrayContaining([{ profile: 'pian12', clause: '党支部工作制度 四5' }]));
  expect((await callers.secretary.refused(minutes.write, written(id, 0))).code).toBe('minutes_changed');
  const saved = await Promise.all(Array.from({ length: 6 }, () => callers.secretary.send(minutes.write as never, written(id, 1))));
  expect(saved.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await callers.a.refused(minutes.sign, { id, revision: 2 })).code).toBe('not_held');
  await callers.secretary.call(meeting.end, { id });
  expect((await callers.c.call(minutes.read, { id })).draft.speeches).toBe('');
  expect((await callers.a.refused(minutes.sign, { id, revision: 1 })).code).toBe('minutes_changed');
  const waits = async (who: Who) => (await callers[who].call(reminder.list)).filter(({ kind }) => kind === 'meeting').map(({ title, note, page }) => [title, note, page]);
  const page = `/pages/meeting/minutes/index?id=${id}`;
  expect([await waits('a'), await waits('secretary'), await waits('b')]).toEqual([[['写会议记录', '3月12日的支部党员大会', page]], [], []]);
  const recorded = await callers.a.call(minutes.sign, { id, revision: 2 });
  expect([await waits('a'), await waits('secretary')]).toEqual([[], [['签会议记录', '3月12日的支部党员大会', page]]]);
  expect((await callers.secretary.call(notice.list, {})).items).toContainEqual(expect.objectContaining({ page, text: '3月12日的支部党员大会记录写好了，请您签字。' }));
  expect(recorded).toMatchObject({ number: '〔2025〕1 号', meeting: { minutes: 'written' }, versions: [{ version: 1, recordedByName: '支委甲', signedAt: null, code: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/) }] });
  expect((await callers.a.refused(minutes.sign, { id, revision: 0 })).code).toBe('not_host');
  const signed = await callers.secretary.call(minutes.sign, { id, revision: 0 });
  expect(signed).toMatchObject({ meeting: { minutes: 'signed' }, versions: [{ signedAt: expect.any(String) as string }] });
  expect(await waits('secretary')).toEqual([]);
  expect((await callers.secretary.refused(minutes.sign, { id, revision: 0 })).code).toBe('already_signed');
  const [line] = (await callers.secretary.call(meeting.detail, { id })).invitees;
  expect((await callers.secretary.refused(meeting.confirmList, { clientKey: key('list'), id, lines: [{ inviteeId: line.id, present: true, reason: '', askedFrom: [] }], claimedAt: `${DAY}T05:00:00.000Z` })).code).toBe('minutes_signed');
  const second = await callers.a.call(minutes.write, written(id, 0, { speeches: '补记：队长还说了护坡。', decisions: [decision('修水渠', 'b')] }));
  expect(second).toMatchObject({ revision: 1, meeting: { minutes: 'draft' } });
  await callers.secretary.call(minutes.sign, { id, revision: 1 });
  const { versions } = await callers.c.call(minutes.read, { id });
  expect(versions.map(each => [each.version, each.speeches.slice(0, 2)])).toEqual([[2, '补记'], [1, '队长']]);
  expect((await callers.b.call(minutes.decisions, { box: 'mine' })).items).toMatchObject([{ text: '修水渠', ownerName: '支委乙', state: 'open' }]);
  expect(await callers.other.status(minutes.read, { id })).toBe(404);
});

test('记录出 PDF 和 Word，该有的栏目都有；每一稿都能再印，内容不变', async () => {
  const id = await held('team_regular', ['leader', 'a', 'd'], true);
  const { candidates } = await callers.secretary.call(meeting.planning, { placeId: village.id, kind: 'team_regular', day: DAY });
  expect(candidates.length).toBeGreaterThan(4);
  const photo = await callers.a.call(file.upload, { purpose: 'meeting_file', name: '会场.png' }, Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));
  await callers.a.call(minutes.write, written(id, 0, { fileIds: [photo.id] }));
  await callers.a.call(minutes.sign, { id, revision: 1 });
  const pdf = await callers.d.file(minutes.pdf, { id });
  expect(pdf.name).toBe('驻村工作队例会记录 3月12日.pdf');
  const text = spawnSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(pdf.file), encoding: 'utf8' }).stdout?.replace(/\s+/g, '') ?? '';
  if (text) for (const part of ['云边村', '编号：〔2025〕1号', '应到', '春灌', '修水渠', '支委甲', '3月20日', '缺席', '记录人：支委甲', '校验码', '会场']) expect(text).toContain(part);
  const word = await callers.d.file(minutes.docx, { id });
  expect([word.name.endsWith('.docx'), Buffer.from(word.file).subarray(0, 2).toString()]).toEqual([true, 'PK']);
  expect((await callers.d.file(minutes.file, { id, fileId: photo.id })).name).toBe('会场.jpg');
  expect(await callers.other.status(minutes.file, { id, fileId: photo.id })).toBe(404);
  expect(await callers.d.status(minutes.file, { id, fileId: 'nothing' })).toBe(404);
});

test('决定有人跟到底：办完、退回、延期、核对办结，自己不能给自己办结', async () => {
  const id = await held('team_regular', ['leader', 'a'], true);
  await callers.secretary.call(minutes.write, written(id, 0, { decisions: [decision('清理河道', 'c'), decision('路灯不亮', 'secretary', { sort: 'problem', due: null })] }));
  await callers.secretary.call(minutes.sign, { id, revision: 1 });
  const own = (await callers.c.call(minutes.decisions, { box: 'mine', search: '河道' })).items[0];
  const act = (caller: Caller, what: string, text = '', due?: string) => caller.call(minutes.act, { clientKey: key('act'), id: own.id, act: what as never, text, due, claimedAt: `${DAY}T05:00:00.000Z` });
  expect((await callers.c.call(minutes.decision, { id: own.id })).may).toEqual(['done', 'note', 'extend']);
  expect((await callers.c.refused(minutes.act, { clientKey: key('act'), id: own.id, act: 'done', text: ' ', claimedAt: `${DAY}T05:00:00.000Z` })).code).toBe('text_missing');
  expect((await callers.c.refused(minutes.act, { clientKey: key('act'), id: own.id, act: 'extend', text: '下雨', due: '2025-03-19', claimedAt: `${DAY}T05:00:00.000Z` })).code).toBe('due_wrong');
  expect(await act(callers.c, 'extend', '下雨，推迟一周', '2025-03-27')).toMatchObject({ due: '2025-03-27', acts: [{ act: 'extend', due: '2025-03-27' }] });
  expect((await act(callers.c, 'done', '清了 300 米')).state).toBe('done');
  expect((await callers.c.refused(minutes.act, { clientKey: key('act'), id: own.id, act: 'close', text: '', claimedAt: `${DAY}T05:00:00.000Z` })).code).toBe('own_decision');
  expect((await act(callers.secretary, 'reopen', '桥下还有一段')).state).toBe('open');
  await act(callers.c, 'done', '桥下也清了');
  const closing = await Promise.all(Array.from({ length: 6 }, () => callers.office.send(minutes.act as never, { clientKey: key('act'), id: own.id, act: 'close', text: '', claimedAt: `${DAY}T05:00:00.000Z` })));
  expect(closing.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await callers.secretary.call(minutes.decisions, { box: 'open', placeId: village.id, search: '路灯' })).items).toMatchObject([{ sort: 'problem', mine: true, due: null }]);
  expect(await callers.other.status(minutes.decision, { id: own.id })).toBe(404);
  await go('2025-03-21', '09:00');
  expect((await callers.b.call(minutes.decisions, { box: 'mine' })).items).toMatchObject([{ text: '修水渠', overdue: true }]);
  const service = app.get(MeetingService);
  expect((await app.get(MeetingOwedService).decisionsOf([cast.b.id, cast.c.id], '2025-01-01')).map(({ ownerId, text, doneOn }) => [ownerId === cast.b.id ? 'b' : 'c', text, doneOn])).toContainEqual(['b', '修水渠', null]);
  expect((await service.heldIn({ paths: [village.path] }, DAY, DAY)).filter(each => each.held && each.noted).length).toBe(3);
  expect((await service.attendedBy([cast.d.id], DAY, DAY)).map(each => each.kind)).toEqual(['team_regular']);
  await go(DAY, '10:00');
});

test('支委会不过半不能决定，重大问题要提交大会；过半就可以', async () => {
  const id = await held('branch_committee', ['secretary']);
  expect(await callers.secretary.refused(ballot.open, { id, matter: '修路方案', weight: 'major', form: 'hands' })).toMatchObject({ code: 'no_quorum', text: expect.stringContaining('支部党员大会'), clauses: [{ profile: 'pian12', clause: '三会一课 二4' }] });
  const { invitees } = await callers.secretary.call(meeting.detail, { id });
  await callers.secretary.call(meeting.confirmList, { clientKey: key('list'), id, lines: invitees.map(each => ({ inviteeId: each.id, present: true, reason: '', askedFrom: [] })), claimedAt: `${DAY}T02:00:00.000Z` });
  const opened = await callers.secretary.call(ballot.open, { id, matter: '修路方案', weight: 'major', form: 'hands' });
  expect(opened.ballots).toMatchObject([{ voters: 3, result: null, may: { vote: false, close: true } }]);
  const [{ id: vote }] = opened.ballots;
  expect((await callers.a.refused(ballot.vote, { id: vote, option: 'for' })).code).toBe('not_voter');
  expect((await callers.secretary.refused(ballot.close, { id: vote, inFavour: 3, against: 1 })).code).toBe('too_many_votes');
  const closed = await callers.secretary.call(ballot.close, { id: vote, inFavour: 2, against: 1, counter: '支委甲' });
  expect(closed.ballots[0]).toMatchObject({ result: { carried: true, counts: { for: 2, against: 1, abstain: 0 } } });
  expect(closed.ballots[0].because.flatMap(each => each.clauses)).toEqual(expect.arrayContaining([{ profile: 'pian12', clause: '党支部工作制度 三3' }]));
});

test('无记名：一人一票，结束前谁也看不到结果，结束后没有什么能把票和人连起来', async () => {
  const id = await held('branch_general', ['secretary', 'a', 'b', 'c', 'd']);
  const { ballots: [{ id: vote, voters }] } = await callers.secretary.call(ballot.open, { id, matter: '推选代表', weight: 'plain', form: 'secret' });
  expect(voters).toBe(5);
  expect((await callers.leader.refused(ballot.vote, { id: vote, option: 'for' })).code).toBe('not_voter');
  const tries = await Promise.all(Array.from({ length: 8 }, () => callers.a.send(ballot.vote as never, { id: vote, option: 'against' })));
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const [name, option] of [['secretary', 'for'], ['b', 'for'], ['c', 'for'], ['d', 'abstain']] as const) await callers[name].call(ballot.vote, { id: vote, option });
  expect((await callers.b.refused(ballot.vote, { id: vote, option: 'against' })).code).toBe('already_voted');
  expect((await callers.secretary.call(ballot.list, { id })).ballots[0]).toMatchObject({ cast: 5, result: null, may: { vote: false } });
  const db = app.get(Db);
  const turns = await db.of(MeetingBallotTurnEntity).findBy({ ballotId: vote });
  expect(turns).toHaveLength(5);
  for (const person of Object.values(cast)) expect(JSON.stringify(turns)).not.toContain(person.id);
  const { ballots: [closed] } = await callers.secretary.call(ballot.close, { id: vote });
  expect(closed.result).toEqual({ carried: true, counts: { for: 3, against: 1, abstain: 1 } });
  expect(await db.of(MeetingBallotCountEntity).countBy({ ballotId: vote })).toBe(0);
  expect((await db.of(MeetingBallotEntity).findOneByOrFail({ id: vote })).tokenKey).toBeNull();
  expect((await db.of(ReceiptEntity).find()).filter(each => each.operation.includes('vote'))).toEqual([]);
  expect((await db.of(JournalEntry).find()).filter(each => each.subjectId === vote)).toEqual([]);
  expect((await callers.a.refused(ballot.vote, { id: vote, option: 'for' })).code).toBe('ballot_closed');
});

test('人少的无记名投票只说通过没通过，不公布票数；纸票可以加进来', async () => {
  const id = await held('branch_committee', ['secretary', 'a', 'b']);
  const { ballots } = await callers.secretary.call(ballot.open, { id, matter: '评优', weight: 'plain', form: 'secret' });
  await callers.a.call(ballot.vote, { id: ballots[0].id, option: 'for' });
  const { ballots: [closed] } = await callers.secretary.call(ballot.close, { id: ballots[0].id, inFavour: 1, against: 1 });
  expect(closed).toMatchObject({ cast: 3, result: { carried: true, counts: null } });
});

test('边投边结束：算进去的票和记下的人数一样多', async () => {
  const id = await held('branch_general', ['secretary', 'a', 'b', 'c', 'd']);
  const { ballots: [{ id: vote }] } = await callers.secretary.call(ballot.open, { id, matter: '并发', weight: 'plain', form: 'secret' });
  await callers.a.call(ballot.vote, { id: vote, option: 'for' });
  const [closed, ...votes] = await Promise.all([callers.secretary.send(ballot.close as never, { id: vote }), ...(['b', 'c', 'd', 'secretary'] as const).map(name => callers[name].send(ballot.vote as never, { id: vote, option: 'for' }))]);
  expect(closed.status).toBe(200);
  const counted = 1 + votes.filter(({ status }) => status === 200).length;
  expect((await callers.a.call(ballot.list, { id })).ballots[0].cast).toBe(counted);
});

test('手写记录的扫描件（PDF）也可以附：原样保存，只能下载；带程序的、不是 PDF 的、太大的不收', async () => {
  const id = await held('team_regular', ['leader', 'a'], true);
  const scan = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
  const send = (bytes: Buffer) => callers.a.refused(file.upload, { purpose: 'meeting_file', name: '签到册.pdf' }, bytes);
  expect((await send(Buffer.from('%PDF-1.4\n<< /S /JavaScript /JS (app.alert(1)) >>\n%%EOF'))).code).toBe('pdf_active');
  expect((await send(Buffer.from('<html><script>alert(1)</script></html>'))).code).toBe('picture_unreadable');
  expect((await send(Buffer.concat([scan, Buffer.alloc(LARGEST_FILE)]))).code).toBe('file_too_large');
  const kept = await callers.a.call(file.upload, { purpose: 'meeting_file', name: '签到册.pdf' }, scan);
  await callers.a.call(minutes.write, written(id, 0, { fileIds: [kept.id] }));
  await callers.a.call(minutes.sign, { id, revision: 1 });
  expect((await callers.d.call(minutes.read, { id })).versions[0].files).toMatchObject([{ kind: 'pdf', name: '签到册.pdf' }]);
  const { body, headers } = await callers.d.send(minutes.file as never, { id, fileId: kept.id });
  expect({ type: headers['content-type'], disposition: headers['content-disposition'] }).toEqual({ type: 'application/octet-stream', disposition: `attachment; filename*=UTF-8''${encodeURIComponent('签到册.pdf')}` });
  expect(Buffer.from(body as Buffer).equals(scan)).toBe(true);
  const paper = spawnSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from((await callers.d.file(minutes.pdf, { id })).file), encoding: 'utf8' }).stdout?.replace(/\s+/g, '') ?? '';
  if (paper) expect(paper).toContain('签到册');
});
