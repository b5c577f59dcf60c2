// Work that runs through the year: an item of the plan with a picture until a second person confirms it, a member and the group of the branch, the plan for emergencies, one's own duties.
import assert from 'node:assert/strict';
import { plansOf } from '../../stage/plan.mjs';
import { VILLAGES, teamName } from '../../stage/people.mjs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { organisation } = require('@village/shared/contract/organisation');

export const name = 'village-work';
export const title = 'an item of a plan is told with a picture and confirmed by another; a member joins the branch; an emergency leads from the call list to the report; a duty leads to where it is done';
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

export async function run({ county, visit }) {
  const administrator = await county.signIn(county.cast.administrator);
  const team = (await administrator.call(organisation.teams)).find((each) => each.name === teamName(VILLAGES[0]));
  await plansOf(county, team);
  const member = await visit(county.cast.member);
  await member.open('pages/home/index');
  await member.tap(/修通五组通组路/);
  await member.tap('写进展');
  await member.fill('做到哪一步', '路面浇好了，养护七天');
  const [chooser] = await Promise.all([member.page.waitForEvent('filechooser'), member.button('拍一张照片（可不拍）').click()]);
  await chooser.setFiles({ name: 'road.png', mimeType: 'image/png', buffer: DOT });
  await member.waitFor('已拍 1 张');
  await member.tap('办完了');
  await member.tap(/^记下$/);
  await member.waitFor('看照片');
  assert.equal(await member.sees('核实完成了，确认'), false);

  const leader = await visit(county.cast.leader);
  await leader.open('pages/home/index');
  await leader.tap(/修通五组通组路/);
  await leader.tap('核实完成了，确认');
  await leader.page.getByRole('dialog').getByRole('button', { name: '确认完成', exact: true }).click();
  await leader.waitFor('已完成');

  await leader.open('pages/meeting/schedule/index');
  await leader.tap(/^党员和党小组/);
  await leader.tap('登记党员');
  await leader.fill('姓名', '钟小满');
  await leader.fill('从哪里转来', '县水务局机关支部');
  await leader.page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click();
  await leader.waitFor('从县水务局机关支部转来');

  await member.open('pages/plan/emergency/index');
  await member.waitFor('镇卫生院');
  await member.tap('出事了，马上报');
  await member.waitFor('马上报送');

  await member.open('pages/due/list/index');
  await member.tap('一个月');
  await member.tap(/^集中学习/);
  await member.tap('去办');
  await member.waitFor('会议日程');
}
