import { arrangement } from '@village/shared/contract/arrangement';
import { policy } from '@village/shared/contract/policy';
import { simulation } from '@village/shared/contract/simulation';
import { instantOf } from '@village/shared/kernel/day';
import { HALVES } from '@village/shared/kernel/half-day';
import * as build from '../../test/build';
import { startApp, type TestApp } from '../../test/app';
import { PresenceEntity } from '../attendance/attendance.entity';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { RunService } from './run.service';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-12', '09:00');
});
afterAll(() => app.close());

test('模拟和考勤表一样照另定的驻村办公日算：改到星期四来了的人，改前是达标的', async () => {
  const county = await build.county(app);
  const town = await build.township(app, { county });
  const team = await build.team(app, { village: await build.village(app, { township: town }) });
  const cadre = await build.person(app, { name: '张三', terms: [{ role: 'linked_cadre', team }] });
  const [administrator, officer] = await Promise.all([{ role: 'administrator' as const, at: county }, { role: 'township_office' as const, at: town }]
    .map(async term => (await build.person(app, { terms: [term] })).id));
  const inForce = await (await app.sign(administrator)).call(policy.adopt, { organisationId: county.id, profileId: 'lucun', effectiveFrom: '2024-01-01' });
  await (await app.sign(officer)).call(arrangement.arrange, { organisationId: town.id, kind: 'office_day', day: '2025-03-20', instead: '2025-03-18', text: '全镇防汛演练' });
  await app.get(Db).of(PresenceEntity).insert(['2025-03-04', '2025-03-11', '2025-03-20', '2025-03-25'].flatMap(day => HALVES.map((half, line): PresenceEntity => {
    const at = instantOf(day, half === 'am' ? '08:20' : '13:20');
    return {
      id: newId(), clientKey: `${day}-${half}`, line, fingerprint: '', personId: cadre.id, teamId: team.id, day, half, state: 'in_village', mode: 'self', claimedAt: at, receivedAt: at, recordedBy: cadre.id,
      note: '', reason: '', supersedes: null, book: null,
    };
  })));
  app.on('2025-04-02', '09:00');
  const caller = await app.sign(administrator);
  const draft = await caller.call(policy.copy, { id: inForce.id });
  await caller.call(policy.setValue, {
    id: draft.id, revision: draft.revision, key: 'attendance.required', cite: ['镇办〔2025〕3号'], value: JSON.stringify([{ period: 'month', days: 5, unit: 'days', counts: ['in_village'] }]),
  });
  const { id } = await caller.call(simulation.start, { id: draft.id, from: '2025-03', to: '2025-03' });
  await app.get(RunService).ended(id);
  const { items } = await caller.call(simulation.results, { id, kind: 'sheet' });
  expect(items.map(({ personName, changes }) => [personName, changes.find(({ what }) => what === '是否达标')])).toMatchObject([['张三', { before: '达标', after: '未达标' }]]);
  expect(items[0].changes).toContainEqual(expect.objectContaining({ what: '应驻村', before: '4 天', after: '5 天' }));
});
