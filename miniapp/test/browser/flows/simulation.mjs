// Before a draft is published: what it would have made of past months, told in totals and for each person, kept while the page is left, taken down as a workbook.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { DESKTOP } from '../visitor.mjs';

const require = createRequire(import.meta.url);
const { policy } = require('@village/shared/contract/policy');

export const name = 'simulation';
export const title = 'a draft is tried on past months before it is published';

export async function run({ county, visit }) {
  const administrator = await county.signIn(county.cast.administrator);
  const { items } = await administrator.call(policy.editions, {});
  const made = await administrator.call(policy.copy, { id: items.find(({ inForce }) => inForce).id });
  const same = await administrator.call(policy.copy, { id: made.id });
  const value = JSON.stringify([{ period: 'month', days: 21, unit: 'days', counts: ['in_village'], soft: true }]);
  const draft = await administrator.call(policy.setValue, { id: made.id, revision: made.revision, key: 'attendance.required', value, cite: ['青驻办〔2025〕2号'] });

  const visitor = await visit(county.cast.administrator);
  await visitor.open(`pages/organisation/edition-publish/index?id=${draft.id}`);
  await visitor.tap('先算一算：过去几个月会怎样');
  await visitor.waitFor('选几个过去的月份');
  assert.match(await visitor.text(), /不会改动/);
  await visitor.tap('开始模拟');
  await visitor.waitFor('结果会变的');
  await visitor.waitFor('应驻村天数变了');
  await visitor.waitFor('20 天');
  await visitor.page.getByRole('button', { name: /^草稿依据/ }).filter({ visible: true }).first().click();
  await visitor.waitFor('青驻办〔2025〕2号');
  await visitor.page.keyboard.press('Escape');

  // Opened again, on another machine, it is there; the workbook names who and what.
  const desk = await visit(county.cast.office, { viewport: DESKTOP });
  await desk.open(`pages/organisation/simulation/index?id=${draft.id}`);
  await desk.waitFor('结果会变的');
  const file = await desk.download(() => desk.button('下载表格').click());
  assert.match(file.name, /制度模拟.*\.xlsx$/);
  assert.equal(file.bytes.subarray(0, 2).toString(), 'PK');
  await desk.fill('按姓名查找', '查无此人');
  await desk.waitFor('没有找到“查无此人”');

  await desk.open(`pages/organisation/simulation/index?id=${same.id}`);
  await desk.tap('开始模拟');
  await desk.waitFor('没有变化');
}
