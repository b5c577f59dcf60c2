// A villager's request: written on the web page without an account, assigned, answered with the means of the app, followed by its number, reopened, confirmed, rated and published.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { VILLAGES } from '../../stage/people.mjs';

const require = createRequire(import.meta.url);
const { board } = require('@village/shared/contract/board');

export const name = 'appeal';
export const title = 'a villager writes a request, follows it by its number, reopens it, confirms it and rates it';

export async function run({ county, visit }) {
  const keeper = await county.signIn(county.cast.leader);
  const villageId = county.places[VILLAGES[0]];
  const { code: made } = await keeper.call(board.detail, { villageId });
  const code = made ?? (await keeper.call(board.renew, { villageId, seen: '' })).code;

  const villager = await visit(null);
  await villager.open(`/b/${code}`);
  await villager.tap('写诉求');
  await villager.fill(/^什么事/, '三组路灯坏了两盏。晚上看不见路');
  await villager.fill(/^您的电话/, '19900000032');
  await villager.page.getByLabel('办好以后可以公开').check();
  await villager.tap('送出');
  await villager.waitFor('已送到：驻村工作队');
  const number = await villager.page.locator('[data-number]').getAttribute('data-number');
  assert.match(number, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  assert.equal(villager.page.url().includes(number), false);
  await villager.tap('记在这部手机里');

  const leader = await visit(county.cast.leader);
  await leader.open('pages/home/index');
  await leader.tap(/三组路灯坏了两盏.*等您交办/);
  await leader.waitFor('村民诉求');
  await leader.tap(/^交办$/);
  await leader.tap(/^交给谁办/);
  await leader.tap(new RegExp(county.cast.member));
  await leader.page.getByRole('dialog').getByRole('button', { name: '交办', exact: true }).click();
  await leader.waitFor('办理中');

  const member = await visit(county.cast.member);
  const answer = async (words) => {
    await member.open('pages/issue/list/index?box=todo');
    await member.tap(/三组路灯坏了两盏/);
    await member.tap('办好了，写答复');
    await member.fill('怎么办的', words);
    await member.page.getByRole('dialog').getByRole('button', { name: '答复', exact: true }).click();
    await member.waitFor('要由村民凭编号确认');
  };
  await answer('灯泡换了，今晚亮了');

  // The number that was kept on the phone is tapped; no address holds it.
  await villager.open(`/b/${code}/follow`);
  await villager.tap(number);
  await villager.waitFor('有答复了，请您看看');
  await villager.waitFor('灯泡换了，今晚亮了');
  await villager.fill(/没有解决的，写一句/, '只亮了一盏');
  await villager.tap('没有解决，重新办理');
  await villager.waitFor('已经退回重新办理');

  await answer('第二盏换了镇流器，也亮了');
  await villager.open(`/b/${code}/follow`);
  await villager.fill('编号', number.toLowerCase());
  await villager.tap(/^查$/);
  await villager.tap(/^解决了$/);
  await villager.waitFor('这件事办结了');
  await villager.page.getByLabel('满意', { exact: true }).check();
  await villager.tap(/^评价$/);
  await villager.waitFor('您的评价：满意');

  await leader.open('pages/issue/list/index?box=done');
  await leader.tap(/三组路灯坏了两盏/);
  await leader.waitFor('已销号');
  await leader.waitFor('满意');
}
