import { approval } from '@village/shared/contract/approval';
import { away } from '@village/shared/contract/away';
import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';
import { WatchService } from '../leave/watch.service';

let app: TestApp;
let people: Record<string, build.PersonBuilt>;
let counter = 0;

const form = (startDay: string, endDay = startDay) => ({
  clientKey: `consult-${++counter}`, kind: 'personal' as const, startDay, startHalf: 'am' as const, endDay, endHalf: 'pm' as const,
  reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: '2025-03-03T01:00:00.000Z',
});
const as = (name: string): Promise<Caller> => app.sign(people[name].id);
const texts = async (name: string) => (await (await as(name)).call(notice.list, {})).items.map(({ text }) => text);

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '09:00');
  const county = await build.county(app);
  const town = await build.township(app, { county });
  const village = await build.village(app, { township: town });
  const team = await build.team(app, { village });
  const unit = await build.unit(app, { county });
  await regulate(app, county, 'pian04');
  const given: [string, build.PersonGiven][] = [
    ['张三', { unit, terms: [{ role: 'team_member', team }] }], ['李四', { terms: [{ role: 'team_member', team }] }], ['王队长', { terms: [{ role: 'team_leader', team }] }],
    ['村书记', { terms: [{ role: 'village_secretary', at: village }] }], ['赵书记', { terms: [{ role: 'township_secretary', at: town }] }], ['乡办', { terms: [{ role: 'township_office', at: town }] }],
    ['县办', { terms: [{ role: 'county_office', at: county }] }], ['单位', { terms: [{ role: 'dispatching_unit_hr', unit }] }],
    ['外人', { terms: [{ role: 'township_secretary', at: await build.township(app, { county }) }] }],
  ];
  people = Object.fromEntries(await Promise.all(given.map(async ([name, person]) => [name, await build.person(app, { name, ...person })] as const)));
});
afterAll(() => app.close());
beforeEach(() => app.on('2025-03-03', '09:00'));

describe('征求意见', () => {
  test('审批人可以问同村、乡镇、县里和派出单位的人；意见写在请假单上，不影响审批', async () => {
    const { id } = await (await as('张三')).call(leave.apply, form('2025-03-10'));
    const leader = await as('王队长');
    const names = (await leader.call(approval.consultees, { id })).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['李四', '村书记', '赵书记', '县办', '单位']));
    expect(names).not.toContain('张三');
    expect(names).not.toContain('外人');
    const asked = await leader.call(approval.consult, { id, personId: people['村书记'].id, question: '那几天村里有没有要他办的事？' });
    expect(asked.consults).toMatchObject([{ askedByName: '王队长', askedOfName: '村书记', roleName: '村党组织书记', opinion: null, lapsed: false, may: { answer: false } }]);
    expect(asked).toMatchObject({ state: 'pending', may: { decide: true } });
    expect(await texts('村书记')).toContainEqual(expect.stringContaining('征求您的意见：那几天村里有没有要他办的事？'));
    const [{ id: consultId, may }] = (await (await as('村书记')).call(leave.detail, { id })).consults!;
    expect(may.answer).toBe(true);
    const answered = await (await as('村书记')).call(approval.answerConsult, { id, consultId, opinion: '没有，可以走' });
    expect(answered.consults).toMatchObject([{ opinion: '没有，可以走', may: { answer: false } }]);
    expect(answered.state).toBe('pending');
    expect(await texts('王队长')).toContainEqual(expect.stringContaining('村书记答复了'));
    expect((await (await as('村书记')).refused(approval.answerConsult, { id, consultId, opinion: '再想想' })).code).toBe('answered_before');
    expect((await leader.call(leave.decide, { id, decision: 'approve' })).consults).toHaveLength(1);
  });

  test('只有审批人能问，只有被问的人能答；问过没答的不重问；审批以后不用再答', async () => {
    const { id } = await (await as('张三')).call(leave.apply, form('2025-03-12'));
    const question = { id, personId: people['李四'].id, question: '您能顶岗吗？' };
    expect((await (await as('张三')).refused(approval.consult, question)).code).toBe('not_your_step');
    expect(await (await as('外人')).status(approval.consult, question)).toBe(404);
    const leader = await as('王队长');
    expect((await leader.refused(approval.consult, { ...question, personId: people['外人'].id })).code).toBe('consultee_unknown');
    const [{ id: consultId }] = (await leader.call(approval.consult, question)).consults!;
    expect((await leader.refused(approval.consult, question)).code).toBe('asked_before');
    expect(await (await as('村书记')).status(approval.answerConsult, { id, consultId, opinion: '能' })).toBe(404);
    // Who was asked reads this leave, and no other.
    expect((await (await as('李四')).call(leave.detail, { id })).consults).toHaveLength(1);
    const decided = await leader.call(leave.decide, { id, decision: 'approve' });
    expect(decided.consults).toMatchObject([{ opinion: null, lapsed: true }]);
    expect((await (await as('李四')).refused(approval.answerConsult, { id, consultId, opinion: '能' })).code).toBe('consult_lapsed');
  });

  test('同一个问题同时答多次，只记一次', async () => {
    const { id } = await (await as('张三')).call(leave.apply, form('2025-03-13'));
    const [{ id: consultId }] = (await (await as('王队长')).call(approval.consult, { id, personId: people['乡办'].id, question: '行不行？' })).consults!;
    const office = await as('乡办');
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => office.send(approval.answerConsult, { id, consultId, opinion: `意见${index}` })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.every(({ status }) => status === 200 || status === 422)).toBe(true);
  });
});

