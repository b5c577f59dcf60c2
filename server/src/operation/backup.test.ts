import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { file } from '@village/shared/contract/file';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { rating, type RatingDetail } from '@village/shared/contract/rating';
import { type Caller, startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { newDatabase, type OwnDatabase } from '../../test/databases';
import { RatingCountEntity, RatingRoundEntity, RatingSlipEntity } from '../assessment/rating.entity';
import { markOf } from '../assessment/rating-vote.service';
import { Db } from '../common/db';
import { Dump } from '../common/dump';
import { newId } from '../common/id';
import { readSettings } from '../common/settings';
import { Secret } from '../common/secret';
import { newSlip } from '../common/slip-code';
import { HouseholdEntity } from '../household/household.entity';
import { PersonEntity } from '../organisation/organisation.entity';
import { BackupService } from './backup.service';
import { operate } from './main';
import { BackupEntity } from './operation.entity';
import { BackupScheduleService } from './schedule.service';

const PASSPHRASE = '桃树下的第三块石头后面有一口老井';
const KEYS = { QR_KEY: 'a1'.repeat(32), FIELD_KEY: 'b2'.repeat(32) };

let folder: string;
let app: TestApp;
let county: Organisation;
let village: Organisation, neighbour: Organisation;
let office: Caller, member: Caller;
let picture: { id: string; bytes: Buffer };
const databases: OwnDatabase[] = [];

/** An installation without a row: what its environment says, and what its folder is. */
async function place(name: string): Promise<Record<string, string>> {
  const database = await newDatabase(process.env.DATABASE_URL);
  databases.push(database);
  return { DATA_DIR: join(folder, name), BACKUP_PASSPHRASE: PASSPHRASE, LOG_LEVEL: 'silent', DEMO: '1', PORT: '0', ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}) };
}

const backups = () => join(folder, 'backups');
const environment = (own: Record<string, string>) => ({ ...own, ...KEYS, BACKUP_DIR: backups() });
const start = (own: Record<string, string>) => startApp(readSettings(environment(own)));
const schedule = () => app.get(BackupScheduleService);
const open = (at: Organisation) => office.call(rating.open, { villageId: at.id, raters: 'villagers', stage: 'yearly', period: '2025', closesOn: '2025-12-04', slips: 8, papers: 0 });

let source: Record<string, string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'village-backup-'));
  source = await place('source');
  app = await start(source);
  app.on('2025-12-01', '09:00');
  county = await build.county(app);
  const township = await build.township(app, { county, name: '柳河乡' });
  village = await build.village(app, { township, name: '前村' });
  neighbour = await build.village(app, { township, name: '后村' });
  const team = await build.team(app, { village });
  office = await app.sign((await build.person(app, { name: '镇办丁', terms: [{ role: 'township_office', at: township }] })).id);
  member = await app.sign((await build.person(app, { name: '队员乙', terms: [{ role: 'team_member', team }] })).id);
  await build.person(app, { terms: [{ role: 'team_leader', team: await build.team(app, { village: neighbour }) }] });
  const administrator = await app.sign((await build.person(app, { name: '管理员', terms: [{ role: 'administrator', at: county }] })).id);
  await administrator.call(policy.adopt, { organisationId: county.id, profileId: 'pian09b', effectiveFrom: '2024-01-01' });
  for (const at of [village, neighbour]) {
    for (let number = 0; number < 12; number += 1) {
      await app.get(Db).of(HouseholdEntity).insert({
        id: newId(), countyId: county.id, townshipId: township.id, villageId: at.id, number: `01-${number}`, place: '一组', headName: `户主${number}`, pinyin: '', people: 3, phoneSealed: null, idSealed: null,
        state: 'not_poor', monitored: '', tags: '', note: '', version: 1, endedOn: null,
      });
    }
  }
  const sent = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#1E6B52' } }).jpeg().toBuffer();
  const { id } = await member.call(file.upload, { purpose: 'leave_attachment', name: '证明.jpg' }, sent);
  picture = { id, bytes: Buffer.from((await member.file(file.mine, { id })).file) };
}, 180_000);
afterAll(async () => {
  await app.close();
  for (const { drop } of databases) await drop();
  rmSync(folder, { recursive: true });
});

