import { duty, type DutyBoard } from '@village/shared/contract/duty';
import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import { reminder } from '@village/shared/contract/reminder';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { planDuty, type DutyLine } from '@village/shared/rules/duty-roster';
import { isFree } from '@village/shared/rules/duty-check';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

let app: TestApp;
let county: Organisation, village: Organisation;
let team: Awaited<ReturnType<typeof build.team>>, deskTeam: typeof team, patrolTeam: typeof team;
let zhang: build.PersonBuilt, li: build.PersonBuilt, leader: build.PersonBuilt;
let cast: Record<'zhang' | 'li' | 'leader' | 'township' | 'foreign', build.PersonBuilt>;
let callers: Record<'zhang' | 'li' | 'leader' | 'township' | 'foreign', Caller>;

const MONTH = '2025-04';
const ask = () => ({ kind: 'cover' as const, placeId: team.id, month: MONTH });

/** The lines the page would draw up by itself. */
function drafted(board: DutyBoard): DutyLine[] {
  const days = board.days.map(({ day, rest }) => ({ day, rest }));
  return planDuty({ days, least: board.least, people: board.people.map(person => ({ personId: person.personId, earlier: person.earlier, free: days.map(each => each.day).filter(day => isFree(person, day)) })) }).lines;
}

/** Puts the clock there and signs everybody in anew: weeks later nobody is signed in any more. */
async function go(day: string, time: string): Promise<void> {
  app.on(day, time);
  callers = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

async function settle(name: string, profileId: string): Promise<{ town: Organisation; village: Organisation; team: typeof team }> {
  const town = await build.township(app, { county, name });
  const place = await build.village(app, { township: town, name: `${name}前村` });
  const admin = await build.person(app, { terms: [{ role: 'administrator', at: county }] });
  await (await app.sign(admin.id)).call(policy.adopt, { organisationId: town.id, profileId, effectiveFrom: '2025-01-01' });
  return { town, village: place, team: await build.team(app, { village: place, name: `${name}工作队` }) };
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-28', '09:00');
  county = await build.county(app);
  const cover = await settle('柳河乡', 'pian07');
  ({ team, village } = cover);
  zhang = await build.person(app, { name: '张三', terms: [{ role: 'team_member', team }] });
  li = await build.person(app, { name: '李四', terms: [{ role: 'team_member', team }] });
  leader = await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team }] });
  const township = await build.person(app, { name: '乡书记', terms: [{ role: 'township_secretary', at: cover.town }] });
  deskTeam = (await settle('鲁山镇', 'lucun')).team;
  const patrol = await settle('邦达乡', 'pian12');
  patrolTeam = patrol.team;
  const foreign = await build.person(app, { name: '外乡书记', terms: [{ role: 'township_secretary', at: patrol.town }] });
  cast = { zhang, li, leader, township, foreign };
});
afterAll(() => app.close());
beforeEach(() => go('2025-03-28', '09:00'));

