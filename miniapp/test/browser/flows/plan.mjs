// A promise to the villagers in the browser: written, agreed to by a second person, told of as it goes on, and read on the public board; the things and the rules of the village found again.
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';
import { VILLAGES } from '../../stage/people.mjs';

const require = createRequire(import.meta.url);
const { board } = require('@village/shared/contract/board');
const { plan } = require('@village/shared/contract/plan');

export const name = 'plan';
export const title = 'a promise is agreed to by a second person and its progress stands on the public board; things in stock and rules are listed';

const PROMISE = '今年全村通自来水';

export async function run({ county, visit }) {
  const { cast, places } = county;
  const villageId = places[VILLAGES[0]];
  const leader = await visit(cast.leader);
  await written(leader);
  await agreed(await visit(cast.secretary));
  await goesOn(leader);
  const caller = await county.signIn(cast.leader);
  const { code } = await caller.call(board.detail, { villageId });
  await onTheBoard(await visit(null), code ?? (await caller.call(board.renew, { villageId, seen: '' })).code);
  await kept(await visit(cast.member));
  assert.equal((await caller.call(plan.list, { kind: 'commitment' })).total, 1);
}

async function written(leader) {
  await leader.open('pages/plan/list/index?tab=commitment');
  await leader.tap('写承诺');
  await leader.fill('名称', '今年的承诺');
  await leader.fill('做什么', PROMISE);
  await leader.tap('保存');
  await leader.waitFor('提交审核');
  await leader.tap('提交审核');
  await confirm(leader, '提交审核');
  await leader.waitFor('收回来改');
}

async function agreed(secretary) {
  await secretary.open('pages/plan/list/index?tab=review');
  await secretary.tap(/今年的承诺/);
  await secretary.tap('审核通过');
  await confirm(secretary, '审核通过');
  await secretary.waitGone('退回修改');
}

async function goesOn(leader) {
  await leader.open('pages/plan/list/index?tab=commitment');
  await leader.tap(/今年的承诺/);
  await leader.tap(new RegExp(PROMISE));
  await leader.tap('写进展');
  // Beside the sheet the thumb closes it only as long as nothing is written.
  await leader.page.mouse.click(180, 60);
  await leader.page.getByRole('dialog').waitFor({ state: 'detached' });
  await leader.tap('写进展');
  await leader.page.getByRole('dialog').getByRole('textbox').first().fill('主管道铺到三组');
  await leader.page.mouse.click(180, 60);
  await leader.quiet();
  assert.equal(await leader.page.getByRole('dialog').getByRole('textbox').first().inputValue(), '主管道铺到三组');
  await leader.page.getByRole('dialog').getByRole('button', { name: /记下|写进展|保存/ }).filter({ visible: true }).first().click();
  await leader.waitFor('主管道铺到三组');
}

async function onTheBoard(villager, code) {
  await villager.open(`/b/${code}`);
  await villager.waitFor(PROMISE);
  await villager.waitFor(/主管道铺到三组/);
}

/** What came in less what went out; a rule is found by its name. */
async function kept(member) {
  // What waits is reached from the first page, also by one for whom nothing lies there to sign.
  await member.open('pages/home/index');
  await member.tap(/^全部待办/);
  await member.waitUrl('pages/reminder/list');
  for (const [change, quantity] of [['入账', '6'], ['领用或处置', '2']]) {
    await member.open('pages/record/add/index?kind=asset');
    await member.page.getByRole('textbox').first().fill('登记');
    await member.fill(/^名称/, '折叠床');
    await member.tap(change);
    await member.fill(/^数量/, quantity);
    await member.tap(/^记下$/);
  }
  await member.open('pages/plan/assets/index');
  await member.waitFor('折叠床 4 件');
  await member.tap(/折叠床 4 件/);
  await member.waitUrl('pages/record/list/index');
  await member.open('pages/record/add/index?kind=internal_rule');
  await member.page.getByRole('textbox').first().fill('人走断电');
  await member.fill(/^名称/, '用电用火规定');
  await member.tap(/^记下$/);
  await member.open('pages/record/list/index?box=mine&kind=internal_rule');
  await member.waitFor('人走断电');
}

async function confirm(visitor, name) {
  await visitor.page.getByRole('dialog').getByRole('button', { name, exact: true }).filter({ visible: true }).first().click();
  await visitor.still();
}
