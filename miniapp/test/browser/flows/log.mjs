// The day in writing: a cadre writes the log of his team without network, the leader signs it, the township sends it back; a cadre ticks an item off.
import assert from 'node:assert/strict';
import { dutyPlaces } from '../../stage/duty.mjs';

export const name = 'log';
export const title = 'an item is ticked off; the log of a team is written without network, signed by its leader, sent back, completed; another item stands in the draft';

export async function run({ county, visit }) {
  await dutyPlaces(county);
  const writer = await visit('林夏');
  writer.expected.push(/ERR_INTERNET_DISCONNECTED/);
  await writer.open('pages/home/index');
  await writer.tap('全队今天的日志');
  await writer.waitFor('写好今天的日志');
  await writer.fill('学习', '学习低保审核办法');
  await writer.context.setOffline(true);
  await writer.tap('写好今天的日志');
  await writer.waitFor('有信号时自动送出');
  await writer.context.setOffline(false);
  await writer.waitGone('条还没有送出');
  const posts = writer.replies.filter(({ method, path }) => method === 'POST' && path.endsWith('/worklog/logs'));
  assert.equal(posts.filter(({ status }) => status < 300).length, 1);

  const leader = await visit('叶青');
  await leader.open('pages/reminder/list/index');
  await leader.tap(/签全队的工作日志.*4月3日/);
  await leader.waitFor('学习低保审核办法');
  await leader.tap('看过了，签字');
  await leader.page.locator('[role=dialog] button.button-primary').click();
  await leader.waitFor('已签');

  const secretary = await visit('韩秋');
  await secretary.open('pages/home/index');
  await secretary.tap('查阅工作日志');
  await secretary.tap('花溪村驻村工作队');
  await secretary.tap('4月3日');
  await secretary.tap('查阅');
  await secretary.tap('退回补充');
  await secretary.fill('要补什么', '写明走访了哪几户');
  await secretary.page.locator('[role=dialog] button.button-primary').click();
  await secretary.waitFor('写明走访了哪几户');

  await writer.open('pages/home/index');
  await writer.tap('退回来请补充');
  await writer.waitFor('写明走访了哪几户');
  await writer.fill('工作', '走访叶家、罗家，登记 1 件');
  await writer.tap('改好今天的日志');
  await writer.waitGone('写明走访了哪几户');
  await leader.open('pages/reminder/list/index');
  await leader.tap(/签全队的工作日志.*4月3日/);
  await leader.tap('自己改了再签');
  await leader.waitFor('登记 1 件');
  await leader.tap('重新签今天的日志');
  await leader.waitGone('等队长签');

  await county.server.travel('2025-04-08T01:10:00.000Z');
  const linked = await visit('江涛', { clockShift: county.server.shift });
  await linked.open('pages/worklog/tasks/index');
  await linked.tap('查看河边护栏');
  await linked.fill(/^结果$/, '松动 3 处，已拍照报送');
  await linked.tap('记下结果');
  await linked.waitFor('1 / 2 项办完');
  await linked.open('pages/worklog/log/index');
  await linked.waitFor('签好今天的日志');
  assert.match(await linked.page.locator('textarea').inputValue(), /办完，松动 3 处，已拍照报送/);
}
