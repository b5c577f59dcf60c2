// Leave in the browser: asked for with everything shown before, refused with a reason, asked for again and approved.
import assert from 'node:assert/strict';

export const name = 'leave';
export const title = 'a leave is asked for with days, chain and clauses in sight, refused, asked for again and approved';

/** Fills the form for one day and sends it. */
async function apply(member, reason) {
  await member.open('pages/leave/apply/index');
  // What was begun and not sent is still there.
  if (await member.sees('清空重填')) await member.tap('清空重填');
  await member.waitFor('选好起止日期');
  await member.tap(/^从哪天开始/);
  await member.tap(/4月8日/);
  await member.waitFor('这次请假');
  await member.waitFor('工作队队长');
  await member.fill('为什么请假', reason);
  await member.fill('去哪里', '县医院');
  await member.tap('提交，1 天');
  await member.waitUrl('pages/leave/detail/index');
  await member.waitFor('正在等');
}

export async function run({ county, visit }) {
  const member = await visit(county.cast.member);
  await apply(member, '陪母亲复查');
  await member.open('pages/leave/apply/index');
  await member.tap(/^从哪天开始/);
  await member.tap(/4月10日/);
  await member.tap(/为什么由他审批/);
  await member.waitFor('第十一条（八）');

  const leader = await visit(county.cast.leader);
  await leader.open('pages/leave/list/index?box=waiting');
  await leader.tap(new RegExp(`${county.cast.member} 事假`));
  await leader.tap('不同意');
  await leader.fill('为什么不同意', '这天全队入户，请改一天');
  await leader.page.getByRole('dialog').getByRole('button', { name: '不同意', exact: true }).click();
  await leader.waitFor('未批准');

  await member.open('pages/leave/list/index?box=mine');
  await member.tap(/事假/);
  await member.waitFor('这天全队入户，请改一天');
  await apply(member, '陪母亲复查，改了一天');
  await leader.open('pages/leave/list/index?box=waiting');
  await leader.tap(new RegExp(`${county.cast.member} 事假`));
  await leader.tap(/^同意$/);
  await leader.page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click();
  await leader.waitFor('已批准');
  assert.equal(leader.replies.filter(({ path, status }) => path.endsWith('/decision') && status < 300).length, 2);
}
