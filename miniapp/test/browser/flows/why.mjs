// From a number of the sheet down to the record it comes from; passed on as a link, printed on paper.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DESKTOP } from '../visitor.mjs';

export const name = 'why';
export const title = 'a number of the sheet is opened down to its records, passed on within its scope and printed';

export async function run({ county, visit }) {
  const { cast, places, month } = county;
  const secretary = await visit(cast.secretary, { viewport: DESKTOP });
  await secretary.open(`pages/attendance/sheet/index?organisationId=${places['柳河镇']}&month=${month}`);
  await secretary.tap(/^没有达标/);
  await secretary.tap(new RegExp(`^${cast.short}，差 2\\.5 天`));
  await secretary.tap('看完整依据');
  await secretary.waitUrl('pages/why/tree/index');
  await secretary.waitFor(`${cast.short} 2025年3月`);
  await secretary.waitFor('第十一条（八）');
  await secretary.waitFor('应驻村天数');

  // Lines open and close by a button that says which; the keyboard does the same.
  const fact = secretary.page.getByRole('button', { name: /^在村/ }).filter({ visible: true });
  assert.equal(await fact.getAttribute('aria-expanded'), 'false');
  await fact.focus();
  await secretary.page.keyboard.press('Enter');
  assert.equal(await fact.getAttribute('aria-expanded'), 'true');
  await secretary.waitFor('3月3日 星期一');
  await secretary.tap('全部收起');
  assert.equal(await secretary.page.getByText('3月3日 星期一').filter({ visible: true }).count(), 0);
  assert.equal(await secretary.page.getByText('应驻村天数').filter({ visible: true }).count(), 0);

  // The sheet it was opened from, a page below, holds no keys back.
  await secretary.page.keyboard.press('Tab');
  assert.equal(await secretary.page.evaluate(() => document.activeElement.getClientRects().length > 0), true);

  // On paper everything is open and nothing is there to be tapped.
  if (spawnSync('pdftotext', ['-v']).error === undefined) {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'why-')), 'why.pdf');
    await secretary.page.pdf({ path: file, format: 'A4' });
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    for (const part of [cast.short, '第十一条（八）', '应驻村天数', '3月3日 星期一', '没有计入的缺勤']) assert.match(text, new RegExp(part));
    for (const part of ['全部展开', '复制链接', '返回']) assert.doesNotMatch(text, new RegExp(part));
    fs.rmSync(path.dirname(file), { recursive: true });
  }

  // A record leads to the page of that day.
  await secretary.tap('全部展开');
  await secretary.tap(/3月12日 星期三/);
  await secretary.waitUrl('pages/attendance/evidence/index');
  await secretary.waitFor('不在村 · 队长名册');
  await secretary.page.goBack();
  await secretary.waitUrl('pages/why/tree/index');

  // The link names nobody.
  await secretary.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await secretary.tap('转发：复制链接');
  const link = await secretary.page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /#\/pages\/why\/tree\/index\?of=sheet_required&/);
  assert.doesNotMatch(decodeURIComponent(link), new RegExp(`${cast.short}|[一-鿿]`));
  const route = link.split('#/')[1];

  // Who sees the result sees its tree; for everybody else it is not there.
  const himself = await visit(cast.short);
  await himself.open(route);
  await himself.waitFor(`${cast.short} 2025年3月`);
  const colleague = await visit(cast.member);
  colleague.expected = [/404/];
  await colleague.open(route);
  await colleague.waitFor('没有找到，或您不在可以查看的范围内');
  assert.equal(await colleague.sees(cast.short), false);

  // Whoever is not signed in comes back to it after signing in.
  const later = await visit(null);
  await later.open(route);
  await later.waitFor('登录');
  await later.fill('手机号', county.person(cast.secretary).phone);
  await later.fill('密码或一次性登录码', county.password);
  await later.tap('登录');
  await later.waitFor(`${cast.short} 2025年3月`);
}
