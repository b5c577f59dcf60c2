import { due } from '@village/shared/contract/due';
import { event } from '@village/shared/contract/event';
import { meeting } from '@village/shared/contract/meeting';
import { minutes } from '@village/shared/contract/minutes';
import { party } from '@village/shared/contract/party';
import { policy } from '@village/shared/contract/policy';
import { record } from '@village/shared/contract/record';
import { study } from '@village/shared/contract/study';
import type { Organisation } from '@village/shared/contract/organisation';
import { type Caller, startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';

type Who = 'linked' | 'secretary' | 'leader' | 'member' | 'head' | 'other' | 'county' | 'reader' | 'writer' | 'ordosSecretary';

let app: TestApp;
let cast: Record<Who, build.PersonBuilt>;
let callers: Record<Who, Caller>;
let county: Organisation;
let places: Record<'street' | 'group' | 'ordos', Organisation>;
let teams: Record<'street' | 'group' | 'ordos', Awaited<ReturnType<typeof build.team>>>;
let counter = 0;

const DAY = '2025-03-12';
const key = (name: string) => `${name}-${(counter += 1)}`;
const claimedAt = `${DAY}T02:00:00.000Z`;

async function go(day: string, time: string): Promise<void> {
  app.on(day, time);
  callers = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

beforeAll(async () => {
  app = await startApp();
  app.on(DAY, '08:00');
  county = await build.county(app);
  const townships = await Promise.all(['街道', '小组镇', '草原镇'].map(name => build.township(app, { county, name })));
  const [street, group, ordos] = await Promise.all(townships.map((township, index) => build.village(app, { township, name: `${index + 1}村` })));
  places = { street, group, ordos };
  teams = { street: await build.team(app, { village: street }), group: await build.team(app, { village: group }), ordos: await build.team(app, { village: ordos }) };
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian09b', effectiveFrom: '2025-01-01' });
  for (const [index, profileId] of ['jiedao-2011', 'pian11a', 'ordos-2018'].entries()) await admin.call(policy.adopt, { organisationId: townships[index].id, profileId, effectiveFrom: '2025-01-01' });
  cast = {
    linked: await build.person(app, { name: '包村领导', terms: [{ role: 'township_linked_leader', at: townships[0] }] }),
    head: await build.person(app, { name: '组长', terms: [{ role: 'township_leading_group_head', at: townships[0] }] }),
    secretary: await build.person(app, { name: '村书记', terms: [{ role: 'village_secretary', at: street }] }),
    leader: await build.person(app, { name: '队长', terms: [{ role: 'team_leader', team: teams.group }] }),
    member: await build.person(app, { name: '队员', terms: [{ role: 'team_member', team: teams.group }] }),
    other: await build.person(app, { name: '别队', terms: [{ role: 'team_leader', team: teams.street }] }),
    county: await build.person(app, { name: '县办', terms: [{ role: 'county_office', at: county }] }),
    reader: await build.person(app, { name: '学习甲', terms: [{ role: 'team_leader', team: teams.ordos }] }),
    writer: await build.person(app, { name: '学习乙', terms: [{ role: 'team_member', team: teams.ordos }] }),
    ordosSecretary: await build.person(app, { name: '嘎查书记', terms: [{ role: 'village_secretary', at: places.ordos }] }),
  };
  await go(DAY, '09:00');
});
afterAll(() => app.close());

const studyNote = (day: string, form: 'collective' | 'personal', minutesOf: number, teamId = teams.ordos.id) => ({
  clientKey: key('note'), kind: 'study' as const, teamId, day, text: '学习低保审核确认办法', withIds: [], tags: [], answers: [{ field: 'form', value: form }, { field: 'minutes', value: String(minutesOf) }], photoIds: [], claimedAt: `${day}T03:00:00.000Z`,
});

async function hold(caller: Caller, placeId: string, kind: 'collective_study' | 'cadre_rotation_training', day: string, there: readonly Who[]): Promise<string> {
  const { candidates, start } = await caller.call(meeting.planning, { placeId, kind, day });
  const detail = await caller.call(meeting.plan, { placeId, kind, title: '', day, start, where: '会议室', invitees: candidates.map(({ personId, name, as }) => ({ personId: personId ?? undefined, name, as })), topics: [] });
  const lines = detail.invitees.map(each => ({ inviteeId: each.id, present: there.some(name => cast[name].id === each.personId), reason: '', askedFrom: [] }));
  await caller.call(meeting.confirmList, { clientKey: key('list'), id: detail.id, lines, claimedAt });
  await caller.call(meeting.end, { id: detail.id });
  return detail.id;
}

test('五必到：村里报一件事，应到场的领导收到通知；到场登记，解决不了的报领导小组', async () => {
  expect((await callers.linked.call(event.kinds)).places.find(each => each.name === '1村')?.events.map(each => each.event)).toContain('sudden_major_incident');
  const reported = await callers.secretary.call(event.report, { clientKey: key('event'), villageId: places.street.id, event: 'sudden_major_incident', day: DAY, at: '08:20', text: '河堤塌了一段', claimedAt });
  expect(reported).toMatchObject({ expected: 1, attended: 0, mine: null, people: [{ name: '包村领导', attended: null }], because: [{ clauses: expect.arrayContaining([{ profile: 'jiedao-2011', clause: '五1' }]) }] });
  const [mine] = (await callers.linked.call(event.list, {})).items;
  expect(mine).toMatchObject({ id: reported.id, mine: 'open', eventName: '村里发生重大突发事件' });
  const part = { clientKey: key('part'), id: reported.id, attended: true, duties: [], text: '组织群众转移', unsolved: '需要镇里调两台挖机', claimedAt };
  expect((await callers.secretary.refused(event.attend, part)).code).toBe('not_expected');
  expect((await callers.linked.refused(event.attend, { ...part, clientKey: key('part'), attended: false, text: '' })).code).toBe('reason_missing');
  const answers = await Promise.all(Array.from({ length: 5 }, () => callers.linked.send(event.attend as never, part)));
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
  expect(await callers.secretary.call(event.detail, { id: reported.id })).toMatchObject({ attended: 1, people: [{ attended: true, unsolved: '需要镇里调两台挖机' }] });
  expect((await callers.head.call(minutes.decisions, { box: 'mine' })).items).toMatchObject([{ sort: 'problem', text: '需要镇里调两台挖机', state: 'open' }]);
  // Where nobody leads, nobody would take it up: he is told, and nothing is lost without a word.
  const lonely = await build.county(app);
  const lane = await build.village(app, { township: await build.township(app, { county: lonely }) });
  await (await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: lonely }] })).id)).call(policy.adopt, { organisationId: lonely.id, profileId: 'jiedao-2011', effectiveFrom: '2025-01-01' });
  const alone = await app.sign((await build.person(app, { name: '独包村', terms: [{ role: 'township_linked_leader', at: { ...lane, id: lane.parentId! } }] })).id);
  const fire = await alone.call(event.report, { clientKey: key('event'), villageId: lane.id, event: 'sudden_major_incident', day: DAY, at: '08:30', text: '', claimedAt });
  expect(await alone.refused(event.attend, { ...part, clientKey: key('part'), id: fire.id })).toMatchObject({ code: 'nobody_leads', field: 'unsolved' });
  expect(await alone.call(event.attend, { ...part, clientKey: key('part'), id: fire.id, unsolved: '' })).toMatchObject({ attended: 1 });
  expect(await callers.leader.status(event.detail, { id: reported.id })).toBe(404);
  expect((await callers.leader.refused(event.report, { clientKey: key('event'), villageId: places.group.id, event: 'villagers_assembly', day: DAY, at: '09:00', text: '', claimedAt })).code).toBe('not_in_document');
});