/** As if somebody had last written there at this instant. */
const touched = (path: string, at: string) => utimesSync(path, new Date(at), new Date(at));
/** Every byte that lies in the folder of backups. */
const stored = () => readdirSync(backups(), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => readFileSync(join(entry.parentPath, entry.name)));
const names = () => readdirSync(backups()).filter(name => name.startsWith('2025')).sort();
/** The first backup put back. */
const restored = (own: Record<string, string>, ...given: string[]) => operate(['restore', '--from', join(backups(), names()[0]), ...given], own);

describe('the drill', () => {
  let running: RatingDetail, ending: RatingDetail;
  let slip: string;
  let sums: unknown;

  it('copies the rows, files and keys as they are at one moment, sealed', async () => {
    running = await open(village);
    ending = await open(neighbour);
    slip = newSlip();
    const { keySealed } = await app.get(Db).of(RatingRoundEntity).findOneByOrFail({ id: running.id });
    await app.get(Db).put(RatingSlipEntity, [{ mark: markOf(app.get(Secret).open(keySealed!), slip), roundId: running.id, used: false }]);
    sums = (await app.get(Dump).sums()).filter(({ table }) => !['session', 'backup', 'erasure_day', 'rating_round', 'rating_slip', 'rating_count'].includes(table));
    const made = await schedule().make('drill');
    expect(made).toMatchObject({ state: 'done', reason: '', fileCount: 1 });
    expect(made!.rowCount).toBeGreaterThan(20);
    const everything = Buffer.concat(stored());
    for (const secret of ['镇办丁', '户主1', KEYS.FIELD_KEY, keySealed!, PASSPHRASE]) expect(everything.includes(secret)).toBe(false);
    expect(await operate(['backup', '--check'], environment(source))).toEqual({ text: '1 份备份都完整。', code: 0 });
  });

  it('takes the key of a rating that is over out of the backups, and it does not come back', async () => {
    const key = join(backups(), 'ratings', ending.id);
    const copy = join(folder, 'stolen-key');
    cpSync(key, copy);
    await office.call(rating.withdraw, { id: ending.id, reason: '试验' });
    app.on('2025-12-02', '00:10');
    await schedule().run();
    expect(existsSync(key)).toBe(false);
    expect(existsSync(join(backups(), 'ratings', running.id))).toBe(true);
    // Somebody lays the file back: it is on the list of the destroyed ones all the same.
    cpSync(copy, key);
  });

  it('puts all of it into an installation without a row, and everybody signs in anew', async () => {
    const target = await place('target');
    const keys = join(folder, 'keys.env');
    const { text, code } = await restored(target, '--keys', keys);
    expect({ text, code }).toEqual({ text: expect.stringMatching(/已恢复 2025-12-01T01:00:00\.000Z 的备份：\d+ 行，1 个文件，与清单一致[^]*有 1 次测评在备份以后已经结束，密钥不恢复，已作废/), code: 0 });
    expect(readFileSync(keys, 'utf8')).toBe(`QR_KEY=${KEYS.QR_KEY}\nFIELD_KEY=${KEYS.FIELD_KEY}\n`);

    const other = await start(target);
    try {
      other.on('2025-12-01', '10:00');
      expect((await other.get(Dump).sums()).filter(({ table }) => !['session', 'backup', 'erasure_day', 'rating_round', 'rating_slip', 'rating_count'].includes(table))).toEqual(sums);
      expect(await other.withToken(member.token!).status(file.mine, { id: picture.id })).toBe(401);
      const people = await other.get(Db).of(PersonEntity).find();
      const again = await other.sign(people.find(({ name }) => name === '队员乙')!.id);
      expect(Buffer.from((await again.file(file.mine, { id: picture.id })).file).equals(picture.bytes)).toBe(true);

      const rounds = new Map((await other.get(Db).of(RatingRoundEntity).find()).map(round => [round.id, round]));
      expect(rounds.get(ending.id)).toMatchObject({ state: 'withdrawn', keySealed: null, withdrawnReason: expect.stringContaining('密钥已经销毁') });
      expect(await other.get(Db).of(RatingCountEntity).countBy({ roundId: ending.id })).toBe(0);
      // The other one goes on: its slip is taken, once.
      const vote = () => other.anonymous.send(rating.vote, { number: slip, answers: running.questions.map(({ key }) => ({ key, answer: 'satisfied' as const })) });
      expect((await vote()).status).toBe(200);
      expect((await vote()).status).toBe(422);
    } finally {
      await other.close();
    }
  });

  if (process.env.DATABASE_URL) {
    it('a county moves from the database server into a file and back, every row the same', async () => {
      const { DATABASE_URL: _, ...file } = await place('file');
      expect(await restored(file)).toMatchObject({ code: 0, text: expect.stringContaining('与清单一致') });
      const again = join(folder, 'again');
      expect(await operate(['backup'], { ...environment(file), BACKUP_DIR: again })).toMatchObject({ code: 0 });
      expect(await operate(['restore', '--from', again], await place('back'))).toMatchObject({ code: 0, text: expect.stringContaining('与清单一致') });
    });
  }

  it('never writes over what is there, and says what does not fit', async () => {
    expect(await restored(source)).toEqual({ text: expect.stringContaining('这里已经有数据'), code: 1 });
    expect(await restored({ ...await place('wrong'), BACKUP_PASSPHRASE: '另外一个很长的口令一二三四五六七八' })).toEqual({ text: expect.stringContaining('备份口令不对'), code: 1 });
    expect(await restored({ ...await place('other-key'), FIELD_KEY: 'c3'.repeat(32) })).toEqual({ text: expect.stringContaining('FIELD_KEY 与备份里的不同'), code: 1 });
    expect(await operate(['restore', '--from', folder], await place('nowhere'))).toEqual({ text: expect.stringContaining('key.json'), code: 1 });
    expect(await operate(['copy'], source)).toEqual({ text: expect.stringContaining('用法：'), code: 2 });
  });

  it.each([
    ['a byte of the rows', 'database', (bytes: Buffer) => { bytes[bytes.length >> 1] ^= 1; return bytes; }, /database 坏了/],
    ['the end of the rows', 'database', (bytes: Buffer) => bytes.subarray(0, -40), /database 坏了/],
    ['a number of the manifest', 'manifest.json', (bytes: Buffer) => Buffer.from(bytes.toString().replace(/"rows":\d/, '"rows":9')), /manifest\.json 被改动过/],
    ['the list of files', 'files', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from(`${'0'.repeat(64)}\n`)]), /清单被改动过/],
  ])('refuses a copy in which %s was changed, before a row is written', async (_, name, change, said) => {
    const damaged = join(folder, newId());
    cpSync(backups(), damaged, { recursive: true });
    const path = join(damaged, names().at(-1)!, name);
    writeFileSync(path, change(readFileSync(path)));
    const target = await place(newId());
    expect(await operate(['restore', '--from', damaged], target)).toEqual({ text: expect.stringMatching(said), code: 1 });
    expect(existsSync(join(target.DATA_DIR, 'village.sqlite'))).toBe(false);
  });
});

