import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identity } from '@village/shared/contract/identity';
import { organisation } from '@village/shared/contract/organisation';
import { presence } from '@village/shared/contract/presence';
import { startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { freeBytes } from '../common/disk';
import { MetricsService } from './metrics.service';

const figure = (text: string, name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);

test('a monitor on the same machine reads the figures, without a name, a number or an address of anybody', async () => {
  const app = await startApp({ metricsPort: 0 });
  try {
    const county = await build.county(app);
    const { id, phone } = await build.person(app, { name: '石监控', terms: [{ role: 'administrator', at: county }] });
    const caller = await app.sign(id);
    await caller.call(identity.me);
    await caller.call(organisation.person, { id });
    const address = `http://127.0.0.1:${app.get(MetricsService).port}`;
    const text = await (await fetch(`${address}/metrics`)).text();
    expect(text).toContain('village_answer_seconds_count{method="GET",path="/api/me",status="200"} 1');
    expect(figure(text, 'village_database_ready')).toBe(1);
    expect(figure(text, 'village_backup_last_seconds')).toBe(0);
    expect(figure(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e6);
    for (const own of [id, phone, '石监控', caller.token!]) expect(text).not.toContain(own);
    expect((await fetch(`${address}/`)).status).toBe(404);
    expect((await app.anonymous.raw('GET', '/metrics')).body).not.toEqual(expect.stringContaining('village_'));
  } finally {
    await app.close();
  }
});

test('without the setting there is no listener', async () => {
  const app = await startApp();
  expect(app.get(MetricsService).port).toBeNull();
  await app.close();
});

describe('before the disk is full', () => {
  let folder: string;
  let app: TestApp;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'village-disk-'));
    // More than any disk has.
    app = await startApp({ dataFolder: folder, diskReserve: 1e12 });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  it('nothing more is taken, in plain words; reading and signing in go on', async () => {
    const county = await build.county(app);
    const village = await build.village(app, { township: await build.township(app, { county }) });
    const member = await app.sign((await build.person(app, { terms: [{ role: 'team_member', team: await build.team(app, { village }) }] })).id);
    const answer = await member.send(presence.addCode, { villageId: village.id, kind: 'screen', name: '平板' });
    expect(answer).toMatchObject({ status: 507, body: { code: 'disk_low', text: expect.stringContaining('磁盘快满了') } });
    expect(await member.status(identity.me)).toBe(200);
    expect((await app.anonymous.raw('POST', '/api/sessions', { phone: '15200000000', password: 'x' })).status).not.toBe(507);
  });

  it('how much is free is asked of the disk of the data, also before there is a folder', async () => {
    expect(await freeBytes({ dataFolder: join(folder, 'not', 'yet', 'there') })).toBeGreaterThan(0);
    expect(await freeBytes({ dataFolder: ':memory:' })).toBeNull();
  });
});
