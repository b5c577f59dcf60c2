import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identity } from '@village/shared/contract/identity';
import { StandingClock, startApp } from '../../test/app';
import { newDatabase } from '../../test/databases';
import { readSettings } from '../common/settings';
import { createAdministrator } from './create-administrator';

const PHONE = '15200000001';
const FIRST = ['--county', '云岭县', '--name', '张管理', '--phone', PHONE];
let folder: string;
let drop: () => Promise<void>;
let production: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'village-administrator-'));
  const database = await newDatabase(process.env.DATABASE_URL);
  drop = database.drop;
  production = {
    NODE_ENV: 'production', DATA_DIR: folder, PUBLIC_URL: 'https://village.example', QR_KEY: '1'.repeat(64), FIELD_KEY: '2'.repeat(64),
    WECHAT_APP_ID: 'wx1111111111111111', WECHAT_SECRET: 'a secret', LOG_LEVEL: 'silent', ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}),
  };
});
afterAll(async () => {
  await drop();
  rmSync(folder, { recursive: true });
});

const run = (...given: string[]) => createAdministrator(given, production, new StandingClock());
const codeIn = (text: string) => /一次性登录码：(\d{4} \d{4} \d{4})/.exec(text)?.[1] ?? '';

test.each([[[]], [['--county', '云岭县', '--name', '张管理']], [['--county', '云岭县', '--name', '张管理', '--phone', '123']], [[...FIRST, '--force']], [['--county', ' ', ...FIRST.slice(2)]]])(
  'a command that is not understood says how it is used: %j', async given => {
    expect(await run(...given)).toEqual({ text: expect.stringContaining('用法：npm run administrator'), code: 2 });
  });

test('without its secrets the command does nothing and names them', async () => {
  await expect(createAdministrator(FIRST, { ...production, FIELD_KEY: undefined })).rejects.toThrow('FIELD_KEY');
});

test('on an empty production system it makes one administrator, who signs in with the code and sets a password', async () => {
  const made = await run(...FIRST);
  expect(made).toEqual({ text: expect.stringContaining('已为“云岭县”设立管理员：张管理'), code: 0 });
  expect(made.text).not.toContain(PHONE);

  expect(await run(...FIRST)).toEqual({ text: expect.stringContaining('云岭县已有管理员'), code: 1 });
  expect(await run(...FIRST.slice(0, 3), '李替补', '--phone', '15200000002')).toMatchObject({ code: 1 });

  const app = await startApp(readSettings(production));
  try {
    const { token, mustSetPassword } = await app.anonymous.call(identity.signIn, { phone: PHONE, password: codeIn(made.text) });
    expect(mustSetPassword).toBe(true);
    const caller = app.withToken(token);
    await caller.call(identity.changePassword, { next: '桃树下的第3块石头' });
    expect(await caller.call(identity.me)).toMatchObject({ name: '张管理', roles: [{ role: 'administrator', organisationName: '云岭县' }] });
    expect(await app.anonymous.call(identity.demoIdentities)).toEqual([]);
  } finally {
    await app.close();
  }
});

test('with --again there is another administrator, or another code for the same one', async () => {
  expect(await run('--county', '云岭县', '--name', '李替补', '--phone', '15200000002', '--again')).toMatchObject({ code: 0 });
  const again = await run(...FIRST, '--again');
  expect(again.code).toBe(0);
  expect(codeIn(again.text)).not.toBe('');
});

test('a number that stands on the roster under another name, or in another county, is refused', async () => {
  expect(await run('--county', '云岭县', '--name', '王五', '--phone', PHONE, '--again')).toEqual({ text: expect.stringContaining('登记的是“张管理”'), code: 1 });
  expect(await run('--county', '别山县', '--name', '张管理', '--phone', PHONE)).toEqual({ text: expect.stringContaining('云岭县已有管理员'), code: 1 });
  expect(await run('--county', '别山县', '--name', '张管理', '--phone', PHONE, '--again')).toEqual({ text: expect.stringContaining('别的县'), code: 1 });
});
