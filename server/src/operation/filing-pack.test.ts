import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operation } from '@village/shared/contract/operation';
import { PERMISSIONS } from '@village/shared/kernel/permission';
import { ROLES } from '@village/shared/kernel/role';
import { isRefusal } from '@village/shared/kernel/refusal';
import { startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { unpack } from '../common/archive';
import { ENDPOINTS } from '../common/contract';
import { DATA_KINDS } from './data-kind';
import { MODULE_TITLES } from './filing-pack';
import { operate } from './main';

const folder = mkdtempSync(join(tmpdir(), 'filing-'));
const has = (command: string) => spawnSync('which', [command]).status === 0;
const squeezed = (text: string) => text.replace(/\s+/g, '');

let app: TestApp;
let file: Buffer;
beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06');
  const county = await build.county(app, { name: '云岭县' });
  const office = await app.sign((await build.person(app, { terms: [{ role: 'county_office', at: county }] })).id);
  const made = await office.file(operation.filingPack);
  expect(made.name).toBe('驻村通备案材料 云岭县 2025-03-06.docx');
  file = Buffer.from(made.file);
  const secretary = await app.sign((await build.person(app, { terms: [{ role: 'township_secretary', at: await build.township(app, { county }) }] })).id);
  expect(await secretary.status(operation.filingPack)).toBe(403);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The words of the document, as a program that reads docx finds them. */
function wordsOf(docx: Buffer): string {
  const parts = unpack(docx);
  if (isRefusal(parts)) throw new Error(parts.text);
  return squeezed(parts.get('word/document.xml')!().toString('utf8').replace(/<[^>]+>/g, ''));
}

test('every module has a Chinese title in the pack: add it to MODULE_TITLES', () => {
  expect([...new Set(PERMISSIONS.map(permission => permission.split('.')[0]))].filter(module => !MODULE_TITLES[module])).toEqual([]);
});

test('every function, every kind of data with its purpose and time, and every role stands in the document', () => {
  const words = wordsOf(file);
  const escaped = (text: string) => squeezed(text).replace(/&/g, '&amp;').replace(/</g, '&lt;');
  expect(ENDPOINTS.map(({ endpoint }) => escaped(endpoint.title)).filter(title => !words.includes(title))).toEqual([]);
  expect(DATA_KINDS.flatMap(({ name, purpose, keep }) => [name, purpose, keep]).filter(each => !words.includes(escaped(each)))).toEqual([]);
  expect(Object.values(ROLES).filter(({ name }) => !words.includes(name)).map(({ name }) => name)).toEqual([]);
  for (const each of ['云岭县', '一、功能清单', '二、数据清单', '三、权限', '四、安全措施', '五、第三方和出境', 'AES-256-GCM']) expect(words).toContain(squeezed(each));
});

(has('soffice') && has('pdftotext') ? test : test.skip)('an office program opens it and prints it', () => {
  const path = join(folder, 'pack.docx');
  writeFileSync(path, file);
  const run = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'pdf', '--outdir', folder, path], { encoding: 'utf8' });
  expect(run.status).toBe(0);
  const text = spawnSync('pdftotext', ['-layout', join(folder, 'pack.pdf'), '-'], { encoding: 'utf8' }).stdout;
  expect(text.split('\f').length).toBeGreaterThan(8);
  for (const each of ['功能清单', '数据清单', '县驻村办', '一次性登录码', '安全措施', '填报单位']) expect(squeezed(text)).toContain(each);
});

test('the operator writes it with a command', async () => {
  const out = join(folder, 'command.docx');
  expect(await operate(['filing-pack', '--county', '云岭县', '--out', out], {})).toMatchObject({ code: 0, text: expect.stringContaining(out) });
  expect(existsSync(out)).toBe(true);
  expect((await operate(['filing-pack'], {})).code).toBe(2);
});
