import type { Organisation } from '@village/shared/contract/organisation';
import { leave } from '@village/shared/contract/leave';
import { policy } from '@village/shared/contract/policy';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

let app: TestApp;
let county: Organisation, town: Organisation, village: Organisation;
let zhang: Caller, li: Caller, leader: Caller, group: Caller, other: Caller, foreign: Caller;
let zhangPerson: build.PersonBuilt, liPerson: build.PersonBuilt;
let counter = 0;

const form = (changes: object = {}) => ({
  clientKey: `leave-${++counter}`, kind: 'personal' as const, startDay: '2025-03-10', startHalf: 'am' as const, endDay: '2025-03-10', endHalf: 'pm' as const,
  reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: '2025-03-06T01:00:00.000Z', ...changes,
});

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  county = await build.county(app);
  town = await build.township(app, { county, name: '柳河乡' });
  village = await build.village(app, { township: town, name: '桃树村' });
  const team = await build.team(app, { village, name: '桃树村工作队' });
  const second = await build.team(app, { village: await build.village(app, { township: await build.township(app, { county }) }) });
  const admin = await build.person(app, { terms: [{ role: 'administrator', at: county }] });
  zhangPerson = await build.person(app, { name: '张三', post: '科员', terms: [{ role: 'team_member', team }] });
  liPerson = await build.person(app, { name: '李四', terms: [{ role: 'team_member', team, to: '2025-06-30' }] });
  zhang = await app.sign(zhangPerson.id);
  li = await app.sign(liPerson.id);
  leader = await app.sign((await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team }] })).id);
  group = await app.sign((await build.person(app, { name: '督一', terms: [{ role: 'supervision_group', at: county }] })).id);
  other = await app.sign((await build.person(app, { name: '督二', terms: [{ role: 'supervision_group', at: county }] })).id);
  await build.person(app, { name: '市办', terms: [{ role: 'city_office', at: county }] });
  foreign = await app.sign((await build.person(app, { name: '外队长', terms: [{ role: 'team_leader', team: second }] })).id);
  await (await app.sign(admin.id)).call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
});
afterAll(() => app.close());

/** Every test finds the calendar of everybody empty. */
afterEach(async () => {
  app.on('2025-03-06', '09:00');
  for (const caller of [zhang, li, leader]) {
    for (const { id, state } of (await caller.call(leave.list, { box: 'mine' })).items) {
      if (state === 'pending' || state === 'approved') await caller.call(leave.withdraw, { id });
    }
  }
});

