// Two people change one value of a draft at once: who saves later sees what it is now, keeps what he typed, and says which is to stand.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { DESKTOP } from '../visitor.mjs';

const require = createRequire(import.meta.url);
const { policy } = require('@village/shared/contract/policy');

export const name = 'policy-conflict';
export const title = 'two browsers change one value of a draft, and nothing that was typed is lost';

const KEY = 'settlement.submit_day';
const DAY = /^次月几日前报送考勤表/;
const CITE = /^本地的依据/;

export async function run({ county, visit }) {
  const administrator = await county.signIn(county.cast.administrator);
  const { items } = await administrator.call(policy.editions, {});
  const draft = await administrator.call(policy.copy, { id: items.find(({ inForce }) => inForce).id });
  const valueNow = async () => (await administrator.call(policy.edition, { id: draft.id })).profile.values[KEY].value;
  const route = `pages/organisation/edition-value/index?id=${draft.id}&key=${KEY}`;

  const desk = await visit(county.cast.administrator, { viewport: DESKTOP });
  const phone = await visit(county.cast.office);
  phone.expected.push(/409/);
  for (const [visitor, day, cite] of [[desk, '6', '青驻办〔2025〕2号 第一条'], [phone, '9', '青驻办〔2025〕3号 第二条']]) {
    await visitor.open(route);
    await visitor.fill(DAY, day);
    await visitor.fill(CITE, cite);
  }
  await desk.tap('保存到草稿');
  await desk.waitUrl('pages/organisation/edition/index');

  // The later one sees the other's value beside his own; saving is up to him.
  await phone.tap('保存到草稿');
  await phone.waitFor('您填写的时候，另一人改了这一项');
  await phone.waitFor('青驻办〔2025〕2号 第一条');
  assert.equal(await phone.page.getByLabel(DAY).filter({ visible: true }).inputValue(), '9');
  assert.match(await phone.page.getByLabel(CITE).filter({ visible: true }).inputValue(), /3号 第二条/);
  assert.equal(await valueNow(), 6);
  assert.deepEqual(await phone.accessibility(), []);
  await phone.tap('用我填的');
  await phone.waitGone('另一人改了这一项');
  await phone.tap('保存到草稿');
  await phone.waitUrl('pages/organisation/edition/index');
  assert.equal(await valueNow(), 9);

  // Another value of the same draft is no quarrel: what was typed stays, and is saved by one more tap.
  phone.replies.length = 0;
  await desk.open(`pages/organisation/edition-value/index?id=${draft.id}&key=attendance.required`);
  await desk.tap('为村出差的日子也计入');
  await desk.fill(CITE, '青驻办〔2025〕4号');
  desk.expected.push(/409/);
  await phone.open(route);
  await phone.fill(DAY, '10');
  await phone.tap('保存到草稿');
  await phone.waitUrl('pages/organisation/edition/index');
  await desk.tap('保存到草稿');
  await desk.waitFor('另一人刚刚改了这份草稿的其他地方');
  await desk.tap('保存到草稿');
  await desk.waitUrl('pages/organisation/edition/index');
  assert.equal(await valueNow(), 10);
  assert.deepEqual((await administrator.call(policy.edition, { id: draft.id })).profile.values['attendance.required'].value[0].counts, ['in_village', 'official_trip']);
}
