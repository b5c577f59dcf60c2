// Five hundred texts that would like to be programs, in every field that people without an account can see: as the server writes its pages, and as the mini program shows them.
// Each page is opened with the content security policy and without it, so that what is proved is the escaping and not only the last line behind it.
import assert from 'node:assert/strict';
import path from 'node:path';
import { createRequire } from 'node:module';
import { payloads } from '../../stage/payloads.mjs';

const require = createRequire(import.meta.url);
const { board } = require('@village/shared/contract/board');
const { browser } = require('../../stage/chromium.js');

export const name = 'injection';
export const title = 'five hundred injections in every public field are shown as text and execute nothing';

const PER_TITLE = 42;
const PER_CONTROL = 20;
const COLUMNS = 10;
const AT = '2025-04-03T00:00:00.000Z';
const DAY = '2025-04-03';
/** What the pages of the board are made of; an element of another name came out of a payload. */
const OWN = ['a', 'body', 'button', 'div', 'h1', 'h2', 'h3', 'head', 'header', 'html', 'img', 'li', 'link', 'main', 'meta', 'noscript', 'p', 'script', 'section', 'span', 'style', 'table', 'tbody', 'td', 'th', 'thead', 'title', 'tr', 'ul'];

function openDatabase(folder) {
  const { DatabaseSync } = process.getBuiltinModule?.('node:sqlite') ?? require('@photostructure/sqlite');
  return new DatabaseSync(path.join(folder, 'village.sqlite'), { timeout: 10_000 });
}