describe('asking for leave', () => {
  test('1 天以内由工作队长审批，页面说明天数、条款和审批人', async () => {
    const asked = await zhang.call(leave.apply, form());
    expect(asked).toMatchObject({ days: 1, state: 'pending', waitingFor: '工作队队长', personName: '张三', teamName: '桃树村工作队', villageName: '桃树村', role: 'team_member', profileVersion: '1' });
    expect(asked.steps).toMatchObject([{ step: 'team_leader', state: 'current', decisions: [] }]);
    expect(asked.because.flatMap(reason => reason.clauses)).toContainEqual({ profile: 'ordos-2018', clause: '第十一条（八）' });
    expect(asked.may).toEqual({ decide: false, change: true, withdraw: true, return: false });
  });

  test('半天按 0.5 天计，周五下午到周一上午是 1 天', async () => {
    expect(await zhang.call(leave.apply, form({ startDay: '2025-03-07', startHalf: 'pm', endDay: '2025-03-07' }))).toMatchObject({ days: 0.5 });
    expect(await li.call(leave.apply, form({ startDay: '2025-03-07', startHalf: 'pm', endDay: '2025-03-10', endHalf: 'am' }))).toMatchObject({ days: 1 });
  });

  test('2 至 3 天到督查推进组，3 天以上到市办', async () => {
    expect((await zhang.call(leave.apply, form({ endDay: '2025-03-12' }))).steps.map(step => step.step)).toEqual(['supervision_group']);
    expect((await li.call(leave.apply, form({ endDay: '2025-03-13' }))).steps.map(step => step.step)).toEqual(['city_office']);
  });

  test('前后相连的请假合并定级', async () => {
    await zhang.call(leave.apply, form({ startDay: '2025-03-14', endDay: '2025-03-14' }));
    const second = await zhang.call(leave.apply, form({ startDay: '2025-03-17', endDay: '2025-03-17' }));
    expect(second.days).toBe(1);
    expect(second.steps.map(step => step.step)).toEqual(['supervision_group']);
    expect(second.because.some(reason => reason.text.includes('合并'))).toBe(true);
  });

  test('同一次提交发二十遍，只有一份请假，回执相同', async () => {
    const same = form({ clientKey: 'sent-twenty-times' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => zhang.send(leave.apply, same)));
    expect(new Set(answers.map(answer => JSON.stringify([answer.status, answer.receipt]))).size).toBe(1);
    expect(answers.filter(answer => answer.body !== null)).toHaveLength(1);
    expect(await zhang.send(leave.apply, { ...same, reason: '别的事' })).toMatchObject({ status: 409, body: { code: 'key_used' } });
  });

  test('同时提交重叠的两份，只有一份成立', async () => {
    const spans = [form({ endDay: '2025-03-11' }), form({ startDay: '2025-03-11', endDay: '2025-03-12' }), form({ startDay: '2025-03-11', endDay: '2025-03-11' })];
    const answers = await Promise.all(spans.map(span => zhang.send(leave.apply, span)));
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 422, 422]);
    expect(answers.filter(answer => answer.status === 422).map(answer => (answer.body as { code: string }).code)).toEqual(['leave_overlap', 'leave_overlap']);
  });

  test.each([
    ['结束早于开始', { endDay: '2025-03-09' }, 'leave_backward'],
    ['只有休息日', { startDay: '2025-03-08', endDay: '2025-03-09' }, 'leave_no_days'],
    ['年份写错', { endDay: '2035-03-10' }, 'leave_too_long'],
    ['还没有任职', { startDay: '2023-12-01', endDay: '2023-12-01' }, 'no_term'],
    ['节假日还没公布', { startDay: '2027-03-01', endDay: '2027-03-02' }, 'calendar_unpublished'],
    ['制度里没有轮休', { kind: 'rotation_rest' }, 'not_leave'],
    ['顶岗人是本人', { standInId: 'self' }, 'stand_in_self'],
    ['顶岗人不在本队', { standInId: 'somebody' }, 'stand_in_unknown'],
  ])('%s：不受理，并说明怎样改', async (_, changes, code) => {
    const standIn = 'standInId' in changes && changes.standInId === 'self' ? { standInId: zhangPerson.id } : {};
    const refusal = await zhang.refused(leave.apply, form({ ...changes, ...standIn }));
    expect(refusal.code).toBe(code);
    expect(refusal.text).toMatch(/[\u4e00-\u9fff].*。$/);
  });

  test('任期不够长的不受理', async () => {
    const refusal = await li.refused(leave.apply, form({ startDay: '2025-06-30', endDay: '2025-07-01' }));
    expect(refusal).toMatchObject({ code: 'term_ends', field: 'endDay', text: expect.stringContaining('2025-06-30') });
  });

  test('请假的人不能再给别人顶岗，名单里也没有他', async () => {
    await li.call(leave.apply, form({ endDay: '2025-03-11' }));
    expect((await zhang.call(leave.standIns, { startDay: '2025-03-11', endDay: '2025-03-11' })).map(each => each.name)).toEqual(['王队长']);
    expect((await zhang.refused(leave.apply, form({ standInId: liPerson.id }))).code).toBe('stand_in_away');
  });
});

