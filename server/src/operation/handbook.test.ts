import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { handbook } from '@village/shared/contract/handbook';
import type { RoleId } from '@village/shared/kernel/role';
import { startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { ROOT, sources } from '../../test/sources';
import { chapterOf } from './handbook.service';

const FOLDER = join(ROOT, 'docs/handbook');
const CHAPTERS = readdirSync(FOLDER).filter(file => file.endsWith('.md'));
const text = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
/** The pictures of all pages weigh no more than the repository bears. */
const MOST_BYTES = 2_000_000;

let app: TestApp;
beforeAll(async () => { app = await startApp(); });
afterAll(() => app.close());

async function readerOf(role: RoleId) {
  const county = await build.county(app);
  const township = await build.township(app, { county });
  const village = await build.village(app, { township });
  const at = role === 'administrator' ? county : township;
  return app.sign((await build.person(app, { terms: [role === 'team_leader' || role === 'team_member' ? { role, team: await build.team(app, { village }) } : { role, at }] })).id);
}

test('whoever asks gets the chapters for his role first and all others after them', async () => {
  const orderOf = async (role: RoleId) => (await (await readerOf(role)).call(handbook.read)).chapters.map(({ id, own }) => (own ? id.toUpperCase() : id));
  expect(await orderOf('team_member')).toEqual(['CADRE', 'leader', 'township', 'administrator', 'inspector', 'villager', 'operator']);
  expect((await orderOf('team_leader')).slice(0, 2)).toEqual(['LEADER', 'CADRE']);
  expect((await orderOf('township_secretary')).slice(0, 2)).toEqual(['TOWNSHIP', 'INSPECTOR']);
  expect((await orderOf('administrator')).slice(0, 2)).toEqual(['ADMINISTRATOR', 'OPERATOR']);
  expect(await app.anonymous.status(handbook.read)).toBe(401);
});

test('a villager reads his chapter behind the code of the board, without an account and without pictures', async () => {
  const { status, body, headers } = await app.anonymous.raw('GET', '/b/abcdefghijkl/help');
  expect(status).toBe(200);
  expect(String(headers['content-type'])).toContain('text/html');
  const page = String(body);
  expect(page).toContain('<h1>村民怎么用</h1>');
  expect(page).toContain('<a href="/b/abcdefghijkl">');
  expect(page).not.toContain('<img');
  expect((await app.anonymous.raw('GET', '/b/%22%3E%3Cscript%3E/help')).status).toBe(400);
});

test('a picture comes as one that old phones can show; a name that is no picture finds nothing', async () => {
  const reader = await readerOf('team_member');
  const { file, name } = await reader.file(handbook.picture, { name: 'home' });
  expect(name).toBe('home.jpg');
  expect([...file.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  for (const wrong of ['nothing', '__proto__']) expect(await reader.status(handbook.picture, { name: wrong })).toBe(404);
  expect(await reader.status(handbook.picture, { name: '../cadre' })).toBe(400);
});

describe.each(CHAPTERS)('%s', file => {
  const { title, sections } = chapterOf(text(file));

  test('has a title, parts, and nothing that the app does not show as it is meant', () => {
    expect(title).toMatch(/怎么用$/);
    expect(sections.length).toBeGreaterThan(3);
    for (const section of sections) {
      expect(section.blocks.length).toBeGreaterThan(0);
      for (const block of section.blocks) expect(JSON.stringify(block)).not.toMatch(/[*#]|\]\(|<\w/);
    }
  });

  test('its pictures are there: `npm run screens -- --handbook` writes them', () => {
    const pictures = sections.flatMap(({ blocks }) => blocks.flatMap(block => (block.kind === 'picture' ? [block] : [])));
    expect(pictures.filter(({ name }) => !existsSync(join(FOLDER, 'pictures', `${name}.webp`))).map(({ name }) => name)).toEqual([]);
    expect([...text(file).matchAll(/!\[/g)].length).toBe(pictures.length);
    for (const { caption } of pictures) expect(caption).not.toBe('');
  });

  test('says of pages and buttons what the app says: each word in “…” stands in the program', () => {
    const words = PROGRAM;
    const named = [...text(file).matchAll(/“([^”]+)”/g)].map(([, word]) => word);
    expect([...new Set(named)].filter(word => !words.includes(word))).toEqual([]);
  });
});

test('no picture lies there that no chapter shows, and all together are small', () => {
  const shown = new Set(CHAPTERS.flatMap(file => [...text(file).matchAll(/pictures\/([\w-]+\.webp)/g)].map(([, name]) => name)));
  const files = readdirSync(join(FOLDER, 'pictures'));
  expect(files.filter(name => !shown.has(name))).toEqual([]);
  expect(files.reduce((sum, name) => sum + statSync(join(FOLDER, 'pictures', name)).size, 0)).toBeLessThan(MOST_BYTES);
});

const PROGRAM = sources(['miniapp/src', 'shared/src', 'server/src']).filter(({ path }) => !path.endsWith('.test.ts')).map(each => each.text).join('\n');
