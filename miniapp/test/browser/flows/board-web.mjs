// The board as a web page, on the phone of a villager: read without signal after the first visit, with letters twice as large, by a screen reader and by keys.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { VILLAGES } from '../../stage/people.mjs';

const require = createRequire(import.meta.url);
const { board } = require('@village/shared/contract/board');
const { file } = require('@village/shared/contract/file');
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const name = 'board-web';
export const title = 'the board is read without signal after the first visit, in letters twice as large, by a screen reader and by keys';

/** The smallest picture there is; the server writes it anew. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
/** Everything axe knows, not only what is serious: these pages have no excuse. */
async function faultless(visitor, where) {
  await visitor.page.evaluate(AXE);
  const found = await visitor.page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(found.violations.map(({ id, impact, nodes }) => `${where}: ${impact} ${id} ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`), []);
}

/** A window half as wide with points twice as large is what a phone shows at 200 %. */
async function twiceAsLarge(visitor, where) {
  await visitor.page.setViewportSize({ width: 188, height: 406 });
  for (const large of [false, true]) {
    await visitor.page.evaluate((on) => { document.documentElement.className = on ? 'large' : ''; }, large);
    const { over, widest } = await visitor.sideways();
    assert.deepEqual([over, widest], [0, []], `${where}, ${large ? 'large' : 'normal'} letters at 200 %`);
  }
  await visitor.page.setViewportSize({ width: 375, height: 812 });
}

/** Where the focus goes with the tabulator, and whether each stop is to be seen. */
async function stops(page) {
  await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
  const order = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, [tabindex="0"]')]
    .filter((element) => element.getClientRects().length && !element.disabled).map((element, index) => { element.dataset.stop = String(index); return index; }));
  const went = [];
  for (let turn = 0; turn < order.length; turn += 1) {
    await page.keyboard.press('Tab');
    went.push(await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      return { stop: Number(document.activeElement.dataset.stop), seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight };
    }));
  }
  return { order, went };
}

export async function run({ county, visit }) {
  const [leader, member] = await Promise.all([county.cast.leader, county.cast.member].map((who) => county.signIn(who)));
  const villageId = county.places[VILLAGES[0]];
  const { code: before } = await leader.call(board.detail, { villageId });
  const { code } = await leader.call(board.renew, { villageId, seen: before ?? '' });
  const { id: photoId } = await member.call(file.upload, { purpose: 'board_photo' }, PICTURE);
  await member.call(board.setCard, { photoId, photoOnPoster: false, phoneOnPoster: false });

  const villager = await visit(null);
  const { page, context } = villager;
  await villager.open(`/b/${code}`);
  await villager.waitFor(county.cast.member);
  const names = await page.locator('.person .name').allTextContents();
  assert.ok(names.length >= 2, names.join());
  const [known, unknown] = names;

  // By a screen reader: one main part, one heading of the first level, the parts by their headings.
  const tree = await page.locator('body').ariaSnapshot();
  assert.match(tree, /- banner:\s*\n\s*- button "换成标准字"/);
  assert.match(tree, new RegExp(`- main:[^]*- heading "${VILLAGES[0]} 驻村工作队" \\[level=1\\]`));
  for (const region of ['今天谁值班', '有事要办、有意见', '驻村干部']) assert.match(tree, new RegExp(`- region "${region}":\\s*\\n\\s*- heading "${region}" \\[level=2\\]`));
  assert.match(tree, new RegExp(`- img "${county.cast.member}的照片"`));
  for (const each of names) assert.match(tree, new RegExp(`- button "查看电话：${each}"`));
  await faultless(villager, 'the board');
  await twiceAsLarge(villager, 'the board');
  await villager.open(`/b/${code}`);
  const { order, went } = await stops(page);
  assert.deepEqual(went.map(({ stop }) => stop), order, 'the focus goes in the order of the page');
  assert.deepEqual(went.filter(({ seen }) => !seen), [], 'the focus is always to be seen');

  // A number on tap, and a card for the address book.
  assert.doesNotMatch(await page.content(), /1[3-9]\d{9}/);
  const tap = async (who) => { await page.getByRole('button', { name: `查看电话：${who}` }).click(); await villager.still(); };
  await tap(known);
  const call = page.getByRole('link', { name: /^拨打 1\d{10}$/ });
  const phone = (await call.getAttribute('href')).replace('tel:', '');
  assert.equal(phone, county.person(known).phone);
  const card = await villager.download(() => page.getByRole('link', { name: `存到通讯录：${known}` }).click());
  assert.equal(card.name, `${known}.vcf`);
  const lines = card.bytes.toString('utf8').split('\r\n');
  for (const line of ['BEGIN:VCARD', `N:${known};;;;`, `FN:${known}`, `TEL;TYPE=CELL:${phone}`, 'END:VCARD']) assert.ok(lines.includes(line), `${line} in ${lines.join(' | ')}`);

  // The other pages of a villager, as strictly.
  for (const [where, route] of [['the form', 'appeals'], ['the number', 'follow']]) {
    await villager.open(`/b/${code}/${route}`);
    await faultless(villager, where);
    await twiceAsLarge(villager, where);
  }
  await villager.open('/b/vote');
  await faultless(villager, 'the vote');
  await twiceAsLarge(villager, 'the vote');
  await context.close();

  // Another phone, its first visit, and then no network at all: the server itself is gone.
  const far = await visit(null);
  far.expected = [/ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|Failed to fetch|503|410/];
  await far.open(`/b/${code}`);
  await far.page.waitForFunction(async (parts) => (await Promise.all(parts.map((part) => caches.match(part)))).every(Boolean), [`/b/${code}`, await far.page.locator('script[src]').getAttribute('src'), await far.page.locator('img').first().getAttribute('src')], { timeout: 20_000 });
  await far.page.getByRole('button', { name: `查看电话：${known}` }).click();
  await far.waitFor(`拨打 ${phone}`);
  await county.server.stop();
  await far.page.reload();
  await far.waitFor(county.cast.member);
  assert.equal(await far.page.evaluate(() => getComputedStyle(document.querySelector('.card')).borderRadius), '12px');
  assert.ok(await far.page.locator('img').first().evaluate((picture) => picture.decode().then(() => picture.naturalWidth > 0)));
  await far.page.getByRole('button', { name: `查看电话：${known}` }).click();
  await far.waitFor(`拨打 ${phone}`);
  await far.page.getByRole('button', { name: `查看电话：${unknown}` }).click();
  await far.waitFor('这个电话以前没有在这部手机上看过');
  assert.equal(await far.page.getByRole('link', { name: /^拨打/ }).count(), 1);
  await far.page.goto(`${county.server.address}/b/${code}/appeals`);
  await far.waitFor('这一页以前没有在这部手机上打开过');
}