describe('工作队值班', () => {
  test('草稿每天有人，请假的人不排，发布后首页和值班表都看得到', async () => {
    await approvedLeave();
    const board = await callers.leader.call(duty.board, ask());
    expect(board).toMatchObject({ least: 1, daysByDocument: 'every_day', roster: null, may: { arrange: true, swap: true } });
    expect(board.because.flatMap(reason => reason.clauses).map(each => each.clause)).toContain('7');
    expect(board.people.find(each => each.personId === zhang.id)!.away).toEqual([{ day: '2025-04-09', text: '事假', decided: true }]);
    const lines = drafted(board);
    expect(lines).toHaveLength(30);
    expect(lines.find(line => line.day === '2025-04-09')!.personIds).not.toContain(zhang.id);
    const published = await callers.leader.call(duty.publish, { ...ask(), version: 0, lines });
    expect(published.roster).toMatchObject({ version: 1, publishedByName: '王队长', lines });
    await go('2025-04-01', '08:00');
    const today = await callers.zhang.call(duty.today);
    expect(today.duties).toHaveLength(1);
    expect(today.duties[0]).toMatchObject({ posted: true, villageName: village.name });
    const told = await callers.zhang.call(notice.unread);
    expect(told.latest.map(each => each.text)).toContain(`${team.name}4月的工作队值班表发布了，请看您哪几天值班`);
    expect(today.duties[0].days.map(each => each.day)).toEqual(['2025-04-01', '2025-04-02', '2025-04-03', '2025-04-04', '2025-04-05', '2025-04-06', '2025-04-07']);
  });

  test('队友看得到他不在，看不到为什么', async () => {
    const board = await callers.li.call(duty.board, ask());
    expect(board.people.find(each => each.personId === zhang.id)!.away[0].text).toBe('请假或外出');
  });

  test.each([
    ['请假的人排了班', (lines: DutyLine[]) => lines.map(line => (line.day === '2025-04-09' ? { ...line, personIds: [zhang.id] } : line)), 'duty_trouble', '张三事假'],
    ['有一天没有人，但有人可以值', (lines: DutyLine[]) => lines.map(line => (line.day === '2025-04-10' ? { ...line, personIds: [] } : line)), 'duty_trouble', '4月10日'],
    ['改了发布过的班，没有写原因', (lines: DutyLine[]) => lines, 'reason_required', '原来的版本会保留'],
  ])('%s：不能发布', async (_, change, code, text) => {
    const board = await callers.leader.call(duty.board, ask());
    const refusal = await callers.leader.refused(duty.publish, { ...ask(), version: board.roster!.version, lines: change(board.roster!.lines) });
    expect(refusal.code).toBe(code);
    expect(refusal.text).toContain(text);
  });

  test('换班要对方同意：同意后值班表是新的一版，写明是谁和谁换', async () => {
    await go('2025-04-01', '08:00');
    const before = (await callers.zhang.call(duty.board, ask())).roster!;
    const mine = before.lines.find(line => line.personIds[0] === zhang.id && line.day > '2025-04-10')!.day;
    const theirs = before.lines.find(line => line.personIds[0] === li.id && line.day > '2025-04-10')!.day;
    const asked = await callers.zhang.call(duty.askSwap, { kind: 'cover', placeId: team.id, day: mine, otherId: li.id, otherDay: theirs, note: '孩子开家长会' });
    expect(asked.swaps).toMatchObject([{ state: 'asked', day: mine, otherDay: theirs, askerName: '张三', otherName: '李四', mayAnswer: false, mayTakeBack: true }]);
    expect(asked.roster!.version).toBe(before.version);
    expect((await callers.zhang.refused(duty.askSwap, { kind: 'cover', placeId: team.id, day: mine, otherId: leader.id })).code).toBe('swap_open');
    expect((await callers.li.call(notice.unread)).latest[0]).toMatchObject({ text: expect.stringMatching(/^张三想用4月\d+日的班换您4月\d+日的班，等您答复$/), page: expect.stringContaining('/pages/duty/board/index?kind=cover') });
    const [waiting] = (await callers.li.call(duty.today)).swaps;
    expect(waiting).toMatchObject({ id: asked.swaps[0].id, mayAnswer: true, note: '孩子开家长会' });
    expect(await callers.leader.status(duty.answerSwap, { id: waiting.id, answer: 'accepted' })).toBe(404);
    expect(await callers.li.status(duty.answerSwap, { id: waiting.id, answer: 'taken_back' })).toBe(404);
    const answers = await Promise.all(Array.from({ length: 8 }, () => callers.li.send(duty.answerSwap as never, { id: waiting.id, answer: 'accepted' })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await callers.li.call(notice.unread)).latest.some(each => each.text.includes('等您答复'))).toBe(false);
    expect((await callers.zhang.call(notice.unread)).latest[0].text).toMatch(/^李四同意换4月\d+日的班，值班表已经改好$/);
    const after = await callers.leader.call(duty.board, ask());
    expect(after.roster).toMatchObject({ version: before.version + 1 });
    expect(after.roster!.reason).toMatch(/^张三和李四换班：4月/);
    expect(after.roster!.lines.find(line => line.day === mine)!.personIds).toEqual([li.id]);
    expect(after.roster!.lines.find(line => line.day === theirs)!.personIds).toEqual([zhang.id]);
    expect(after.versions.map(each => each.version)).toEqual([1]);
    expect(after.swaps[0].state).toBe('accepted');
    expect((await callers.li.refused(duty.answerSwap, { id: waiting.id, answer: 'declined' })).code).toBe('swap_answered');
  });

  test('不是他的班、对方不在、和自己：都不能换', async () => {
    const { roster } = await callers.zhang.call(duty.board, ask());
    const notMine = roster!.lines.find(line => line.personIds[0] !== zhang.id)!.day;
    const base = { kind: 'cover' as const, placeId: team.id };
    expect((await callers.zhang.refused(duty.askSwap, { ...base, day: notMine, otherId: li.id })).code).toBe('not_on_duty');
    expect((await callers.zhang.refused(duty.askSwap, { ...base, day: notMine, otherId: zhang.id })).code).toBe('swap_self');
    const ofDay = roster!.lines.find(line => line.day === '2025-04-09')!.personIds[0];
    const holder = ofDay === li.id ? callers.li : callers.leader;
    expect((await holder.refused(duty.askSwap, { ...base, day: '2025-04-09', otherId: zhang.id })).code).toBe('not_free');
  });

  test('两个人同时改同一版：只有一个成功，另一个知道要刷新', async () => {
    const board = await callers.leader.call(duty.board, ask());
    const sent = { ...ask(), version: board.roster!.version, reason: '按镇里通知调整', lines: board.roster!.lines };
    const answers = await Promise.all(Array.from({ length: 6 }, () => callers.leader.send(duty.publish as never, sent)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).every(({ body }) => (body as { code: string }).code === 'duty_changed')).toBe(true);
  });

  test('已经过去的日子不再变', async () => {
    await go('2025-04-15', '08:00');
    const board = await callers.leader.call(duty.board, ask());
    const turned = board.roster!.lines.map(line => ({ ...line, personIds: [leader.id] }));
    const after = await callers.leader.call(duty.publish, { ...ask(), version: board.roster!.version, reason: '队长在村', lines: turned });
    expect(after.roster!.lines.slice(0, 14)).toEqual(board.roster!.lines.slice(0, 14));
    expect(after.roster!.lines.slice(14).every(line => line.personIds[0] === leader.id)).toBe(true);
    expect((await callers.leader.refused(duty.publish, { ...ask(), month: '2025-03', version: 0, lines: turned.slice(0, 1) })).code).toBe('month_over');
  });

  test('批假的人看得到这次请假空出哪几班，谁可以替', async () => {
    await go('2025-04-15', '08:00');
    const effect = await callers.township.call(duty.effect, { personId: leader.id, startDay: '2025-04-20', endDay: '2025-04-21' });
    expect(effect.days).toMatchObject([{ day: '2025-04-20', kind: 'cover', others: ['张三', '李四'] }, { day: '2025-04-21' }]);
    expect(effect.days[0].text).toBe('4月20日有值班，张三、李四可以替');
    expect(await callers.foreign.status(duty.effect, { personId: leader.id, startDay: '2025-04-20', endDay: '2025-04-21' })).toBe(404);
  });

  test('待办：没有发布的值班表，月底连同下个月的；等答复的换班', async () => {
    await go('2025-04-26', '08:00');
    const kinds = async (who: keyof typeof callers) => (await callers[who].call(reminder.list)).filter(each => each.kind.startsWith('duty')).map(each => [each.title, each.note, each.due]);
    expect(await kinds('leader')).toEqual([['发布工作队值班表', `${team.name} 5月`, '2025-04-30']]);
    expect((await callers.leader.call(reminder.list)).find(each => each.kind === 'duty_roster')!.clauses).toContainEqual({ profile: 'pian07', clause: '7' });
    expect(await kinds('zhang')).toEqual([]);
    await go('2025-05-02', '08:00');
    expect(await kinds('leader')).toEqual([['发布工作队值班表', `${team.name} 5月`, '2025-05-02']]);
  });

  test('队员不能排班，别的乡镇看不到，上级只看不改', async () => {
    const lines = [{ day: '2025-04-30', personIds: [li.id] }];
    expect(await callers.zhang.status(duty.publish, { ...ask(), version: 0, lines })).toBe(403);
    expect(await callers.foreign.status(duty.board, ask())).toBe(404);
    expect((await callers.township.call(duty.board, ask())).may).toEqual({ arrange: false, swap: false });
    expect(await callers.foreign.call(duty.places)).toMatchObject([{ kind: 'patrol', mayArrange: false }]);
  });
});