describe('deciding', () => {
  test('队长同意后告知村“两委”，三个单位各自记录', async () => {
    const asked = await zhang.call(leave.apply, form());
    const decided = await leader.call(leave.decide, { id: asked.id, decision: 'approve', opinion: '同意' });
    expect(decided).toMatchObject({ state: 'approved', waitingFor: null, may: { decide: false } });
    expect(decided.steps[0]).toMatchObject({ state: 'approved', decisions: [{ personName: '王队长', decision: 'approve', opinion: '同意' }] });
    expect(decided.filing.names).toEqual(expect.arrayContaining(['嘎查村“两委”', '督查推进组']));
    expect((await leader.call(leave.decide, { id: asked.id, decision: 'approve' })).state).toBe('approved');
  });

  test('不同意要写理由；不同意以后时间就空出来', async () => {
    const asked = await zhang.call(leave.apply, form());
    expect((await leader.refused(leave.decide, { id: asked.id, decision: 'refuse' })).code).toBe('opinion_required');
    expect((await leader.call(leave.decide, { id: asked.id, decision: 'refuse', opinion: '这天有验收' })).state).toBe('refused');
    expect((await zhang.call(leave.apply, form())).state).toBe('pending');
    expect((await zhang.refused(leave.withdraw, { id: asked.id })).code).toBe('state_changed');
  });

  test('两名审批人同时审批，只有一个决定，另一人知道是谁定的', async () => {
    for (let round = 0; round < 5; round++) {
      const asked = await zhang.call(leave.apply, form({ endDay: '2025-03-11' }));
      const [one, two] = await Promise.all([group.send(leave.decide, { id: asked.id, decision: 'approve' }), other.send(leave.decide, { id: asked.id, decision: 'refuse', opinion: '人手不够' })]);
      expect([one.status, two.status].sort()).toEqual([200, 409]);
      const lost = [one, two].find(answer => answer.status === 409)!.body as { code: string; text: string };
      expect(lost.code).toBe('already_decided');
      expect(lost.text).toMatch(one.status === 200 ? /督一已经同意/ : /督二已经不同意/);
      const shown = await zhang.call(leave.detail, { id: asked.id });
      expect(shown.steps.flatMap(step => step.decisions)).toHaveLength(1);
      if (shown.state === 'approved') await zhang.call(leave.withdraw, { id: asked.id });
    }
  });

  test('没有人能审批本人：队长 1 天假由督查推进组审批', async () => {
    const asked = await leader.call(leave.apply, form());
    expect(asked.steps.map(step => step.step)).toEqual(['supervision_group']);
    expect((await leader.refused(leave.decide, { id: asked.id, decision: 'approve' })).code).toBe('own_request');
    expect((await group.call(leave.decide, { id: asked.id, decision: 'approve' })).state).toBe('approved');
  });

  test('看不到别的乡镇的请假，也不能审批', async () => {
    const asked = await zhang.call(leave.apply, form());
    for (const caller of [foreign, li]) {
      expect(await caller.status(leave.detail, { id: asked.id })).toBe(404);
      expect((await caller.call(leave.list, { box: 'team' })).items.filter(line => line.id === asked.id)).toEqual([]);
    }
    expect(await foreign.status(leave.decide, { id: asked.id, decision: 'approve' })).toBe(404);
    expect((await group.refused(leave.decide, { id: asked.id, decision: 'approve' })).code).toBe('not_your_step');
  });

  test('待审批的列表只有轮到本人的，可以搜索', async () => {
    const asked = await zhang.call(leave.apply, form({ reason: '孩子家长会' }));
    const box = async (caller: Caller, search?: string) => (await caller.call(leave.list, { box: 'waiting', search })).items.map(line => line.id);
    expect(await box(leader)).toContain(asked.id);
    expect(await box(group)).not.toContain(asked.id);
    expect(await box(leader, '家长会')).toEqual([asked.id]);
    expect(await box(leader, '%')).toEqual([]);
    for (const search of ['张三', '家长会', '事假']) expect((await leader.call(leave.list, { box: 'team', search })).items.map(line => line.id)).toContain(asked.id);
    expect((await leader.call(leave.list, { box: 'team', search: '_' })).total).toBe(0);
    expect((await group.call(leave.list, { box: 'team', state: 'pending' })).items.map(line => line.id)).toContain(asked.id);
  });

  test('审批人看到同队这几天谁不在，申请人看不到', async () => {
    const asked = await zhang.call(leave.apply, form());
    await li.call(leave.apply, form({ kind: 'sick', startDay: '2025-03-07', endDay: '2025-03-10', endHalf: 'am' }));
    const { cover } = await leader.call(leave.detail, { id: asked.id });
    expect(cover).toMatchObject({ others: 2, away: [{ personName: '李四', kind: 'sick', state: 'pending', startDay: '2025-03-07', endDay: '2025-03-10', endHalf: 'am' }] });
    expect(asked.cover).toBeNull();
    expect((await zhang.call(leave.detail, { id: asked.id })).cover).toBeNull();
  });
});

