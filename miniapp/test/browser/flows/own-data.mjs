// Who looks at somebody's number is written down; the one it belongs to takes everything about himself with him and finds that line in it; the handbook is read for one's own role, also without network.
import assert from 'node:assert/strict';
import { query } from '../../stage/route.mjs';

export const name = 'own-data';
export const title = 'a read of a number is written down and seen by the county office; the person exports everything about himself; the handbook is searched without network';

export async function run({ county, visit }) {
  const { cast, ids } = county;
  const administrator = await visit(cast.administrator);
  await administrator.open(`pages/organisation/person/index?${query({ id: ids[cast.member] })}`);
  await administrator.waitFor(cast.member);

  // The county office sees who it was, by letters of his name too; what was looked at is not told.
  const office = await visit(cast.office);
  await office.open('pages/me/index');
  await office.tap(/^查看和导出的记录/);
  await office.waitFor('人员信息');
  await office.fill('查找看的人', cast.administrator);
  await office.waitFor(cast.member);
  assert.doesNotMatch(await office.page.textContent('main'), /1\d{10}/);
  await office.fill('查找看的人', '没有这个人');
  await office.waitFor('没有找到');

  // He himself takes it with him.
  const member = await visit(cast.member);
  await member.open('pages/me/index');
  await member.tap(/^我的数据/);
  await member.waitFor('查看和导出的记录');
  const file = await member.download(() => member.tap('导出我的数据'));
  assert.match(file.name, new RegExp(`^我的数据 ${cast.member} 2025-04-03\\.xlsx$`));
  assert.equal(file.bytes.subarray(0, 2).toString(), 'PK');

  // The handbook: his own chapter first, its words also where there is no signal.
  await member.open('pages/operation/help/index');
  await member.waitFor('队员怎么用');
  await member.tap('每天确认在村');
  await member.page.waitForSelector('img[alt="今天"]');
  await member.page.goBack();
  await member.still();
  await member.context.setOffline(true);
  await member.fill(/^查找/, '一次性登录码');
  await member.waitFor('第一次登录');
  await member.context.setOffline(false);

  // The office makes the papers to be filed with one tap.
  await office.open('pages/operation/retention/index');
  const pack = await office.download(() => office.tap('生成备案材料'));
  assert.match(pack.name, /^驻村通备案材料 .+ 2025-04-03\.docx$/);
}
