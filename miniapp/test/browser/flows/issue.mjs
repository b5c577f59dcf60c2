// An issue in the browser: put down without signal, reported to the township, taken note of, answered, and closed by a second person.
import assert from 'node:assert/strict';

export const name = 'issue';
export const title = 'an issue put down offline is reported upwards, acknowledged, answered and closed by somebody else';

export async function run({ county, visit }) {
  const member = await visit(county.cast.member);
  member.expected = [/ERR_INTERNET_DISCONNECTED/];
  await member.open('pages/home/index');
  await member.open('pages/issue/new/index');
  await member.context.setOffline(true);
  await member.tap(/^分类/);
  await member.tap('安全隐患');
  await member.fill('一句话说是什么事', '过水桥桥面裂缝变宽');
  await member.fill('具体情况', '雨季以前要鉴定，大车还在走');
  await member.tap(/^登记$/);
  await member.waitFor('1 条还没有送出');
  await member.context.setOffline(false);
  await member.open('pages/issue/list/index?box=mine');
  await member.waitFor('过水桥桥面裂缝变宽');

  const leader = await visit(county.cast.leader);
  await leader.open('pages/home/index');
  await leader.tap(/过水桥桥面裂缝变宽.*等您交办/);
  await leader.tap(/^上报$/);
  await leader.fill('为什么上报', '村里没有鉴定的能力和资金');
  await leader.page.getByRole('dialog').getByRole('button', { name: '上报', exact: true }).click();
  await leader.waitFor('已上报，待签收');

  const secretary = await visit(county.cast.secretary);
  await secretary.open('pages/home/index');
  await secretary.tap(/过水桥桥面裂缝变宽.*等您签收/);
  await secretary.tap(/^签收$/);
  await secretary.page.getByRole('dialog').getByRole('button', { name: '签收', exact: true }).click();
  await secretary.waitFor('已签收');
  await secretary.tap('办好了，写答复');
  await secretary.fill('怎么办的', '县交通局鉴定完，限重 3 吨，下月加固');
  await secretary.page.getByRole('dialog').getByRole('button', { name: '答复', exact: true }).click();
  await secretary.waitFor('要由反映的群众、登记的人或另一位同事核实');
  assert.equal(await secretary.sees('核实解决了，销号'), false);

  await member.open('pages/home/index');
  await member.tap(/过水桥桥面裂缝变宽.*等您核实/);
  await member.tap('核实解决了，销号');
  await member.fill('怎样核实的', '限重牌立好了');
  await member.page.getByRole('dialog').getByRole('button', { name: '核实销号', exact: true }).click();
  await member.waitFor('已销号');
  await member.waitFor('限重牌立好了');
}