describe('withdrawing and reporting back', () => {
  test('批准的假没有开始可以撤回，开始以后不能', async () => {
    const asked = await zhang.call(leave.apply, form({ startHalf: 'pm' }));
    await leader.call(leave.decide, { id: asked.id, decision: 'approve' });
    app.on('2025-03-10', '12:00');
    expect((await zhang.refused(leave.withdraw, { id: asked.id })).code).toBe('leave_begun');
    app.on('2025-03-10', '11:59');
    expect(await zhang.call(leave.withdraw, { id: asked.id })).toMatchObject({ state: 'withdrawn', may: { decide: false, withdraw: false, return: false } });
    expect((await zhang.call(leave.withdraw, { id: asked.id })).state).toBe('withdrawn');
    expect((await leader.refused(leave.decide, { id: asked.id, decision: 'refuse', opinion: '晚了' })).code).toBe('already_decided');
  });

  test('按时返岗销假，队长也可以代为登记；别人不能', async () => {
    const asked = await zhang.call(leave.apply, form());
    await leader.call(leave.decide, { id: asked.id, decision: 'approve' });
    app.on('2025-03-11', '08:20');
    expect((await group.send(leave.return, { id: asked.id, day: '2025-03-11', half: 'am' })).status).toBe(403);
    expect((await zhang.refused(leave.return, { id: asked.id, day: '2025-03-12', half: 'am' })).code).toBe('return_in_future');
    expect((await zhang.refused(leave.return, { id: asked.id, day: '2025-03-10', half: 'am' })).code).toBe('return_before_start');
    const back = await leader.call(leave.return, { id: asked.id, day: '2025-03-11', half: 'am' });
    expect(back).toMatchObject({ state: 'returned', return: { day: '2025-03-11', half: 'am', recordedByName: '王队长', onTime: true } });
    expect((await zhang.call(leave.return, { id: asked.id, day: '2025-03-11', half: 'am' })).state).toBe('returned');
  });

  test('到期没有销假，列表里标明；超假的按条款说明', async () => {
    const asked = await li.call(leave.apply, form());
    await leader.call(leave.decide, { id: asked.id, decision: 'approve' });
    app.on('2025-03-11', '09:00');
    expect((await li.call(leave.detail, { id: asked.id })).returnOverdue).toBe(false);
    app.on('2025-03-13', '09:00');
    expect((await li.call(leave.detail, { id: asked.id })).returnOverdue).toBe(true);
    const back = await li.call(leave.return, { id: asked.id, day: '2025-03-13', half: 'am' });
    expect(back.return).toMatchObject({ onTime: false });
    expect(back.return!.because.some(reason => reason.text.includes('超假 2 天'))).toBe(true);
  });

  test('提前返岗，后面的半天就空出来', async () => {
    const asked = await li.call(leave.apply, form({ startDay: '2025-03-17', endDay: '2025-03-18' }));
    await group.call(leave.decide, { id: asked.id, decision: 'approve' });
    app.on('2025-03-18', '09:00');
    expect((await li.call(leave.return, { id: asked.id, day: '2025-03-18', half: 'am' })).return).toMatchObject({ onTime: true });
    expect((await li.call(leave.apply, form({ startDay: '2025-03-18', startHalf: 'pm', endDay: '2025-03-18' }))).state).toBe('pending');
  });
});

test('岗位没有人担任时说明要登记谁', async () => {
  const lone = await build.village(app, { township: town });
  const team = await build.team(app, { village: lone });
  const member = await app.sign((await build.person(app, { terms: [{ role: 'team_member', team }] })).id);
  expect(await member.refused(leave.apply, form())).toMatchObject({ code: 'approver_missing', text: expect.stringContaining('工作队队长') });
});
