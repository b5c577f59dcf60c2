// The monthly sheet on a desktop and on a phone: a real table, walked by keyboard, explained, signed, exported.
import assert from 'node:assert/strict';
import { DESKTOP } from '../visitor.mjs';

export const name = 'sheet';
export const title = 'the sheet is a real table, walked by keyboard, explained, signed and exported';

const focused = (visitor) => visitor.page.evaluate(() => document.activeElement.getAttribute('aria-label'));

export async function run({ county, visit }) {
  const { cast, places, month } = county;
  const route = `pages/attendance/sheet/index?organisationId=${places['柳河镇']}&month=${month}`;
  const secretary = await visit(cast.secretary, { viewport: DESKTOP });
  await secretary.open(route);
  await secretary.waitFor('柳河镇，30 人');

  const table = await secretary.page.evaluate(() => {
    const grid = [...document.querySelectorAll('table')].find((each) => each.getClientRects().length);
    const count = (selector) => grid.querySelectorAll(selector).length;
    const frame = grid.parentElement;
    return {
      name: grid.getAttribute('aria-label'), days: count('thead th[scope=col]'), people: count('tbody th[scope=row]'), villages: count('th[scope=rowgroup]'),
      cells: count('tbody td'), sideways: frame.scrollWidth - frame.clientWidth,
    };
  });
  assert.deepEqual(table, { name: '柳河镇 2025年3月 考勤表', days: 1 + 31 + 8, people: 30, villages: 8, cells: 30 * (31 + 8), sideways: 0 });

  // The keyboard walks from cell to cell; one cell of the table is in the order of the tab key.
  assert.equal(await secretary.page.locator('table:visible [tabindex="0"]').count(), 1);
  await secretary.page.locator('table:visible [tabindex="0"]').focus();
  const first = await focused(secretary);
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await secretary.page.keyboard.press(key);
  const second = await focused(secretary);
  assert.match(second, /，3月2日/);
  assert.notEqual(second.split('，')[0], first.split('，')[0]);
  await secretary.page.keyboard.press('End');
  assert.match(await focused(secretary), /缺勤/);
  await secretary.page.keyboard.press('Control+Home');
  assert.equal(await focused(secretary), first);
  await secretary.page.keyboard.press('Enter');
  await secretary.page.getByRole('dialog').waitFor();
  await secretary.page.keyboard.press('Escape');
  assert.equal(await focused(secretary), first, 'the focus is back where it was');

  // Why somebody is short, by clause; the evidence of a day.
  await secretary.tap(/^没有达标/);
  await secretary.tap(new RegExp(`^${cast.short}，差 2\\.5 天`));
  await secretary.waitFor('为什么没有达标');
  await secretary.waitFor('第十一条（八）');
  await secretary.tap('关闭');
  await secretary.tap(new RegExp(`^${cast.short}，3月12日`));
  await secretary.waitFor('不在村 · 队长名册');
  await secretary.tap('关闭');
  await secretary.tap(/^全部/);

  for (const [button, start, ending] of [['导出表格', 'PK', '.xlsx'], ['导出 PDF', '%PDF', '.pdf']]) {
    const { name: file, bytes } = await secretary.download(() => secretary.page.getByRole('button', { name: button }).click());
    assert.equal(bytes.subarray(0, start.length).toString('latin1'), start);
    assert.equal(bytes.length > 8000 && bytes.length < 2_000_000, true, `${file}: ${bytes.length} bytes`);
    assert.match(file, new RegExp(`柳河镇.*2025.*3.*\\${ending}$`));
  }

  await secretary.tap('核对并签字');
  await secretary.waitFor('签字后保存这份表的副本');
  await secretary.page.getByRole('dialog').getByRole('button', { name: '我已核对，签字' }).click();
  await secretary.waitFor('第 1 次签字稿');

  // On a phone the table scrolls within itself, its first column and its head stay.
  const phone = await visit(cast.secretary);
  await phone.open(route);
  await phone.waitFor('柳河镇，30 人');
  const kept = await phone.page.evaluate(() => {
    const grid = [...document.querySelectorAll('table')].find((each) => each.getClientRects().length);
    const frame = grid.parentElement;
    frame.scrollTo({ left: 400, top: 300 });
    const window = frame.getBoundingClientRect();
    const name = grid.querySelector('tbody th[scope=row]').getBoundingClientRect();
    const day = grid.querySelector('thead th:nth-child(14)').getBoundingClientRect();
    return { scrolls: frame.scrollWidth > frame.clientWidth, name: Math.round(name.left - window.left), head: Math.round(day.top - window.top) };
  });
  assert.equal(kept.scrolls, true);
  assert.equal(Math.abs(kept.name) <= 2, true, `the names stand ${kept.name} px from the edge`);
}
