// The code of the village office: a leader sets up a tablet, a cadre types what it shows, the leader sees how presence was shown, the tablet goes dark when it is revoked.
import assert from 'node:assert/strict';

export const name = 'village-code';
export const title = 'a tablet shows a code without signing in, a cadre confirms by it, the leader sees it and revokes it';

export async function run({ county, visit }) {
  const leader = await visit(county.cast.leader);
  await leader.open('pages/attendance/codes/index');
  await leader.tap('添加村部码');
  await leader.fill('放在哪里', '值班室平板');
  await leader.tap('生成这个码');
  await leader.waitFor('链接只显示这一次');
  const link = await leader.page.locator('.code-link').innerText();
  const route = link.slice(link.indexOf('#/') + 2);

  const tablet = await visit(null);
  tablet.expected.push(/422/);
  await tablet.open(route);
  await tablet.waitFor('扫不了的，输入上面的字符');
  const short = await tablet.page.locator('.screen-short').innerText();
  assert.match(short, /^[2-9A-Z]{4} [2-9A-Z]{4}$/);

  const member = await visit(county.cast.member);
  member.expected.push(/422/);
  await member.open('pages/attendance/presence/index');
  const enter = async (code) => {
    await member.fill('码下面的 8 位字符', code);
    await member.tap('用这个码确认');
  };
  await enter('AAAA AAAA');
  await member.waitFor('这个码对不上');
  await member.waitFor('改用本人确认');
  await enter(short);
  await member.waitGone('村部扫码');

  await leader.open('pages/attendance/codes/index');
  await leader.tap('停用“值班室平板”');
  await leader.tap('停用这个码');
  await leader.waitFor('已停用');
  await tablet.page.reload();
  await tablet.waitFor('链接已经停用');
}