test('村里开决策会议就是一件应到场的事：签了到就算到场，取消了就没有这件事', async () => {
  const planned = async (title: string) => {
    const { candidates } = await callers.secretary.call(meeting.planning, { placeId: places.street.id, kind: 'villagers_assembly', day: DAY });
    return callers.secretary.call(meeting.plan, {
      placeId: places.street.id, kind: 'villagers_assembly', title, day: DAY, start: '10:00', where: '戏台', topics: ['土地流转'],
      invitees: [...candidates.map(({ personId, name, as }) => ({ personId: personId ?? undefined, name, as })), { personId: cast.linked.id, name: '包村领导', as: 'guest' as const }],
    });
  };
  const detail = await planned('');
  const off = await planned('不开的');
  await callers.secretary.call(meeting.callOff, { id: off.id, reason: '人不齐' });
  const linked = detail.invitees.find(each => each.name === '包村领导')!;
  await callers.secretary.call(meeting.confirmList, { clientKey: key('list'), id: detail.id, lines: [{ inviteeId: linked.id, present: true, reason: '', askedFrom: [] }], claimedAt });
  const events = (await callers.linked.call(event.list, {})).items.filter(each => each.event === 'villagers_assembly');
  expect(events).toMatchObject([{ meetingId: detail.id, mine: 'attended', expected: 1, attended: 1 }]);
  const duties = (await callers.linked.call(event.detail, { id: events[0].id })).people[0].duties.map(each => each.duty);
  expect(duties).toEqual(['check_content', 'check_procedure']);
  const late = await build.person(app, { name: '后来的包村领导', terms: [{ role: 'township_linked_leader', at: { ...places.street, id: places.street.parentId! }, from: '2025-03-13' }] });
  await go('2025-03-14', '09:00');
  expect(await (await app.sign(late.id)).call(event.list, {})).toMatchObject({ items: [], total: 0 });
  await go(DAY, '09:00');
});