describe('the schedule', () => {
  const runs = () => app.get(Db).of(BackupEntity).find({ order: { startedAt: 'ASC', id: 'ASC' } });

  it('makes one a day at its time, one of several instances', async () => {
    app.on('2025-12-02', '02:29');
    await schedule().run();
    expect(await runs()).toHaveLength(1);
    app.on('2025-12-02', '02:30');
    await Promise.all([schedule().run(), schedule().run(), schedule().run()]);
    app.on('2025-12-02', '23:00');
    await schedule().run();
    expect((await runs()).map(({ state }) => state)).toEqual(['done', 'done']);
    expect(names()).toHaveLength(2);
  });

  it('tries again in the next hour where it failed, and says why', async () => {
    app.on('2025-12-03', '02:30');
    const key = join(backups(), 'key.json');
    const text = readFileSync(key, 'utf8');
    writeFileSync(key, text.replace(/"check":"(.)/, (_, first) => `"check":"${first === '-' ? '_' : '-'}`));
    const fresh = await startApp({ ...readSettings(environment(await place('fresh'))) });
    fresh.on('2025-12-03', '02:30');
    await fresh.get(BackupScheduleService).run().catch(() => undefined);
    const failed = await fresh.get(BackupScheduleService).make('by hand');
    expect(failed).toMatchObject({ state: 'failed', reason: expect.stringContaining('备份口令不对') });
    writeFileSync(key, text);
    await fresh.get(BackupScheduleService).run();
    expect((await fresh.get(BackupScheduleService).latest(1))[0]).toMatchObject({ state: 'done' });
    await fresh.close();
  });

  it('nothing half stands under the name of a whole one, and what was given up a day ago goes with the next', async () => {
    const half = join(backups(), '2025-12-03T00-00-00-000Z.half');
    cpSync(join(backups(), names()[0]), half, { recursive: true });
    appendFileSync(join(half, 'database'), 'x');
    touched(half, '2025-12-03T00:00:00Z');
    expect(await operate(['backup', '--check'], environment(source))).toMatchObject({ code: 0 });
    app.on('2025-12-04', '09:00');
    await schedule().run();
    expect(existsSync(half)).toBe(false);
  });

  it('one by hand beside another: each leaves alone what the other has not finished, and the files it counts on', async () => {
    // The other one, of another process: it began an hour ago, and stands before its list of files.
    app.on('2025-12-05', '08:00');
    const other = await app.get(BackupService).archive();
    const half = '2025-12-05T00-00-00-000Z.half';
    await other.begin(half, '2025-12-05T00:00:00.000Z');
    await other.writeList(half, []);
    touched(join(backups(), half), '2025-12-05T00:00:00Z');
    const counted = join(backups(), 'files', 'ab', 'ab'.repeat(32));
    mkdirSync(dirname(counted), { recursive: true });
    writeFileSync(counted, 'x');
    // Ages later so many are there that old ones go.
    for (let day = 5; day < 30; day += 1) {
      app.on(`2025-12-${String(day).padStart(2, '0')}`, '09:00');
      touched(join(backups(), half), `2025-12-${String(day).padStart(2, '0')}T00:00:00Z`);
      expect(await schedule().make(`by hand ${day}`)).toMatchObject({ state: 'done' });
    }
    expect(names()).not.toContain('2025-12-04T01-00-00-000Z');
    expect([existsSync(join(backups(), half, 'files')), existsSync(counted)]).toEqual([true, true]);
    // It is given up, and nothing counts on the file any more.
    app.on('2025-12-31', '09:00');
    expect(await schedule().make('by hand 31')).toMatchObject({ state: 'done' });
    expect([existsSync(join(backups(), half)), existsSync(counted)]).toEqual([false, false]);
  });
});

it('what is written while it copies is not in the copy, and nobody waits for it', async () => {
  const dump = app.get(Dump);
  const pages = dump.pages();
  const first = await pages.next();
  expect(first.done).toBe(false);
  await build.person(app, { name: '后来的人', county });
  let seen = '';
  for await (const page of pages) seen += JSON.stringify(page.rows);
  expect(seen).toContain('镇办丁');
  expect(seen).not.toContain('后来的人');
});

