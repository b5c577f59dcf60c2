// Conduct is put down by one person and confirmed by another; the cadre is told and answers; a third one weighs the mistake; the office decides, it is carried out and filed.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { settle } from '../../stage/duty.mjs';
import { TOLERANT } from '../../stage/consequence.mjs';

const require = createRequire(import.meta.url);
const { consequence } = require('@village/shared/contract/consequence');

export const name = 'consequence';
export const title = 'a finding is confirmed, answered, weighed, decided, carried out and filed, each step by the person who may';

export async function run({ county, visit }) {
  await settle(county, await county.signIn(county.cast.administrator), TOLERANT);

  const recorder = await visit('连登记');
  await recorder.open('pages/consequence/list/index');
  await recorder.tap('登记情况');
  await recorder.tap(/^是谁/);
  await recorder.tap(/^穆试种/);
  await recorder.tap(/^属于哪种情形/);
  await recorder.tap(/^履职不到位/);
  await recorder.fill('事实', '试种的高粱没有按要求浇水，减产一半');
  await recorder.tap('登记，交另一个人核实');
  await recorder.waitFor('等另一个有权核实的人核实');

  const office = await visit('卫核实');
  await office.open('pages/consequence/list/index?box=findings');
  await office.tap(/穆试种 履职不到位/);
  await office.tap('属实');
  await office.fill('怎样核实的', '到地里看了，问了技术员');
  await office.tap('写下核实');
  await office.tap('看处理建议');
  await office.waitFor('说明以后先作容错研判，再决定');
  await office.tap('告知本人，请其说明');
  await office.waitFor('等本人说明');
  assert.equal(await office.page.getByRole('button', { name: '执行：约谈' }).count(), 0);

  const cadre = await visit('穆试种');
  await cadre.open('pages/consequence/mine/index');
  await cadre.tap(/履职不到位/);
  await cadre.fill('说明', '第一次试种，没有经验，没有为自己');
  await cadre.tap('送出说明');
  await cadre.waitFor('等容错研判');

  const secretary = await visit('石研判');
  await secretary.open('pages/consequence/list/index?box=open');
  await secretary.tap(/穆试种 履职不到位/);
  await secretary.waitFor('第一次试种，没有经验，没有为自己');
  await secretary.tap('不属于容错，按制度处理');
  await secretary.fill('理由', '技术员提醒过两次');
  await secretary.tap('写下研判');
  await secretary.waitFor('等决定');

  await office.open('pages/consequence/list/index?box=open');
  await office.tap(/穆试种 履职不到位/);
  await office.tap('执行：约谈');
  await office.tap('决定执行');
  await office.tap('登记已执行：约谈');
  await office.fill('怎样执行的', '4月3日下午镇书记约谈');
  await office.page.getByRole('dialog').getByRole('button', { name: '登记已执行', exact: true }).click();
  await office.waitFor('办完，等归档');
  await office.fill('归档说明', '约谈记录存镇党委办公室');
  await office.page.getByRole('button', { name: '归档', exact: true }).click();
  await office.waitFor('已归档');
  const { name: file, bytes } = await office.download(() => office.tap('导出 PDF'));
  assert.match(file, /穆试种 .*处理审批表\.pdf$/);
  assert.equal(Buffer.from(bytes).subarray(0, 5).toString(), '%PDF-');

  await cadre.open('pages/consequence/mine/index');
  await cadre.waitFor('已归档');
  const [{ steps }] = await Promise.all((await (await county.signIn('穆试种')).call(consequence.mine, {})).items.map(async ({ id }) => (await county.signIn('穆试种')).call(consequence.detail, { id })));
  assert.deepEqual(steps.map(({ step, state }) => `${step} ${state}`), ['interview done', 'circulated_criticism proposed', 'adjust_post proposed']);
}