describe('村干部坐班值班', () => {
  test('村书记排，哪些日子要有人由他选；包村干部看得到', async () => {
    const [{ villageId }] = [deskTeam];
    const secretary = await build.person(app, { name: '村书记', terms: [{ role: 'village_secretary', at: { id: villageId } as Organisation }] });
    const officer = await build.person(app, { name: '村委员', terms: [{ role: 'village_cadre', at: { id: villageId } as Organisation }] });
    const linked = await app.sign((await build.person(app, { name: '包村干部', terms: [{ role: 'linked_cadre', team: deskTeam }] })).id);
    const caller = await app.sign(secretary.id);
    const desk = { kind: 'desk' as const, placeId: villageId, month: MONTH };
    const board = await caller.call(duty.board, desk);
    expect(board).toMatchObject({ daysByDocument: null, least: 1, may: { arrange: true } });
    expect(board.people.map(person => person.name)).toEqual(['村书记', '村委员']);
    const workdays = board.days.filter(each => !each.rest).map(({ day }, index) => ({ day, personIds: [index % 2 ? secretary.id : officer.id] }));
    expect((await caller.refused(duty.publish, { ...desk, version: 0, lines: workdays })).code).toBe('duty_days_required');
    const published = await caller.call(duty.publish, { ...desk, version: 0, days: 'workdays', lines: workdays });
    expect(published.roster!.lines).toHaveLength(22);
    expect((await linked.call(duty.board, desk)).may).toEqual({ arrange: false, swap: false });
    expect(await linked.status(duty.publish, { ...desk, version: 1, lines: workdays })).toBe(403);
    expect((await linked.call(duty.places)).map(each => each.kind)).toEqual(['desk']);
    expect((await linked.refused(duty.board, { kind: 'cover', placeId: deskTeam.id, month: MONTH })).code).toBe('config_required');
  });
});