describe('审批人没有办', () => {
  const watch = () => app.get(WatchService).run();

  test('先提醒本人和他的代理人，过了时限告诉上一级；从不自动批准', async () => {
    const { id } = await (await as('李四')).call(leave.apply, form('2025-03-18'));
    const waiting = async () => (await (await as('李四')).call(away.life, { id })).waiting;
    expect(await waiting()).toMatchObject({ state: 'in_time', due: '2025-03-17', remindedNames: [], toldNames: [] });
    await watch();
    expect((await texts('王队长')).filter(text => text.includes('3月18日') && text.includes('还没有审批'))).toEqual([]);
    app.on('2025-03-17', '09:00');
    await watch();
    await watch();
    expect((await texts('王队长')).filter(text => text.includes('3月18日') && text.includes('还没有审批，请尽快办理'))).toHaveLength(1);
    expect((await texts('赵书记')).filter(text => text.includes('3月18日'))).toEqual([]);
    app.on('2025-03-18', '09:00');
    await Promise.all([watch(), watch(), watch()]);
    expect(await texts('赵书记')).toContainEqual(expect.stringContaining('等王队长审批，已过时限还没有办，请督促。不会自动批准'));
    expect(await texts('乡办')).toContainEqual(expect.stringContaining('请督促'));
    expect(await waiting()).toMatchObject({ state: 'late', remindedNames: ['王队长'], toldNames: expect.arrayContaining(['赵书记', '乡办']) });
    app.on('2025-03-28', '09:00');
    await watch();
    expect((await (await as('李四')).call(leave.detail, { id })).state).toBe('pending');
    expect((await texts('赵书记')).filter(text => text.includes('李四事假') && text.includes('请督促'))).toHaveLength(1);
    await (await as('李四')).call(leave.withdraw, { id });
  });

  test('夜里不打扰', async () => {
    const { id } = await (await as('李四')).call(leave.apply, form('2025-03-04'));
    app.on('2025-03-04', '22:00');
    await watch();
    expect((await (await as('李四')).call(away.life, { id })).waiting).toMatchObject({ state: 'late', remindedNames: [] });
    await (await as('李四')).call(leave.withdraw, { id });
  });

  test('县里写了时限的按时限；申请人可以催办，一天一次', async () => {
    const { id } = await (await as('李四')).call(leave.apply, form('2025-03-20'));
    const person = await as('李四');
    expect((await person.call(away.life, { id })).may.urge).toBe(true);
    await person.call(approval.urge, { id });
    expect(await texts('王队长')).toContainEqual(expect.stringContaining('等您审批，李四请您尽快办理'));
    expect((await person.refused(approval.urge, { id })).code).toBe('urged_today');
    expect((await (await as('村书记')).refused(approval.urge, { id })).code).toBe('urged_today');
    expect((await (await as('单位')).status(approval.urge, { id }))).toBe(404);
    await person.call(leave.withdraw, { id });
    expect((await person.refused(approval.urge, { id })).code).toBe('state_changed');
  });
});

test('到期没有销假：提醒本人，并告诉批准人和队长，写明制度怎样认定', async () => {
  const { id } = await (await as('张三')).call(leave.apply, form('2025-03-24', '2025-03-26'));
  await (await as('赵书记')).call(leave.decide, { id, decision: 'approve' });
  app.on('2025-03-28', '09:00');
  await app.get(WatchService).run();
  const own = (await texts('张三')).find(text => text.includes('还没有销假'));
  expect(own).toContain('超假 1 天');
  for (const name of ['赵书记', '王队长']) expect(await texts(name)).toContainEqual(expect.stringContaining('张三事假 3 天'));
  await (await as('张三')).call(leave.return, { id, day: '2025-03-28', half: 'am' });
  app.on('2025-03-31', '09:00');
  const before = (await texts('张三')).length;
  await app.get(WatchService).run();
  expect((await texts('张三')).length).toBe(before);
});
