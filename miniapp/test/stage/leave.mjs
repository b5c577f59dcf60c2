// Two townships whose documents know what the first one does not: rests by plan, papers, calls that are registered, leaves by telephone; call-backs by the unit, outings, permissions.
import { createRequire } from 'node:module';
import { Caller } from './caller.mjs';
import { settle } from './duty.mjs';
import { PEOPLE, TERM_FROM } from './people.mjs';
import { PASSWORD } from './story.mjs';
import { open, query } from './route.mjs';

const require = createRequire(import.meta.url);
const { approval } = require('@village/shared/contract/approval');
const { away } = require('@village/shared/contract/away');
const { callback } = require('@village/shared/contract/callback');
const { identity } = require('@village/shared/contract/identity');
const { leave } = require('@village/shared/contract/leave');
const { organisation } = require('@village/shared/contract/organisation');
const { rest } = require('@village/shared/contract/rest');
const { waiver } = require('@village/shared/contract/waiver');
const { restPlanTerms, draftRestPlan } = require('@village/shared/rules/rest-plan');
const pian06 = require('../../../shared/profiles/pian06.json');

const RESTING = ['南屏乡', 'pian06', '竹溪村', [['陆长青', 'team_leader'], ['田穗', 'team_member'], ['苗秀', 'team_member'], ['谷丰收', 'team_member'], ['禾青', 'team_member'], ['麦冬', 'team_member'], ['程远山', 'township_secretary']]];
const CALLED = ['北屏乡', 'pian09b', '松岭村', [['岳峰', 'team_leader'], ['柏林', 'team_member'], ['欧阳松涛', 'team_member'], ['岑静', 'township_secretary']]];
const UNIT = '县融媒体中心（县广播电视台）';
const NOW = '2025-04-03T01:10:00.000Z';

let keys = 0;
const form = (startDay, more = {}) => ({ clientKey: `stage-leave-${(keys += 1)}`, kind: 'personal', startDay, startHalf: 'am', endDay: startDay, endHalf: 'pm', reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: NOW, ...more });

/** The pages of leave that need a document of their own. */
export async function leavePages(county) {
  const administrator = await county.signIn(county.cast.administrator);
  const resting = await settle(county, administrator, RESTING);
  const called = await settle(county, administrator, CALLED);
  const rest = await restStory(resting);
  const call = await callStory(county, administrator, called);
  const plan = (kind, period) => `pages/leave/rest-plan/index?${query({ teamId: resting.team.id, kind, period })}`;
  const detail = (id) => `pages/leave/detail/index?${query({ id })}`;
  return [
    { name: 'rest-plans', title: '轮休和年休计划', route: 'pages/leave/rest-plans/index', who: '程远山' },
    { name: 'rest-plan', title: '轮休计划：自己的一次', route: plan('rotation_rest', '2025-Q2'), who: '苗秀' },
    { name: 'rest-plan-edit', title: '轮休计划：改一次', route: plan('rotation_rest', '2025-Q2'), who: '陆长青', then: open(/^苗秀/) },
    { name: 'rest-plan-draft', title: '轮休计划：自动排的草稿', route: plan('rotation_rest', '2025-Q3'), who: '陆长青', then: open('自动排一份') },
    { name: 'rest-plan-unknown', title: '年休计划：制度没有规定', route: plan('annual_leave', '2025'), who: '陆长青' },
    { name: 'callbacks', title: '派出单位抽调：单位看', route: 'pages/leave/callbacks/index', who: '闻笛' },
    { name: 'callbacks-township', title: '派出单位抽调：乡镇看', route: 'pages/leave/callbacks/index', who: '岑静' },
    { name: 'callback-ask', title: '提出抽调', route: 'pages/leave/callback/index', who: '闻笛', then: async (visitor) => {
      await visitor.tap(/^抽调谁/);
      await visitor.tap(/^柏林/);
      await visitor.waitFor('要这些方面依次同意');
    } },
    { name: 'callback-decide', title: '抽调：答复', route: detail(call.waiting), who: '岑静' },
    { name: 'wall', title: '去向和值班月历', route: 'pages/duty/wall/index', who: '陆长青' },
    { name: 'wall-county', title: '去向和值班月历：县里看', route: 'pages/duty/wall/index', who: county.cast.office },
    { name: 'filings', title: '请假备案', route: 'pages/leave/filings/index', who: '陆长青' },
    { name: 'outings', title: '因公外出报备', route: 'pages/leave/outings/index', who: '欧阳松涛' },
    { name: 'waivers', title: '书面批准', route: 'pages/leave/waivers/index', who: '岑静' },
    { name: 'waiver', title: '登记书面批准', route: 'pages/leave/waiver/index', who: '岑静' },
    { name: 'under-alert', title: '全员在岗期间已批准的假', route: `pages/leave/under-alert/index?${query({ id: call.alert })}`, who: '岑静' },
    { name: 'leave-extend', title: '请假详情：缺材料、可以续假', route: detail(rest.running), who: '田穗' },
    { name: 'leave-opinion', title: '请假详情：答复征求意见', route: detail(rest.asked), who: '谷丰收' },
    { name: 'leave-consult', title: '请假详情：征求意见', route: detail(rest.asked), who: '陆长青', then: open('征求别人的意见') },
    { name: 'leave-phoned', title: '请假详情：补办电话请假', route: detail(rest.phoned), who: '苗秀' },
    { name: 'leave-recall', title: '请假详情：召回', route: detail(call.outing), who: '岑静' },
    { name: 'phone-in-fill', title: '代填电话请假', route: 'pages/leave/phone-in/index', who: '禾青' },
  ];
}