test('学习：开了会、人人有笔记才算；个人学习的时间记在自己名下', async () => {
  const id = await hold(callers.reader, places.ordos.id, 'collective_study', '2025-03-12', ['reader', 'writer']);
  await callers.reader.call(record.add, studyNote(DAY, 'collective', 90));
  const before = await callers.reader.call(study.month, { placeId: places.ordos.id, month: '2025-03' });
  expect(before).toMatchObject({ studies: [{ meetingId: id, present: 2, withoutNotes: ['学习乙'] }] });
  expect(before.asks[0]).toMatchObject({ text: '集中学习这段时间 2 次，要记笔记', blank: false });
  await callers.writer.call(record.add, studyNote(DAY, 'collective', 90));
  await callers.writer.call(record.add, studyNote('2025-03-11', 'personal', 45));
  const after = await callers.reader.call(study.month, { placeId: places.ordos.id, month: '2025-03' });
  expect(after.studies[0].withoutNotes).toEqual([]);
  expect(after.people.find(each => each.name === '学习乙')).toMatchObject({ notes: 2, personalMinutes: 45, daysStudied: 2 });
  await hold(callers.reader, places.ordos.id, 'collective_study', '2025-03-11', ['reader']);
  const { duties } = await callers.reader.call(meeting.schedule, { placeId: places.ordos.id, month: '2025-03' });
  expect(duties.find(each => each.kind === 'collective_study')).toMatchObject({ required: 2, held: 2, compliant: false });
  await callers.reader.call(record.add, studyNote('2025-03-11', 'collective', 60));
  expect((await callers.reader.call(meeting.schedule, { placeId: places.ordos.id, month: '2025-03' })).duties.find(each => each.kind === 'collective_study')).toMatchObject({ compliant: true });
  expect((await callers.leader.call(study.month, { placeId: places.group.id, month: '2025-03' })).asks.some(each => each.blank)).toBe(true);
  expect(await callers.leader.status(study.month, { placeId: places.ordos.id, month: '2025-03' })).toBe(404);
});

test('培训覆盖：县里轮训一次，到会的算培训过，还差谁点得出名', async () => {
  await hold(callers.county, county.id, 'cadre_rotation_training', DAY, ['leader', 'member', 'other']);
  const lines = await callers.county.call(study.training, { placeId: county.id, year: 2025 });
  expect(lines.find(each => each.training === 'cadre_rotation_training')).toMatchObject({ requiredCount: 1, held: [DAY], trained: 3, cadres: 5, compliant: true });
  const untrained = async (search?: string) => (await callers.county.call(study.untrained, { placeId: county.id, year: 2025, training: 'cadre_rotation_training', search })).items.map(({ name }) => name).sort();
  expect([await untrained(), await untrained('xuexiyi'), await untrained('学习甲'), await untrained('duiyuan')]).toEqual([['学习乙', '学习甲'].sort(), ['学习乙'], ['学习甲'], []]);
  expect(await callers.county.call(study.untrained, { placeId: county.id, year: 2025, training: 'key_training' })).toMatchObject({ total: 5 });
  expect(lines.find(each => each.training === 'key_training')).toMatchObject({ requiredMin: 1, trained: 0, compliant: false });
  expect(lines[0].because.flatMap(each => each.clauses)).toEqual(expect.arrayContaining([{ profile: 'pian09b', clause: '第三十二条' }]));
});

