// Today in the browser: one confirmation; a leader confirms his list; without network both are kept and delivered.
import assert from 'node:assert/strict';

export const name = 'presence';
export const title = 'a cadre confirms today without network, a leader confirms his list';

export async function run({ county, visit }) {
  const member = await visit(county.cast.member);
  member.expected.push(/ERR_INTERNET_DISCONNECTED/);
  await member.open('pages/home/index');
  await member.waitFor('确认今天在村');
  await member.context.setOffline(true);
  await member.tap('确认今天在村');
  await member.waitFor('1 条还没有送出');
  await member.context.setOffline(false);
  await member.waitGone('条还没有送出');
  const posts = member.replies.filter(({ method, path }) => method === 'POST' && path.endsWith('/attendance/presences'));
  assert.equal(posts.filter(({ status }) => status < 300).length, 1);

  const leader = await visit(county.cast.leader);
  await leader.open('pages/home/index');
  await leader.tap('核对工作队名册');
  await leader.waitFor('人在村');
  await leader.tap(/^确认名册/);
  await leader.waitFor('已确认');
}
