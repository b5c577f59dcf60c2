import { board } from '@village/shared/contract/board';
import { duty } from '@village/shared/contract/duty';
import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import { policy } from '@village/shared/contract/policy';
import { reminder } from '@village/shared/contract/reminder';
import { addDays } from '@village/shared/kernel/day';
import { planPatrol } from '@village/shared/rules/patrol-plan';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { Db } from '../common/db';
import { PatrolTurnEntity } from './duty.entity';

let app: TestApp;
let team: Awaited<ReturnType<typeof build.team>>;
let people: Record<'jia' | 'yi' | 'bing' | 'ding' | 'leader' | 'foreign', build.PersonBuilt>;
let callers: Record<keyof typeof people, Caller>;
let code: string;
let moment = 0;
const FROM = '2025-04-01';

async function go(day: string, time = '08:00'): Promise<void> {
  app.on(day, time);
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

beforeAll(async () => {
  app = await startApp();
  app.on(FROM, '08:00');
  const county = await build.county(app);
  const town = await build.township(app, { county, name: '邦达乡' });
  const village = await build.village(app, { township: town, name: '云边村' });
  team = await build.team(app, { village, name: '云边村工作队' });
  const far = await build.team(app, { village: await build.village(app, { township: town, name: '前村' }) });
  const person = (name: string, term: build.TermGiven) => build.person(app, { name, terms: [term] });
  const member = { role: 'team_member', team } as const;
  people = {
    jia: await person('甲', member), yi: await person('乙', member), bing: await person('丙', member), ding: await person('丁', { role: 'village_cadre', at: village }),
    leader: await person('队长', { role: 'team_leader', team }), foreign: await person('外人', { role: 'team_member', team: far }),
  };
  await go(FROM);
  const admin = await app.sign((await person('管理', { role: 'administrator', at: county })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian12', effectiveFrom: '2025-01-01' });
  code = (await callers.leader.call(board.renew, { villageId: village.id, seen: '' })).code!;
});
afterAll(() => app.close());

const at = () => ({ teamId: team.id });
const seen = (name: keyof typeof people = 'leader') => callers[name].call(duty.patrol, at());
const turnOn = async (day: string) => (await seen()).turns.find(turn => turn.day === day)!;
/** A board is kept at hand for a moment: each look comes later. */
const shown = async () => {
  app.on(app.clock.today(), `09:${String((moment += 1) % 60).padStart(2, '0')}`);
  return (await app.anonymous.call(board.data, { code })).patrols;
};
const latest = async (name: keyof typeof people) => (await callers[name].call(notice.unread)).latest[0];
/** 甲和队长 · 乙 · 丙 · 丁, from 1 April on. */
const group = () => callers.leader.call(duty.setGroups, { ...at(), from: app.clock.today(), firstGroup: 1, groups: [[people.jia, people.leader], [people.yi], [people.bing], [people.ding]].map((each, index) => ({ personIds: each.map(({ id }) => id), others: index === 1 ? '次仁' : '' })) });

test('分组用的事实：谁是队里的、以前去过几次、哪几天请假；照着自动分的组收得下，组员都知道在第几组', async () => {
  const asked = await callers.yi.call(leave.apply, { clientKey: 'patrol', kind: 'sick', startDay: '2025-04-06', startHalf: 'am', endDay: '2025-04-07', endHalf: 'pm', reason: '看病', place: '县医院', outOfCounty: false, claimedAt: app.clock.now() });
  await callers.leader.call(leave.decide, { id: asked.id, decision: 'approve', papersLater: true });
  const reply = await seen();
  expect(reply.people.map(({ name, isTeam, went, away }) => [name, isTeam, went, away])).toEqual(expect.arrayContaining([['丁', false, 0, []], ['乙', true, 0, ['2025-04-06', '2025-04-07']]]));
  const plan = planPatrol({ count: reply.groupsAsked, people: reply.people, days: Array.from({ length: 28 }, (_, index) => addDays(FROM, index)) });
  const set = await callers.leader.call(duty.setGroups, { ...at(), from: FROM, firstGroup: plan.firstGroup, groups: plan.groups.map(personIds => ({ personIds, others: '' })) });
  expect(set.turns).toHaveLength(14);
  const own = plan.groups.findIndex(ids => ids.includes(people.ding.id)) + 1;
  expect(await latest('ding')).toMatchObject({ text: `云边村工作队4月1日起的联防巡逻，您在第 ${own} 组` });
  const refusal = await callers.leader.refused(duty.setGroups, { ...at(), from: FROM, firstGroup: 1, groups: [{ personIds: [people.jia.id], others: '' }] });
  expect(refusal).toMatchObject({ code: 'patrol_groups', clauses: expect.arrayContaining([expect.objectContaining({ profile: 'pian12' })]) });
});

test('换一次巡逻要对方同意：同意以前不变，同意以后两天对换，组不变；队长看得到，组外的人不能替他答复', async () => {
  await go('2025-04-02');
  await group();
  expect(await callers.foreign.status(duty.askPatrolSwap, { ...at(), day: '2025-04-02', otherId: people.yi.id })).toBe(404);
  const asked = await callers.jia.call(duty.askPatrolSwap, { ...at(), day: '2025-04-02', otherId: people.yi.id, otherDay: '2025-04-03', note: '送孩子' });
  expect(asked.swaps).toMatchObject([{ kind: 'patrol', state: 'asked', askerName: '甲', otherName: '乙', mayTakeBack: true }]);
  expect(await turnOn('2025-04-02')).toMatchObject({ names: ['甲', '队长'], leader: '甲', isSwapped: false });
  expect(await latest('yi')).toMatchObject({ text: '甲想用4月2日的巡逻换您4月3日的巡逻，等您答复', page: `/pages/duty/patrol/index?teamId=${team.id}` });
  expect(await callers.yi.call(reminder.list)).toContainEqual(expect.objectContaining({ kind: 'duty_swap', note: '甲 4月2日的巡逻', page: `/pages/duty/patrol/index?teamId=${team.id}` }));
  expect((await callers.jia.refused(duty.askPatrolSwap, { ...at(), day: '2025-04-02', otherId: people.bing.id })).code).toBe('swap_open');
  const [{ id }] = (await callers.yi.call(duty.today)).swaps;
  expect(await callers.leader.status(duty.answerSwap, { id, answer: 'accepted' })).toBe(404);
  const answers = await Promise.all(Array.from({ length: 8 }, () => callers.yi.send(duty.answerSwap as never, { id, answer: 'accepted' })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await turnOn('2025-04-02')).toMatchObject({ group: 1, names: ['乙', '队长'], leader: '乙', isSwapped: true });
  expect(await turnOn('2025-04-03')).toMatchObject({ group: 2, names: ['甲', '次仁'], isSwapped: true });
  expect(await turnOn('2025-04-06')).toMatchObject({ names: ['甲', '队长'], isSwapped: false });
  expect(await latest('jia')).toMatchObject({ text: '乙同意换4月2日的巡逻，轮次已经改好' });
  expect((await callers.yi.call(duty.today)).patrols).toMatchObject([{ group: 1, names: ['乙', '队长'], mine: true }]);
  expect((await seen('bing')).swaps).toEqual([]);
});

test('换了的那天，替的人带队，他登记就是确认；别人登记等他确认', async () => {
  await go('2025-04-02', '21:40');
  const put = (name: keyof typeof people, clientKey: string) => callers[name].call(duty.recordPatrol, { ...at(), clientKey, day: '2025-04-02', at: '21:30', personIds: [people.yi.id, people.leader.id], others: '', found: '平安', claimedAt: app.clock.now() });
  expect(await put('yi', 'own')).toMatchObject({ group: 1, confirmedByName: '乙' });
  expect(await put('leader', 'other')).toMatchObject({ confirmedByName: null, mayConfirm: false });
  expect((await callers.yi.call(duty.today)).patrolsToConfirm).toBe(1);
});

test('公示栏写这几天谁巡逻：换过的写换来的人，请假的不写，护村队员不点名', async () => {
  await go('2025-04-03');
  const shownNow = await shown();
  expect(shownNow.slice(0, 2)).toEqual([
    { day: '2025-04-03', group: 2, names: ['甲'], withVillagers: true, from: '09:00', to: '24:00' }, { day: '2025-04-04', group: 3, names: ['丙'], withVillagers: false, from: '09:00', to: '24:00' },
  ]);
  expect(shownNow).toHaveLength(7);
  // Of the second group, 乙 is on leave on 7 April.
  expect(shownNow.find(each => each.day === '2025-04-07')).toMatchObject({ group: 2, names: [], withVillagers: true });
  const page = String((await app.anonymous.raw('GET', `/b/${code}`, undefined, { accept: 'text/html' })).body);
  expect(page).toMatch(/今天　第 2 组：甲和护村队员/);
  expect(page).not.toContain('次仁');
});

test.each([
  ['不是他的那天', () => ({ day: '2025-04-04', otherId: people.yi.id }), 'not_on_patrol'],
  ['对方请假', () => ({ day: '2025-04-06', otherId: people.yi.id }), 'not_free'],
  ['和自己', () => ({ day: '2025-04-06', otherId: people.jia.id }), 'swap_self'],
  ['过去的', () => ({ day: '2025-04-01', otherId: people.yi.id }), 'day_over'],
  ['不是这个村的人', () => ({ day: '2025-04-06', otherId: people.foreign.id }), 'not_free'],
])('不能换：%s', async (_, asked, expected) => {
  await go('2025-04-03');
  expect((await callers.jia.refused(duty.askPatrolSwap, { ...at(), ...asked() })).code).toBe(expected);
});

test('同一天的两次换班同时同意：只成一次，另一次要刷新', async () => {
  await go('2025-04-05');
  const [one, other] = [
    await callers.leader.call(duty.askPatrolSwap, { ...at(), day: '2025-04-10', otherId: people.bing.id }), await callers.jia.call(duty.askPatrolSwap, { ...at(), day: '2025-04-10', otherId: people.ding.id }),
  ].map(reply => reply.swaps.find(swap => swap.day === '2025-04-10' && swap.mayTakeBack)!.id);
  const answers = await Promise.all([callers.bing.send(duty.answerSwap as never, { id: one, answer: 'accepted' }), callers.ding.send(duty.answerSwap as never, { id: other, answer: 'accepted' })]);
  const versions = await app.get(Db).of(PatrolTurnEntity).find({ where: { teamId: team.id, day: '2025-04-10' }, order: { version: 'ASC' } });
  const done = answers.filter(({ status }) => status === 200).length;
  expect(versions.map(each => each.version)).toEqual(Array.from({ length: done }, (_, index) => index + 1));
  expect(new Set((await turnOn('2025-04-10')).personIds).size).toBe(2);
  expect(answers.every(({ status }) => status === 200 || status === 409 || status === 422)).toBe(true);
});

test('重新分组以后，按旧的分组换的不再算；等答复的对不上了，要重新商量', async () => {
  await go('2025-04-05');
  const { swaps } = await callers.ding.call(duty.askPatrolSwap, { ...at(), day: '2025-04-09', otherId: people.yi.id });
  await callers.leader.call(duty.setGroups, { ...at(), from: '2025-04-05', firstGroup: 1, groups: [people.yi, people.bing, people.ding, people.jia].map(({ id }) => ({ personIds: [id], others: '' })) });
  expect(await turnOn('2025-04-10')).toMatchObject({ names: ['丙'], isSwapped: false });
  expect((await callers.yi.refused(duty.answerSwap, { id: swaps.find(swap => swap.day === '2025-04-09')!.id, answer: 'accepted' })).code).toBe('swap_outdated');
});