/** Puts the payloads where people's words stand; the columns take more than the inputs of the app would. */
function seed(folder, village, all) {
  const db = openDatabase(folder);
  const insert = (table, row) => {
    const names = Object.keys(row);
    db.prepare(`INSERT INTO ${table} (${names.map((each) => `"${each}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(...Object.values(row));
  };
  const one = (sql, ...values) => db.prepare(sql).all(...values)[0];
  const joined = all.map(({ text }) => text).join(' ¦ ');
  const { path: place, parentId } = one('SELECT path, parentId FROM organisation WHERE id = ?', village);
  const [countyId] = place.split('/').filter(Boolean);
  const team = one('SELECT id FROM team WHERE villageId = ? AND "to" IS NULL', village).id;
  const sample = one('SELECT * FROM person LIMIT 1');
  const photo = one('SELECT id FROM stored_file LIMIT 1')?.id ?? null;
  db.exec('BEGIN');
  for (const { number, text } of all) {
    insert('dispatching_unit', { id: `unit-${number}`, countyId, name: text, level: 'county' });
    insert('person', { ...sample, id: `person-${number}`, name: text, phoneHash: `hash-${number}`, unitId: `unit-${number}`, post: text });
    insert('term', { id: `term-${number}`, personId: `person-${number}`, role: 'team_member', organisationId: village, teamId: team, from: '2025-01-01', to: null });
    insert('board_card', { personId: `person-${number}`, photoId: photo ?? 'nothing', changedAt: AT });
    insert('plan_item', { id: `item-${number}`, planId: 'plan-x', position: number, title: text, target: text, measures: text, ownerId: null, responsible: text, due: null, stage: 'year', sourceItemId: null, state: 'open', revision: 1, doneBy: null, doneOn: null, confirmedOn: null });
    insert('plan_step', { ...emptyOf(db, 'plan_step'), id: `step-${number}`, planId: 'plan-x', itemId: `item-${number}`, action: 'progress', day: DAY, text, personId: sample.id });
  }
  insert('plan', { id: 'plan-x', kind: 'commitment', year: 2025, level: 'village', countyId, townshipId: parentId, villageId: village, path: place, teamId: team, title: joined, text: joined, villagers: null, state: 'adopted', revision: 1, authorId: sample.id, createdAt: AT, adoptedAt: AT });
  insert('whereabouts', { id: 'where-x', teamId: team, personId: 'person-1', text: joined, at: AT, until: '2025-04-30T00:00:00.000Z' });
  insert('village_board', { villageId: village, officeHours: joined, large: 1, revision: 1, changedBy: sample.id, changedAt: AT });
  const version = one('SELECT MAX(version) version FROM duty_roster WHERE placeId = ?', team)?.version ?? 0;
  insert('duty_roster', { id: 'roster-x', kind: 'cover', placeId: team, month: '2025-04', version: version + 1, days: 'every_day', lines: JSON.stringify([{ day: DAY, personIds: all.map(({ number }) => `person-${number}`) }]), reason: joined, publishedBy: sample.id, publishedAt: AT });
  const texts = [];
  for (let start = 0; start < all.length; start += PER_TITLE) texts.push(all.slice(start, start + PER_TITLE).map(({ text }) => text).join(' ¦ '));
  db.prepare("UPDATE publication SET state = 'dropped' WHERE villageId = ?").run(village);
  texts.forEach((words, index) => insert('publication', {
    ...emptyOf(db, 'publication'), id: `text-${index}`, seriesId: `text-${index}`, version: 1, villageId: village, subject: 'village_affairs', title: words, items: '[]', granularity: null,
    tables: JSON.stringify(index === 0 ? [{ columns: all.slice(0, COLUMNS).map(({ text }) => text), lines: rowsOf(all).map((cells) => ({ cells })) }] : []),
    text: index === 0 ? all.map(({ text }) => text).join('\n') : words, explanation: '', state: 'published', revision: 3, authorId: sample.id, createdAt: AT, decidedBy: sample.id, opinion: words, publishedOn: DAY, publishedAt: AT, sourceId: null,
  }));
  db.prepare('UPDATE organisation SET name = ? WHERE id = ?').run(joined.slice(0, 4000), village);
  db.prepare('UPDATE organisation SET name = ? WHERE id = ?').run(joined.slice(-4000), parentId);
  db.exec('COMMIT');
  db.close();
  return texts.length;
}

/** A row of the table with nothing in it, so that the test need not follow every new column. */
function emptyOf(db, table) {
  return Object.fromEntries(db.prepare(`PRAGMA table_info(${table})`).all().filter(({ notnull }) => notnull).map(({ name: column, type }) => [column, /int|bool/i.test(type) ? 0 : '']));
}

function rowsOf(all) {
  return Array.from({ length: Math.ceil(all.length / COLUMNS) }, (_, row) => Array.from({ length: COLUMNS }, (__, column) => all[row * COLUMNS + column]?.text ?? ''));
}

/** Opens an address and tells what a payload did there. */
async function open(address, { bypassCSP, act }) {
  const context = await (await browser()).newContext({ bypassCSP, viewport: { width: 375, height: 812 }, locale: 'zh-CN' });
  const page = await context.newPage();
  const seen = { ran: new Set(), violations: [], dialogs: [], foreign: [] };
  await page.exposeFunction('__xss', (number) => { seen.ran.add(number); });
  await page.exposeFunction('__blocked', (text) => { seen.violations.push(text); });
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => window.__blocked(`${event.violatedDirective} ${event.blockedURI}`)));
  page.on('dialog', (dialog) => { seen.dialogs.push(dialog.message()); void dialog.dismiss(); });
  const { origin } = new URL(address);
  page.on('request', (request) => { if (!/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(`${origin}/`)) seen.foreign.push(request.url().slice(0, 100)); });
  await page.route(/evil\.invalid/, (route) => route.abort());
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.waitForTimeout(300);
  const told = await act(page);
  await page.waitForTimeout(200);
  await context.close();
  return { seen, told };
}

/** What is on the page, as a person reads it and as the browser built it. */
const census = (page) => page.evaluate(() => {
  const elements = [...document.querySelectorAll('*')];
  const attributes = elements.flatMap((element) => [...element.attributes].map(({ name: of, value }) => ({ of, value })));
  return {
    tags: [...new Set(elements.map((element) => element.localName))],
    handlers: attributes.filter(({ of }) => /^on/i.test(of) || ['srcdoc', 'formaction', 'action'].includes(of)).length,
    // The tab bar of the framework has this address in its own words; a payload says more.
    odd: attributes.filter(({ value }) => value !== 'javascript:;').filter(({ of, value }) => ['href', 'src', 'xlink:href', 'data'].includes(of) && /^\s*(javascript|vbscript|data:text)/i.test(value) && !value.startsWith('data:text/vcard')).map(({ of, value }) => `${of} ${value.slice(0, 80)}`),
    text: document.body.textContent, names: [...document.querySelectorAll('.person .name')].map((element) => element.textContent),
  };
});

/** A browser reads a line end in its own way. */
const plain = (text) => text.replace(/\r\n?/g, '\n');