describe('联防巡逻', () => {
  let members: build.PersonBuilt[];
  let captain: build.PersonBuilt;
  let chief: Caller, first: Caller, second: Caller;
  const groups = () => members.slice(0, 4).map((person, index) => ({ personIds: index === 0 ? [person.id, members[4].id] : [person.id], others: index === 0 ? '次仁' : '' }));
  const record = (changes: object = {}) => ({
    clientKey: 'patrol-1', teamId: patrolTeam.id, day: '2025-04-01', at: '21:30', personIds: [members[0].id, members[4].id], others: '次仁', found: '河边围栏有一处松动，已绑牢', claimedAt: '2025-04-01T14:00:00.000Z', ...changes,
  });
  beforeAll(async () => {
    members = await Promise.all(['美一', '扎二', '达三', '边四', '普五'].map(name => build.person(app, { name, terms: [{ role: 'team_member', team: patrolTeam }] })));
    captain = await build.person(app, { name: '巡逻队长', terms: [{ role: 'team_leader', team: patrolTeam }] });
  });
  const arrive = async (day: string, time: string) => {
    await go(day, time);
    [chief, first, second] = await Promise.all([captain, members[0], members[4]].map(person => app.sign(person.id)));
  };

  test('分四组逐日轮流，缺组、重复的人不收', async () => {
    await arrive('2025-03-28', '09:00');
    expect(await chief.call(duty.patrol, { teamId: patrolTeam.id })).toMatchObject({ groupsAsked: 4, window: { from: '09:00', to: '24:00' }, groups: null, turns: [] });
    const sent = { teamId: patrolTeam.id, from: '2025-04-01', firstGroup: 1, groups: groups() };
    const ungrouped = async () => (await chief.call(reminder.list)).filter(each => each.kind === 'patrol_groups');
    expect(await ungrouped()).toMatchObject([{ title: '联防巡逻分组', page: `/pages/duty/patrol/index?teamId=${patrolTeam.id}`, clauses: expect.arrayContaining([{ profile: 'pian12', clause: '驻村工作队联防巡逻制度 一' }]) }]);
    expect((await chief.refused(duty.setGroups, { ...sent, groups: groups().slice(1) })).code).toBe('patrol_groups');
    expect((await chief.refused(duty.setGroups, { ...sent, groups: groups().map(group => ({ ...group, personIds: [members[0].id] })) })).code).toBe('patrol_person_twice');
    expect(await first.status(duty.setGroups, sent)).toBe(403);
    await chief.call(duty.setGroups, sent);
    expect(await ungrouped()).toEqual([]);
    const asked = await second.call(leave.apply, { clientKey: 'patrol-leave', kind: 'sick', startDay: '2025-04-01', startHalf: 'am', endDay: '2025-04-01', endHalf: 'pm', reason: '看病', place: '县医院', outOfCounty: false, claimedAt: '2025-03-28T01:00:00.000Z' });
    await chief.call(leave.decide, { id: asked.id, decision: 'approve', papersLater: true });
    await arrive('2025-04-01', '07:00');
    expect((await chief.call(duty.patrol, { teamId: patrolTeam.id })).turns.filter(turn => turn.away.length > 0).map(turn => [turn.day, turn.away])).toEqual([['2025-04-01', ['普五']]]);
    await arrive('2025-04-05', '08:00');
    const patrol = await first.call(duty.patrol, { teamId: patrolTeam.id });
    expect(patrol.turns.slice(0, 7).map(turn => turn.group)).toEqual([1, 2, 3, 4, 1, 2, 3]);
    expect(patrol.turns[0].names).toEqual(['美一', '普五', '次仁']);
    expect((await first.call(duty.today)).patrols).toMatchObject([{ group: 1, mine: true, window: '09:00—24:00' }]);
  });

  test('组员登记，组长确认；同一条送多遍只有一条', async () => {
    await arrive('2025-04-01', '22:10');
    const answers = await Promise.all(Array.from({ length: 10 }, () => second.send(duty.recordPatrol as never, record())));
    expect(answers.filter(({ body }) => body !== null)).toHaveLength(1);
    const { items: [kept, ...more] } = await second.call(duty.patrols, { teamId: patrolTeam.id });
    expect(more).toEqual([]);
    expect(kept).toMatchObject({ group: 1, names: ['美一', '普五'], counts: true, confirmedAt: null, mayConfirm: false });
    expect((await first.call(duty.today)).patrolsToConfirm).toBe(1);
    expect((await first.call(notice.unread)).latest[0].text).toBe('普五登记了4月1日的巡逻，等您确认');
    expect(await first.call(reminder.list)).toContainEqual(expect.objectContaining({ kind: 'patrol', count: 1 }));
    expect(await chief.status(duty.confirmPatrol, { id: kept.id })).toBe(404);
    expect(await first.call(duty.confirmPatrol, { id: kept.id })).toMatchObject({ confirmedByName: '美一', mayConfirm: false });
    expect((await first.call(duty.today)).patrolsToConfirm).toBe(0);
  });

  test('组长自己登记就是确认；时段以外的留下但不计', async () => {
    await arrive('2025-04-05', '08:30');
    expect(await first.call(duty.recordPatrol, record({ clientKey: 'patrol-2', day: '2025-04-05', at: '08:20' }))).toMatchObject({ confirmedByName: '美一', counts: false });
    const { items } = await chief.call(duty.patrols, { teamId: patrolTeam.id });
    expect(items.map(each => each.day)).toEqual(['2025-04-05', '2025-04-01']);
    expect(await callers.zhang.status(duty.patrols, { teamId: patrolTeam.id })).toBe(404);
    expect(await callers.zhang.status(duty.recordPatrol, record({ clientKey: 'patrol-5' }))).toBe(404);
  });

  test('还没有分组的日子、明天：说明怎么办', async () => {
    await arrive('2025-04-05', '08:30');
    expect((await first.refused(duty.recordPatrol, record({ clientKey: 'patrol-3', day: '2025-03-30' }))).code).toBe('no_patrol_groups');
    expect((await first.refused(duty.recordPatrol, record({ clientKey: 'patrol-4', day: '2025-04-06' }))).code).toBe('day_in_future');
  });
});

async function approvedLeave(): Promise<void> {
  const asked = await callers.zhang.call(leave.apply, {
    clientKey: 'duty-leave', kind: 'personal', startDay: '2025-04-09', startHalf: 'am', endDay: '2025-04-09', endHalf: 'pm', reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: '2025-03-28T01:00:00.000Z',
  });
  await callers.leader.call(leave.decide, { id: asked.id, decision: 'approve' });
}
