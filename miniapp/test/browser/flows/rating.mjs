// A rating from its opening to its result: slips are printed, one is used and used again, a bundle of paper is counted by two people.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { VILLAGES } from '../../stage/people.mjs';
import { codesOn } from '../../stage/slips.mjs';

const require = createRequire(import.meta.url);
const { rating } = require('@village/shared/contract/rating');

export const name = 'rating';
export const title = 'a rating is opened, its slips count once, a bundle of paper counts when two people agree, and its result is shown';

const CLERK = '钱进';

/** What this person counted in the first bundle. */
async function count(visitor, satisfied) {
  await visitor.fill('几张票', '3');
  for (const group of await visitor.page.getByRole('group').filter({ has: visitor.page.getByLabel('满意', { exact: true }) }).all()) {
    await group.getByLabel('满意', { exact: true }).fill(String(satisfied));
    await group.getByLabel('基本满意', { exact: true }).fill(String(3 - satisfied));
  }
  await visitor.tap('录好了');
}

export async function run({ county, visit }) {
  const secretary = await visit(county.cast.secretary);
  await secretary.open(`pages/assessment/start/index?villageId=${county.places[VILLAGES[0]]}`);
  await secretary.fill('码票', '4');
  await secretary.fill('纸票', '3');
  await secretary.tap(/^开始$/);
  await secretary.waitFor('印 4 张码票');
  await secretary.tap('印 4 张码票');
  const { name: file, bytes } = await secretary.download(() => secretary.page.getByRole('dialog').getByRole('button', { name: '印', exact: true }).click());
  assert.match(file, /村民测评码票\.pdf$/);
  const codes = codesOn(bytes);
  assert.equal(codes.length, 4);

  // Scanned: what stands behind the # goes into the form and out of the address.
  const villager = await visit(null);
  villager.expected = [/422/];
  const vote = async (code, choice) => {
    await villager.page.goto('about:blank');
    await villager.open(`/b/vote#${code}`);
    assert.equal(villager.page.url().includes(code), false);
    await villager.tap('开始');
    for (const group of await villager.page.getByRole('group').all()) await group.getByLabel(choice, { exact: true }).check();
    await villager.tap('投票');
    await villager.waitFor('投好了');
  };
  await vote(codes[0].replace(/-/g, ''), '满意');
  await villager.open('/b/vote');
  await villager.fill('票号', codes[0]);
  await villager.tap('开始');
  await villager.waitFor('这张票已经投过了');
  // Three more, in the mini program's own page.
  for (const code of codes.slice(1)) {
    await villager.open('pages/assessment/vote/index');
    await villager.fill('票号', code);
    await villager.tap('开始');
    for (const group of await villager.page.getByRole('radiogroup').all()) await group.getByRole('radio', { name: '基本满意' }).click();
    await villager.tap('投票');
    await villager.waitFor('投好了，谢谢您');
  }

  await secretary.tap('录一叠纸票');
  await count(secretary, 2);
  await secretary.waitFor('等第二个人录');
  const clerk = await visit(CLERK);
  await clerk.open('pages/assessment/ratings/index');
  await clerk.tap(/村民测评/);
  await clerk.tap(/第 1 叠/);
  assert.equal(await clerk.page.getByLabel('几张票').inputValue(), '');
  await count(clerk, 1);
  await clerk.waitFor('两个人录的不一样');
  await clerk.tap(/第 1 叠/);
  await clerk.waitFor('请再数一遍');
  await count(clerk, 2);
  await clerk.waitFor('已计入');

  await secretary.open('pages/assessment/ratings/index');
  await secretary.tap(/村民测评/);
  await secretary.tap('结束测评');
  await secretary.page.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click();
  await secretary.waitFor('共 7 票，有效 7 票');
  await secretary.waitFor('42.9%');
  const [line] = (await (await county.signIn(county.cast.member)).call(rating.list)).items;
  assert.deepEqual([line.state, line.cast], ['closed', 7]);
}
