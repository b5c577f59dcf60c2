import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from '@village/shared/kernel/refusal';
import { inForceAt } from '@village/shared/policy/in-force';
import { parseProfile } from '@village/shared/policy/parse';
import type { DataSource } from 'typeorm';
import { connect } from '../src/common/database';
import { ENTITIES } from '../src/entities';
import { MIGRATIONS } from '../src/migrations';
import { EditionEntity } from '../src/policy/policy.entity';
import { newDatabase } from './databases';

/** A database in which regulations were adopted and values laid over them, before there were editions. */
const [COUNTY, TOWN] = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b'];
const adoption = (id: string, organisationId: string, profileId: string, effectiveFrom: string) =>
  ({ id, organisationId, profileId, effectiveFrom, adoptedBy: 'somebody', adoptedAt: `${effectiveFrom}T01:00:00.000Z` });
const value = (id: string, adoptionId: string, name: string, given: unknown, from: string, setAt: string) =>
  ({ id, adoptionId, name, value: JSON.stringify(given), reason: `决定 ${id}`, from, setBy: 'another', setAt });
const ADOPTIONS = [adoption('county', COUNTY, 'ordos-2018', '2025-01-01'), adoption('town-1', TOWN, 'pian04', '2025-02-01'), adoption('town-2', TOWN, 'pian06', '2025-04-01')];
const VALUES = [
  value('value-000001', 'county', 'settlement.submit_day', 8, '2025-01-01', '2025-01-05T01:00:00.000Z'),
  value('value-000002', 'county', 'settlement.submit_day', 10, '2025-03-06', '2025-03-06T01:00:00.000Z'),
  value('value-000003', 'county', 'settlement.compile_day', 3, '2025-01-01', '2025-03-07T01:00:00.000Z'),
  value('value-000004', 'town-1', 'settlement.submit_day', 9, '2025-05-01', '2025-05-01T01:00:00.000Z'),
];

let source: DataSource;
let folder: string;
let drop: () => Promise<void>;
let editions: EditionEntity[];

beforeAll(async () => {
  const own = await newDatabase(process.env.DATABASE_URL);
  drop = own.drop;
  folder = mkdtempSync(join(tmpdir(), 'village-'));
  const place = { databaseUrl: own.databaseUrl, dataFolder: folder };
  const before = MIGRATIONS.filter(each => Number(/\d{13}$/.exec(new each().name!)![0]) < 1763900000100);
  const old = await connect(place, { entities: [], migrations: before });
  await old.runMigrations({ transaction: 'each' });
  for (const [table, rows] of [['policy_adoption', ADOPTIONS], ['policy_value', VALUES]] as const) {
    for (const row of rows) await old.createQueryBuilder().insert().into(table, Object.keys(row)).values(row).execute();
  }
  await old.destroy();
  source = await connect(place, { entities: ENTITIES, migrations: MIGRATIONS });
  await source.runMigrations({ transaction: 'each' });
  editions = await source.manager.find(EditionEntity, { order: { ordinal: 'ASC' } });
});
afterAll(async () => {
  await source.destroy();
  await drop();
  rmSync(folder, { recursive: true });
});

test('每次选用、每个改动取值的日子各成一版；已被接替的制度上后来的改动从未生效，不成一版', () => {
  expect(editions.map(each => [each.id, each.organisationId, each.profileId, each.effectiveFrom, each.version])).toEqual([
    ['town-1', TOWN, 'pian04', '2025-02-01', '1'],
    ['county', COUNTY, 'ordos-2018', '2025-01-01', '1+2.000003'],
    ['value-000003', COUNTY, 'ordos-2018', '2025-03-06', '1+3.000003'],
    ['town-2', TOWN, 'pian06', '2025-04-01', '1'],
  ].sort(([, , , one], [, , , other]) => 0 * (one < other ? -1 : 1)));
  expect(editions.map(each => each.ordinal)).toEqual([1, 2, 3, 4]);
  expect(editions.every(each => each.state === 'published' && each.publishedBy !== null && each.profile.version === each.version)).toBe(true);
});

test.each([
  ['2024-12-31', null, null], ['2025-01-01', 8, 3], ['2025-03-05', 8, 3], ['2025-03-06', 10, 3], ['2025-12-31', 10, 3],
])('县里 %s 的取值和以前一样', (day, submit, compile) => {
  const found = inForceAt([COUNTY], editions, day);
  const values = isRefusal(found) ? {} : found.profile.values;
  expect([values['settlement.submit_day']?.value ?? null, values['settlement.compile_day']?.value ?? null]).toEqual([submit, compile]);
});

test('转存的每一版都读得进来，依据写着原来的条款和县里的决定', () => {
  for (const { profile } of editions) expect(isRefusal(parseProfile(profile))).toBe(false);
  const cited = editions.find(each => each.id === 'county')!.profile.values['settlement.submit_day'];
  expect(cited).toEqual({ value: 8, cite: ['第十八条', '决定 value-000001'], ...(cited.reading ? { reading: cited.reading } : {}) });
});

test('旧表没有了', async () => {
  await expect(source.query('SELECT * FROM policy_adoption')).rejects.toThrow();
  await expect(source.query('SELECT * FROM policy_value')).rejects.toThrow();
});