async function restStory({ team, callers, ids }) {
  const leader = callers['陆长青'];
  const input = { teamId: team.id, kind: 'rotation_rest', period: '2025-Q2' };
  const { members } = await leader.call(rest.one, input);
  const lines = draftRestPlan({ ...input, members }, restPlanTerms(pian06, input.kind, members.length).value, '2025-04-03');
  await leader.call(rest.save, { ...input, version: 0, lines });
  const mine = lines.find((line) => line.personId === ids[1]);
  await callers['田穗'].call(leave.apply, form(mine.from, { kind: 'rotation_rest', endDay: mine.to, reason: '按轮休计划', place: '市里家中' }));
  const { id: running } = await callers['田穗'].call(leave.apply, form('2025-04-03', { endDay: '2025-04-04', reason: '老人摔伤，送县医院检查', place: '县医院' }));
  await decided(callers, running);
  const { id: asked } = await callers['禾青'].call(leave.apply, form('2025-04-10', { reason: '孩子学校开家长会' }));
  await leader.call(approval.consult, { id: asked, personId: ids[3], question: '10日村里的春耕物资发放，禾青不在，你一个人发得过来吗？' });
  const { id: phoned } = await callers['禾青'].call(away.phoneIn, { ...form('2025-04-08', { reason: '突发高烧，在县医院急诊' }), personId: ids[2], consentBy: '陆长青', consentAt: '2025-04-03T00:40:00.000Z' });
  return { running, asked, phoned };
}

/** Everybody who has to agree does, as far as he is of this township. */
async function decided(callers, id) {
  const names = { team_leader: '陆长青', first_secretary: '陆长青', township_secretary: '程远山', township_principal: '程远山', township_committee: '程远山' };
  for (;;) {
    const { state, steps } = await callers['田穗'].call(leave.detail, { id });
    const step = steps.find((each) => each.state === 'current');
    const name = step && step.step.split(/[|+]/).map((role) => names[role]).find(Boolean);
    if (state !== 'pending' || !name) return;
    await callers[name].call(leave.decide, { id, decision: 'approve', opinion: '同意，路上小心', papersLater: true });
  }
}

async function callStory(county, administrator, { township, callers, ids }) {
  const unit = await administrator.call(organisation.addUnit, { name: UNIT, level: 'county' });
  for (const index of [1, 2]) {
    const { name, phone } = PEOPLE.find((each) => each.name === CALLED[3][index][0]);
    await administrator.call(organisation.updatePerson, { id: ids[index], name, phone, unitId: unit.id, post: '科员' });
  }
  const clerk = await unitClerk(county, administrator, unit);
  const ask = (personId, startDay, endDay, purpose) => clerk.call(callback.ask, {
    askKey: `stage-call-${(keys += 1)}`, personId, startDay, startHalf: 'am', endDay, endHalf: 'pm', purpose, place: '县城本单位', outOfCounty: false, claimedAt: NOW,
  });
  const waiting = await ask(ids[1], '2025-04-14', '2025-04-16', '本单位主办的全县春耕直播，需要他回来统筹技术保障，结束后当天返村');
  const agreed = await ask(ids[1], '2025-04-21', '2025-04-21', '年度决算交接');
  await callers['岑静'].call(leave.decide, { id: agreed.leave.id, decision: 'approve', opinion: '同意，只限一天' });
  const { id: outing } = await callers['欧阳松涛'].call(leave.apply, form('2025-04-09', { kind: 'official_trip', endDay: '2025-04-10', reason: '到市农科院接洽食用菌技术', place: '市农科院', outOfCounty: true }));
  await callers['岑静'].call(waiver.grant, { personId: ids[2], kind: 'personal', from: '2025-04-14', to: '2025-04-25', reason: '父亲手术住院，家中没有其他人照料', number: '北屏党办〔2025〕6号' });
  const alert = await callers['岑静'].call(leave.declareAlert, { organisationId: township.id, alert: 'special_period', from: '2025-04-08', to: '2025-04-12', reason: '森林防火特别管控期' });
  return { waiting: waiting.leave.id, outing, alert: alert.id };
}

async function unitClerk(county, administrator, unit) {
  const phone =`158${String(77_000_001).padStart(8, '0')}`;
  const { id } = await administrator.call(organisation.addPerson, { name: '闻笛', phone, unitId: unit.id, post: '人事股股长' });
  await administrator.call(organisation.addTerm, { id, role: 'dispatching_unit_hr', from: TERM_FROM, organisationId: unit.id });
  const { code } = await administrator.call(identity.issueCode, { id });
  const { token } = await new Caller(county.server.address).call(identity.signIn, { phone, password: code });
  const clerk = new Caller(county.server.address, token);
  await clerk.call(identity.changePassword, { next: PASSWORD });
  if (!PEOPLE.some((each) => each.name === '闻笛')) PEOPLE.push({ name: '闻笛', phone, role: 'dispatching_unit_hr' });
  return clerk;
}
