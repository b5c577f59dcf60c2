// A report from its draft of facts to its receipt: the leader opens what is due, edits, hands it in; the township gives it back once, then receives it.
import assert from 'node:assert/strict';
import { reportPlace } from '../../stage/report.mjs';

export const name = 'report';
export const title = 'a due report opens as a draft of the facts, is handed in, given back, handed in again and received';

export async function run({ county, visit }) {
  await reportPlace(county);
  const leader = await visit('夏和');
  await leader.open('pages/report/list/index');
  await leader.tap(/^月汇报 2025年4月/);
  await leader.waitFor('数据，点开看是哪几条');
  assert.match(await leader.page.getByLabel('主要工作').inputValue(), /入户走访：2 户次/);
  await leader.tap(/^入户走访 2/);
  await leader.waitFor('4月2日 入户走访');
  await leader.page.keyboard.press('Escape');
  await leader.fill('下一步打算', '下周送药上门');
  await leader.waitFor('已保存');
  await leader.tap('报送');
  await leader.waitFor('报给谁，签收了没有');

  const secretary = await visit('白露');
  await secretary.open('pages/report/list/index');
  await secretary.tap('收到的');
  await secretary.tap(/月汇报/);
  await secretary.waitFor('下周送药上门');
  await secretary.tap('退回修改');
  await secretary.fill('要改什么', '写明修渠的进度');
  await secretary.page.locator('[role=dialog] button.button-danger').click();
  await secretary.waitFor('写明修渠的进度');

  await leader.open('pages/report/list/index');
  await leader.tap(/退回来要改/);
  await leader.waitFor('写明修渠的进度');
  await leader.fill('下一步打算', '渠已挖好一半，下周送药上门');
  await leader.tap('改好了，再报送');
  await leader.waitFor('第 2 稿');

  await secretary.open('pages/report/list/index');
  await secretary.tap('收到的');
  await secretary.tap(/月汇报/);
  await secretary.tap('签收');
  await secretary.waitFor('已签收');
}
