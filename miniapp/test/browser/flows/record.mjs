// A record in the browser: put down, found, corrected, withdrawn with a reason; an issue that comes from it, and the number with which a villager confirms it.
import assert from 'node:assert/strict';

export const name = 'record';
export const title = 'a record is put down, corrected and withdrawn; the issue raised from it stands on its page, and a villager gets a number';

const SAID = '陪三组老人去镇卫生院看眼睛';

export async function run({ county, visit }) {
  const member = await visit(county.cast.member);
  // A plain entry is one tap from today's page, a sentence, and one tap.
  await member.open('pages/home/index');
  await member.tap(/记一条/);
  await member.page.getByRole('textbox').first().fill(SAID);
  await member.tap(/^记下$/);
  await member.open('pages/record/list/index?box=mine');
  await member.tap(new RegExp(SAID));

  await member.tap('没有解决，登记为问题');
  await member.waitFor('来自工作记录，登记以后两边都能找到');
  await member.tap(/^分类/);
  await member.tap('看病和上学');
  await member.fill('一句话说是什么事', '老人看眼睛没有车');
  await member.tap(/^登记$/);
  await member.open('pages/record/list/index?box=mine');
  await member.tap(new RegExp(SAID));
  await member.waitFor('由它登记的问题');
  await member.tap(/老人看眼睛没有车/);
  await member.tap('给群众一个编号');
  await member.waitFor('请抄给反映的群众');
  const [number] = (await member.text()).match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/) ?? [];
  assert.ok(number, 'no number is shown');
  await member.waitFor('给了反映的群众一个编号');

  await member.open('pages/record/list/index?box=mine');
  await member.tap(new RegExp(SAID));
  await member.tap(/^更正$/);
  await member.page.getByRole('textbox').first().fill(`${SAID}，联系了班车`);
  await member.tap('记下更正');
  await member.open('pages/record/list/index?box=mine');
  await member.tap(/联系了班车/);
  await member.waitFor('由它登记的问题');
  await member.tap(/^撤回$/);
  await member.fill('为什么撤回', '记重了');
  await member.page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
  await member.waitFor('记重了');
  await member.open('pages/record/list/index?box=mine');
  await member.still();
  assert.equal(await member.sees('联系了班车'), false);
}