test('党员名册和转接：队员单独成组，转入转出记下介绍信；半年书面汇报自己写', async () => {
  const villageId = places.group.id;
  const add = (name: string, personId?: string) => callers.leader.call(party.addMember, { villageId, name, personId, formal: true, committee: false, from: '2025-01-10', cameFrom: '县水务局机关支部', letterIn: '2025-017' });
  await add('队员', cast.member.id);
  expect((await callers.leader.refused(party.addMember, { villageId, name: '队员', personId: cast.member.id, formal: true, committee: false, from: '2025-01-10', cameFrom: '', letterIn: '' })).code).toBe('member_there');
  expect(await callers.leader.status(party.addMember, { villageId, name: '外人', personId: cast.other.id, formal: true, committee: false, from: '2025-01-10', cameFrom: '', letterIn: '' })).toBe(404);
  await add('老党员');
  const grouped = await callers.leader.call(party.addGroup, { villageId, name: '工作组党小组', leaderName: '', ofTeam: true });
  expect(grouped.groups).toMatchObject([{ name: '工作组党小组', leaderName: '队长', ofTeam: true, members: 1 }]);
  expect(grouped).toMatchObject({ reportPeriod: '2025-H1', reportTopics: ['执行党的决议', '思想', '工作', '学习', '群众工作'], reportBecause: [{ clauses: [{ profile: 'pian11a', clause: '二3' }] }, {}] });
  const membersOf = async (input: object = {}) => (await callers.leader.call(party.members, { villageId, ...input })).items;
  const old = (await membersOf()).find(each => each.name === '老党员')!;
  expect((await callers.leader.refused(party.leave, { id: old.id, to: '2024-12-01', wentTo: '县城', letterOut: '' })).code).toBe('day_out_of_range');
  const left = await Promise.all(Array.from({ length: 5 }, () => callers.leader.send(party.leave as never, { id: old.id, to: '2025-03-01', wentTo: '县城社区支部', letterOut: '2025-031' })));
  expect(left.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await membersOf({ box: 'left' })).toMatchObject([{ name: '老党员', wentTo: '县城社区支部', letterOut: '2025-031' }]);
  const own = await callers.member.call(party.report, { villageId, period: '2025-H1', text: '这半年……' });
  expect(own).toMatchObject({ mine: true, members: { left: 1 } });
  const [report] = (await callers.member.call(party.reports, { villageId })).items;
  expect(report).toMatchObject({ name: '队员', period: '2025-H1', mine: true });
  expect([(await callers.leader.call(party.reports, { villageId, search: 'duiyuan' })).items.map(({ id }) => id), (await callers.leader.call(party.reports, { villageId, search: 'zzz' })).total]).toEqual([[report.id], 0]);
  for (const search of ['laodangyuan', 'ldy', '老党', '2025-031', '县城社区']) expect([search, (await membersOf({ box: 'left', search })).map(({ name }) => name)]).toEqual([search, ['老党员']]);
  expect([await membersOf({ search: 'laodangyuan' }), (await membersOf({ search: 'duiyuan' })).map(({ name }) => name)]).toEqual([[], ['队员']]);
  expect((await callers.member.refused(party.report, { villageId, period: '2026-H1', text: '还早' })).code).toBe('period_wrong');
  expect((await callers.leader.refused(party.report, { villageId, period: '2025-H1', text: '我不在册' })).code).toBe('not_member');
  expect((await callers.leader.file(party.reportDocx, { id: report.id })).name).toBe('2025 年上半年书面汇报 队员.docx');
  expect(Buffer.from((await callers.member.file(party.ownReportDocx, { id: report.id })).file).subarray(0, 2).toString()).toBe('PK');
  expect(await callers.other.status(party.reportDocx, { id: report.id })).toBe(404);
  expect(await callers.other.status(party.branch, { villageId })).toBe(404);
});

