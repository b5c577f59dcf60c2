// A leave is granted after the roster was published: the leader is shown the gap with its clause, mends it by a tap, publishes, and the village reads the new name on its board.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dutyPlaces } from '../../stage/duty.mjs';

const require = createRequire(import.meta.url);
const { board } = require('@village/shared/contract/board');
const { duty } = require('@village/shared/contract/duty');
const { leave } = require('@village/shared/contract/leave');

export const name = 'duty-hole';
export const title = 'the check of a roster finds a gap, a tap mends it, the board of the village names who stands in';

export async function run({ county, visit }) {
  const { cover } = await dutyPlaces(county);
  const [leader, member] = [await county.signIn('石磊'), await county.signIn('白雪')];
  const asked = { kind: 'cover', placeId: cover, month: '2025-04' };
  const { people, roster, days } = await leader.call(duty.board, asked);
  const { personId } = people.find((each) => each.name === '白雪');
  const { day } = roster.lines.find((line) => line.day > '2025-04-03' && line.day < '2025-04-10' && days.some((each) => each.day === line.day && !each.rest) && line.personIds.includes(personId));
  const words = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  const village = (await leader.call(board.list))[0];
  const { code } = await leader.call(board.renew, { villageId: village.villageId, seen: '' });
  const { id } = await member.call(leave.apply, {
    clientKey: 'hole', kind: 'personal', startDay: day, startHalf: 'am', endDay: day, endHalf: 'pm', reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: '2025-04-03T01:00:00.000Z',
  });
  await leader.call(leave.decide, { id, decision: 'approve' });

  const villager = await visit(null);
  await villager.open(`/b/${code}`);
  assert.match(await villager.text(), new RegExp(`${words}[^\\n]*正在调整`));

  const visitor = await visit('石磊');
  await visitor.open(`pages/duty/board/index?kind=cover&placeId=${cover}`);
  await visitor.waitFor('检查：有 1 处要改');
  await visitor.waitFor('白雪事假，不在村，请换人');
  await visitor.tap('值班怎么要求，看依据');
  await visitor.waitFor(/每天至少留 1 人在村值守/);
  await visitor.page.keyboard.press('Escape');
  await visitor.still();
  await visitor.tap('把 1 处补上');
  await visitor.waitFor('检查过：每天都有 1 人以上值班，排到的人都在');
  const on = () => visitor.page.locator(`[data-day="${day}"] .duty-people`).innerText();
  const mended = await on();
  assert.notEqual(mended, '白雪');
  await visitor.tap('撤销一步');
  assert.equal(await on(), '白雪');
  await visitor.tap('把 1 处补上');
  assert.equal(await on(), mended);
  assert.equal(await visitor.page.getByLabel('更改原因').inputValue(), `${words}${mended}替白雪`);
  await visitor.tap('发布值班表');
  await visitor.waitFor('第 2 版');

  await villager.page.waitForTimeout(4500);
  await villager.open(`/b/${code}`);
  assert.match(await villager.text(), new RegExp(`${words}[^\\n]*${mended}`));
}
