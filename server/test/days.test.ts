import { identity } from '@village/shared/contract/identity';
import { organisation } from '@village/shared/contract/organisation';
import { Clock } from '../src/common/time';
import { JournalEntry, Journal } from '../src/common/journal';
import { Db } from '../src/common/db';
import { startApp, type TestApp } from './app';
import * as build from './build';

let app: TestApp;
beforeAll(async () => { app = await startApp(); });
afterAll(() => app.close());

test('the day changes at midnight of UTC+8', () => {
  app.on('2025-03-05', '23:59');
  expect([app.clock.instant, app.get(Clock).today(), app.get(Clock).time()]).toEqual(['2025-03-05T15:59:00.000Z', '2025-03-05', '23:59']);
  app.on('2025-03-06', '00:00');
  expect([app.clock.instant, app.get(Clock).today(), app.get(Clock).time()]).toEqual(['2025-03-05T16:00:00.000Z', '2025-03-06', '00:00']);
});

test('a term begins at midnight of UTC+8', async () => {
  const county = await build.county(app);
  const person = await build.person(app, { terms: [{ role: 'county_office', at: county }, { role: 'administrator', at: county, from: '2025-03-06' }] });
  app.on('2025-03-05', '23:59');
  expect((await (await app.sign(person.id)).call(identity.me)).roles.map(each => each.role)).toEqual(['county_office']);
  app.on('2025-03-06', '00:00');
  expect((await (await app.sign(person.id)).call(identity.me)).roles.map(each => each.role).sort()).toEqual(['administrator', 'county_office']);
});

test('a day comes back from the database as it went in', async () => {
  app.on('2025-03-06');
  const county = await build.county(app);
  const village = await build.village(app, { township: await build.township(app, { county }) });
  const administrator = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  const team = await administrator.call(organisation.addTeam, { villageId: village.id, name: '驻村工作队', from: '2025-03-09' });
  expect(team.from).toBe('2025-03-09');
  expect((await administrator.call(organisation.teams, { on: '2025-03-09' })).map(each => [each.id, each.from, each.to])).toContainEqual([team.id, '2025-03-09', null]);
  expect((await administrator.call(organisation.teams, { on: '2025-03-08' })).map(each => each.id)).not.toContain(team.id);
});

test('an instant comes back from the database as it went in', async () => {
  app.on('2025-03-09', '02:30');
  await app.get(Journal).note(null, 'days.test', 'subject');
  expect(await app.get(Db).of(JournalEntry).findOneByOrFail({ action: 'days.test' })).toMatchObject({ at: '2025-03-08T18:30:00.000Z', subjectId: 'subject' });
});
