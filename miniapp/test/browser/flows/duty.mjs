// Duty in the browser: a draft is changed with the mouse and with the keyboard and published; a colleague says yes to a swap.
import assert from 'node:assert/strict';
import { DESKTOP } from '../visitor.mjs';
import { dutyPlaces } from '../../stage/duty.mjs';

export const name = 'duty';
export const title = 'a leader drags two days, chooses by keyboard and publishes; a colleague accepts a swap';

export async function run({ county, visit }) {
  const { cover } = await dutyPlaces(county);
  const route = `pages/duty/board/index?kind=cover&placeId=${cover}`;
  const leader = await visit('石磊', { viewport: DESKTOP });
  await leader.open(`${route}&month=2025-05`);
  await leader.tap('自动排出草稿');
  const on = (day) => leader.page.locator(`[data-day="${day}"]`);
  const textOf = (day) => on(day).locator('.duty-people').innerText();
  const [one, other] = [await textOf('2025-05-06'), await textOf('2025-05-07')];
  const moveTo = async (day) => {
    const { x, y, width, height } = await on(day).boundingBox();
    await leader.page.mouse.move(x + width / 2, y + height / 2, { steps: 5 });
  };
  await moveTo('2025-05-06');
  await leader.page.mouse.down();
  await moveTo('2025-05-07');
  await leader.page.mouse.up();
  assert.deepEqual([await textOf('2025-05-06'), await textOf('2025-05-07')], [other, one]);
  await on('2025-05-08').focus();
  await leader.page.keyboard.press('Enter');
  await leader.page.locator('[role=dialog] .row-target', { hasText: '白雪' }).focus();
  await leader.page.keyboard.press('Enter');
  assert.equal(await textOf('2025-05-08'), '白雪');
  await leader.tap('发布值班表');
  await leader.waitFor('第 1 版');

  const colleague = await visit('欧阳长河');
  await colleague.open('pages/home/index');
  await colleague.tap('同意换班');
  await colleague.waitGone('有人想和您换班');
  await colleague.open(route);
  await colleague.waitFor('第 2 版');
}
