// Somebody leaves his post: he writes what he hands over and signs, his successor finds it on his start page and signs, what was on the table is his; the office sees it.
import assert from 'node:assert/strict';

export const name = 'posting';
export const title = 'a post is handed over: the leaver writes and signs, the successor signs and has what was on the table, the office sees the list';

export async function run({ county, visit }) {
  const leader = await visit(county.cast.leader);
  await leader.open('pages/issue/new/index');
  await leader.tap(/^分类/);
  await leader.tap('安全隐患');
  await leader.fill('一句话说是什么事', '过水桥桥面裂缝变宽');
  await leader.tap(/^登记$/);
  await leader.open('pages/issue/list/index?box=mine');
  await leader.tap(/过水桥桥面裂缝变宽/);
  await leader.tap(/^交办$/);
  await leader.tap(/^交给谁/);
  await leader.tap(new RegExp(county.cast.member));
  await leader.page.getByRole('dialog').getByRole('button', { name: '交办', exact: true }).click();
  await leader.waitFor('已交办');

  const leaver = await visit(county.cast.member);
  await leaver.open('pages/posting/person/index');
  await leaver.tap('办理工作交接');
  await leaver.tap('列出交接清单');
  await leaver.waitFor('请选为什么离任');
  await leaver.tap('其他原因');
  await leaver.tap('列出交接清单');
  await leaver.waitFor('过水桥桥面裂缝变宽');
  await leaver.tap('确定接手的人');
  await leaver.tap(/^由谁接手/);
  await leaver.tap(new RegExp(county.cast.leader));
  await leaver.page.getByRole('dialog').getByRole('button', { name: '确定', exact: true }).click();
  await leaver.waitFor('签字移交');
  await leaver.tap('签字移交');
  await leaver.page.getByRole('dialog').getByRole('button', { name: '签字移交', exact: true }).click();
  await leaver.waitFor('等接手的人签字');

  await leader.open('pages/home/index');
  await leader.tap(/交接清单上签了字，等您核对签字/);
  await leader.tap('核对无误，签字接收');
  await leader.page.getByRole('dialog').getByRole('button', { name: '签字接收', exact: true }).click();
  await leader.waitFor('双方都签了字');

  const office = await visit(county.cast.office);
  await office.open('pages/posting/list/index');
  await office.tap(new RegExp(`${county.cast.member} 交给 ${county.cast.leader}`));
  await office.waitFor('双方都签了字');
  await office.waitFor('已经转给接手的人');
  assert.equal(await office.sees('签字接收'), false);
}