test('支部记录本每季度由包村领导查一次，三样都看；村里不自己查自己', async () => {
  const villageId = places.street.id;
  const check = (books: string[]) => ({ villageId, day: DAY, books, found: '记录齐全，民情日记缺 2 月' });
  expect((await callers.secretary.refused(party.check, check(['branch_record']))).code).toBe('not_reviewer');
  expect((await callers.linked.call(party.branch, { villageId })).checkDue).toMatchObject({ due: '2025-03-31', compliant: false });
  await callers.linked.call(party.check, check(['branch_record', 'sentiment_diary']));
  const done = await callers.linked.call(party.check, check(['four_books_one_register']));
  expect(done).toMatchObject({ checkDue: { compliant: true, because: [{ clauses: [{ profile: 'jiedao-2011', clause: '四5' }] }, {}] }, checks: [{ roleName: '包村领导' }, { bookNames: '支部记录本、民情日记' }], may: { check: true } });
});

test('补课：名单是没有参加的人；参加了算他补上，不算多开一次；补过的不再列；到期事项也这样数', async () => {
  const placeId = places.ordos.id;
  const dueOf = async (caller: Caller, key: string) => (await caller.call(due.mine, { period: '2025-03' })).items.find(each => each.key.startsWith(key));
  const counted = (await dueOf(callers.reader, 'meeting collective_study'))!.done;
  const before = (await callers.reader.call(meeting.schedule, { placeId, month: '2025-03' })).duties.find(each => each.kind === 'collective_study')!.held;
  const missed = (await callers.reader.call(study.month, { placeId, month: '2025-03' })).studies.find(each => each.owing.length > 0)!;
  expect(missed.owing).toContain('学习乙');
  const invitation = `invitation ${missed.meetingId}`;
  expect(await dueOf(callers.writer, invitation)).toMatchObject({ done: 0 });
  const asked = await callers.reader.call(meeting.planning, { placeId, kind: 'collective_study', day: DAY, makesUpId: missed.meetingId });
  expect(asked.candidates.map(({ name }) => name).sort()).toEqual([...missed.owing].sort());
  const lesson = await callers.reader.call(meeting.plan, {
    placeId, kind: 'collective_study', title: '', day: DAY, start: '15:00', where: '会议室', topics: [], makesUpId: missed.meetingId,
    invitees: asked.candidates.map(({ personId, name, as }) => ({ personId: personId ?? undefined, name, as })),
  });
  await callers.reader.call(meeting.confirmList, { clientKey: key('list'), id: lesson.id, lines: lesson.invitees.map(({ id, name }) => ({ inviteeId: id, present: name === '学习乙', reason: '', askedFrom: [] })), claimedAt });
  await callers.reader.call(meeting.end, { id: lesson.id });
  const detail = await callers.reader.call(meeting.detail, { id: missed.meetingId });
  expect(detail.invitees.find(({ name }) => name === '学习乙')).toMatchObject({ madeUpOn: DAY });
  expect(detail.owing).toBe(missed.owing.length - 1);
  const { studies } = await callers.reader.call(study.month, { placeId, month: '2025-03' });
  expect(studies.find(each => each.meetingId === missed.meetingId)).toMatchObject({ madeUp: ['学习乙'] });
  expect((await callers.reader.call(meeting.planning, { placeId, kind: 'collective_study', day: DAY, makesUpId: missed.meetingId })).candidates.map(({ name }) => name)).not.toContain('学习乙');
  expect((await callers.reader.call(meeting.schedule, { placeId, month: '2025-03' })).duties.find(each => each.kind === 'collective_study')!.held).toBe(before);
  expect((await dueOf(callers.reader, 'meeting collective_study'))!.done).toBe(counted);
  expect(await dueOf(callers.writer, invitation)).toMatchObject({ done: 1 });
  expect(await callers.reader.status(meeting.planning, { placeId: places.ordos.id, kind: 'collective_study', day: DAY, makesUpId: 'no-such-meeting' })).toBe(404);
});
