// In the browser: phone and password, or a ready identity of the demo; and the way out.
import assert from 'node:assert/strict';

export const name = 'sign-in';
export const title = 'password, demo identity, devices and signing out';

export async function run({ county, visit }) {
  const visitor = await visit(null);
  visitor.expected.push(/422/);
  await visitor.open('pages/home/index');
  await visitor.waitFor('用手机号登录');
  await visitor.fill('手机号', county.person(county.cast.short).phone);
  await visitor.fill('密码或一次性登录码', '猜一个密码');
  await visitor.tap('登录');
  await visitor.waitFor('手机号或密码不对');
  await visitor.fill('密码或一次性登录码', county.password);
  await visitor.tap('登录');
  await visitor.waitUrl('pages/home/index');

  // Another device of the same person is seen, and thrown out at once.
  const other = await visit(county.cast.short);
  await visitor.open('pages/identity/devices/index');
  await visitor.waitFor('这台设备');
  await visitor.page.locator('.row-target:visible').first().click();
  await visitor.tap('让它退出登录');
  await visitor.waitFor('已退出');
  other.expected.push(/401/);
  await other.open('pages/me/index');
  await other.waitUrl('pages/identity/sign-in/index');

  await visitor.open('pages/me/index');
  await visitor.tap('退出登录');
  await visitor.waitFor('要重新登录才能使用');
  await visitor.page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
  await visitor.waitUrl('pages/identity/sign-in/index');
  assert.equal(await visitor.page.evaluate((person) => JSON.stringify({ ...localStorage }).includes(person), county.cast.short), false);

  const demo = await visit(null);
  await demo.open('pages/identity/sign-in/index');
  await demo.tap(`${county.cast.leader} · 工作队长`);
  await demo.waitUrl('pages/home/index');
}
