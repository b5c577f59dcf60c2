// Position and picture: asked for at the moment of use; who refuses confirms in another way; who is elsewhere says why and is not held up.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { openPlace, OUTSIDE, standAt } from '../../stage/modes.mjs';

const require = createRequire(import.meta.url);
const { attendance } = require('@village/shared/contract/attendance');
const { presence } = require('@village/shared/contract/presence');

export const name = 'shown';
export const title = 'a cadre is asked before his position or a picture is used, refuses and confirms in another way; outside he says why';

const PAGE = 'pages/attendance/presence/index';
const day = '2025-04-03';

export async function run({ county, visit }) {
  const { callers, ids: [, member] } = await openPlace(county);
  const mine = async (who) => (await callers[who].call(attendance.mine, { month: '2025-04' })).filter((each) => each.day === day);

  // He refuses both: nothing was asked of the phone, nothing was sent, and one tap confirms without them.
  const refusing = await visit('冷杉');
  await refusing.page.addInitScript(() => {
    navigator.geolocation.getCurrentPosition = () => { window.positionAsked = true; };
  });
  await refusing.open(PAGE);
  for (const card of [/^用位置确认/, /^现场拍照/]) {
    await refusing.tap(card);
    await refusing.tap('不同意，用别的办法确认');
    await refusing.waitGone('同意并继续');
  }
  assert.equal(await refusing.page.evaluate(() => window.positionAsked ?? false), false);
  assert.deepEqual(await callers['冷杉'].call(presence.consents), []);
  await refusing.tap(/^确认全天在村$/);
  await refusing.waitGone('用位置确认');
  assert.deepEqual((await mine('冷杉')).map(({ half, mode }) => [half, mode]), [['am', 'self'], ['pm', 'self']]);

  // Outside of the area: the page says how far, he says why, and it is written down.
  const member1 = await visit('任远');
  await standAt(member1, OUTSIDE);
  await member1.open(PAGE);
  await member1.tap('上午');
  await member1.tap(/^用位置确认上午/);
  await member1.tap('同意并继续');
  await member1.waitFor('离“灯台村”约 3.3 公里');
  await member1.fill('在哪里、做什么', '到乡政府开会');
  await member1.tap('照实记下');
  await member1.waitFor('收回用位置的同意');
  const [first] = await mine('任远');
  assert.deepEqual([first.half, first.mode, first.proof[1]], ['am', 'location', '本人说明：到乡政府开会']);

  // In the afternoon a picture is taken on the spot; it follows its record.
  await member1.open(PAGE);
  await member1.tap(/^现场拍照，确认下午/);
  const [chooser] = await Promise.all([member1.page.waitForEvent('filechooser'), member1.tap('同意并继续')]);
  assert.equal(await chooser.element().getAttribute('capture'), 'environment');
  const bytes = await member1.page.screenshot({ type: 'jpeg', clip: { x: 0, y: 0, width: 320, height: 240 } });
  await chooser.setFiles({ name: 'spot.jpg', mimeType: 'image/jpeg', buffer: bytes });
  await member1.waitFor('收回用照片的同意');
  const second = (await mine('任远')).find(({ half }) => half === 'pm');
  assert.deepEqual([second.mode, second.picture, second.proof], ['photo', 'there', ['现场照片已送到']]);
  const seen = await callers['贺兰'].call(attendance.evidence, { personId: member, day });
  assert.equal(seen.presences.length, 2);

  // What was agreed to is taken back on the same card.
  await member1.tap('收回用位置的同意');
  await member1.waitGone('收回用位置的同意');
  assert.deepEqual((await callers['任远'].call(presence.consents)).map(({ purpose }) => purpose), ['photo']);
}
