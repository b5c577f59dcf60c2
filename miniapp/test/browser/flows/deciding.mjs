// How a leave is decided in the browser: sent back, changed without typing it again, approved by a deputy who accepted.
import assert from 'node:assert/strict';

export const name = 'deciding';
export const title = 'a leave is sent back, changed in the filled-in form and approved by the deputy of the leader';

export async function run({ county, visit }) {
  const { member: memberName, leader: leaderName } = county.cast;
  const member = await visit(memberName);
  await member.open('pages/leave/apply/index');
  await member.waitFor('选好起止日期');
  await member.tap(/^从哪天开始/);
  await member.tap(/4月8日/);
  await member.fill('为什么请假', '办事');
  await member.fill('去哪里', '县城');
  await member.tap('提交，1 天');
  await member.waitUrl('pages/leave/detail/index');

  const leader = await visit(leaderName);
  await leader.open('pages/home/index');
  await leader.tap(new RegExp(`${memberName}事假 1 天.*等您审批`));
  await leader.tap('退回修改');
  await leader.fill('要改什么', '写清楚办什么事');
  await leader.page.getByRole('dialog').getByRole('button', { name: '退回修改', exact: true }).click();
  await leader.waitFor('退回修改');

  await member.open('pages/notice/list/index');
  await member.tap(/退回修改，请按意见改好再提交/);
  await member.waitFor('写清楚办什么事');
  await member.tap('修改后再提交');
  await member.waitFor('改的是已经提交的那张请假单');
  assert.equal(await member.page.getByRole('textbox', { name: '去哪里' }).inputValue(), '县城');
  await member.fill('为什么请假', '到县医院复查');
  await member.tap('提交，1 天');
  await member.waitUrl('pages/leave/detail/index');
  await member.waitFor('修改以前');

  await leader.open('pages/leave/deputy/index');
  await leader.tap(/^请谁代理/);
  const deputyName = county.cast.short;
  await leader.page.getByRole('dialog').getByText(deputyName).first().click();
  await leader.tap('请他代理');
  const deputy = await visit(deputyName);
  await deputy.open('pages/leave/deputies/index');
  await deputy.tap(/^接受$/);
  await deputy.waitFor('代理中');
  await deputy.open('pages/leave/list/index?box=waiting');
  await deputy.tap(new RegExp(`${memberName} 事假`));
  await deputy.tap(/^同意$/);
  await deputy.page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click();
  await deputy.waitFor(`代${leaderName}`);
  await deputy.waitFor('已批准');
}