function innocent(what, { ran, violations, dialogs, foreign }) {
  assert.deepEqual([...ran], [], `${what}: executed`);
  assert.deepEqual(dialogs, [], `${what}: dialogs`);
  assert.deepEqual([...new Set(foreign)], [], `${what}: foreign requests`);
  assert.deepEqual(violations.filter((text) => !/^connect-src/.test(text)), [], `${what}: stopped only by the policy`);
}

/** Which of them run on a page that does not escape. */
async function unescaped(all) {
  const context = await (await browser()).newContext({ bypassCSP: true });
  const page = await context.newPage();
  const runs = new Set();
  await page.exposeFunction('__xss', (number) => { runs.add(number); });
  page.on('dialog', (dialog) => { void dialog.dismiss(); });
  await page.route(/evil\.invalid/, (route) => route.abort());
  for (let start = 0; start < all.length; start += PER_CONTROL) {
    const raw = all.slice(start, start + PER_CONTROL).map(({ text }) => `<div>${text.replaceAll('http-equiv="refresh"', '')}</div>`).join('\n');
    await page.setContent(`<!doctype html><body>${raw}</body>`, { waitUntil: 'commit' }).catch(() => {});
    await page.waitForTimeout(150);
  }
  await context.close();
  return runs;
}

export async function run({ county }) {
  const all = payloads();
  // The payloads are no blanks: on a page that does not escape they run.
  const runs = await unescaped(all);
  assert.ok(runs.size >= 100, `only ${runs.size} payloads run where nothing is escaped`);

  const leader = await county.signIn(county.cast.leader);
  const villageId = county.ids?.village ?? (await leader.call(board.list))[0].villageId;
  const { code } = await leader.call(board.renew, { villageId, seen: (await leader.call(board.detail, { villageId })).code ?? '' });
  const texts = seed(county.dataFolder, villageId, all);
  const { address } = county.server;
  await new Promise((done) => setTimeout(done, 5000));

  for (const bypassCSP of [true, false]) {
    const wall = await open(`${address}/b/${code}`, { bypassCSP, act: async (page) => {
      // A number on tap, a card for the address book: both carry the name.
      await page.locator('button[data-person="person-70"]').click();
      await page.locator('a[download]').first().waitFor({ timeout: 15_000 }).catch(async () => { throw new Error(`no number came: ${await page.locator('.wrong').first().textContent()}`); });
      return { ...await census(page), card: decodeURIComponent(await page.locator('a[download]').first().getAttribute('href')) };
    } });
    innocent('the board', wall.seen);
    assert.deepEqual(wall.told.tags.filter((tag) => !OWN.includes(tag)), [], 'elements of the board');
    assert.deepEqual([wall.told.handlers, wall.told.odd], [0, []]);
    for (const { number, text } of all) assert.ok(wall.told.names.includes(plain(text)), `payload ${number} is not shown as it was written: ${text}`);
    for (const { number, text } of all) assert.ok(wall.told.text.split(plain(text)).length > 5, `payload ${number} is missing in a field of the board`);

    for (let index = 0; index < (bypassCSP ? texts : 1); index += 1) {
      const shown = await open(`${address}/b/${code}/publications/text-${index}`, { bypassCSP, act: census });
      innocent(`published text ${index}`, shown.seen);
      assert.deepEqual(shown.told.tags.filter((tag) => !OWN.includes(tag)), []);
      assert.deepEqual([shown.told.handlers, shown.told.odd], [0, []]);
      if (index === 0) for (const { number, text } of all) for (const line of plain(text).split('\n')) assert.ok(shown.told.text.includes(line), `payload ${number} is not in the text`);
    }

    for (const route of [`pages/disclosure/open/index?code=${code}`, `pages/disclosure/text/index?code=${code}&id=text-0`]) {
      const shown = await open(`${address}/#/${route}`, { bypassCSP, act: async (page) => {
        await page.getByText('evil.invalid').first().waitFor({ timeout: 20_000 });
        return census(page);
      } });
      innocent(route, shown.seen);
      assert.deepEqual(shown.told.odd, []);
      assert.deepEqual(shown.told.tags.filter((tag) => ['iframe', 'object', 'embed', 'math', 'video', 'audio', 'details', 'marquee', 'base', 'form', 'template', 'animate', 'set', 'foreignobject', 'custom-x', 'portal'].includes(tag)), []);
      const words = shown.told.text.replace(/\s+/g, '');
      for (const { number, text } of all) assert.ok(words.includes(plain(text).replace(/\s+/g, '')), `${route}: payload ${number} is not shown`);
    }
  }
}
