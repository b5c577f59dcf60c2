// A county of the size the program is made for, in a database of its own: one township, 40 villages, 1,000 cadres.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../prepare.mjs';
import { openPlace } from './place.mjs';

const load = createRequire(import.meta.url);
const dist = path => load(join(ROOT, 'server/dist', path));
const VILLAGES = 40;
const MEMBERS = 25;
export const MONTH = '2026-03';
export const TODAY = '2026-04-02';

/** Opens the application on a new county; `close` removes it again. `villages` and `members` say how many cadres, `months` which months of theirs are filled. */
export async function openCounty({ villages = VILLAGES, members = MEMBERS, months = [] } = {}) {
  const place = await openPlace();
  const environment = { ...place.settings, DEMO: '1', LOG_LEVEL: 'silent', PORT: '0', TRUSTED_PROXY: '127.0.0.1' };
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = dist('app.module.js');
  const { readSettings } = dist('common/settings.js');
  const { PastClock } = dist('demo/past-clock.js');
  const clock = new PastClock();
  if (months.length) clock.set(TODAY, '09:00');
  const app = await NestFactory.createApplicationContext(AppModule.with(readSettings(environment), clock), { logger: ['error'] });
  const get = (path, name) => app.get(dist(path)[name]);
  const county = { app, folder: place.folder, called: place.called, environment, get, cadres: [], townshipId: '', who: null };
  await get('common/db.js', 'Db').transaction(() => fill(county, { villages, members }));
  await presences(county, months);
  return { ...county, close: async () => { await app.close(); await place.remove(); } };
}

async function fill(county, { villages, members }) {
  const { get } = county;
  const { newId } = dist('common/id.js');
  const { TermEntity } = dist('organisation/organisation.entity.js');
  const from = '2025-01-01';
  await get('identity/administrator.service.js', 'AdministratorService').create({ county: '量尺县', name: '量尺', phone: '19900009999', again: false });
  const persons = get('organisation/person.service.js', 'PersonService');
  const administratorId = await persons.idByPhone('19900009999');
  const held = await get('organisation/holder.service.js', 'HolderService').heldBy(administratorId, get('common/time.js', 'Clock').today());
  county.who = { personId: administratorId, sessionId: 'bench', grants: held };
  const organisations = get('organisation/organisation.service.js', 'OrganisationService');
  const township = await organisations.add({ kind: 'township', name: '量尺镇', parentId: held[0].organisationId }, county.who);
  county.townshipId = township.id;
  await get('policy/draft.service.js', 'DraftService').adopt({ organisationId: township.id, profileId: 'pian04', effectiveFrom: from }, county.who);
  const terms = [];
  for (let village = 0; village < villages; village += 1) {
    const { id: villageId } = await organisations.add({ kind: 'village', name: `第${village}村`, parentId: township.id }, county.who);
    const { id: teamId } = await get('organisation/team.service.js', 'TeamService').add({ villageId, name: `第${village}队`, from }, county.who);
    for (let member = 0; member < members; member += 1) {
      const number = village * members + member;
      const personId = await persons.insert({ countyId: held[0].organisationId, name: `量尺${number}`, phone: `1990001${String(number).padStart(4, '0')}`, unitId: null, post: null });
      terms.push({ id: newId(), personId, role: member === 0 ? 'team_leader' : 'team_member', organisationId: villageId, teamId, from, to: null });
      county.cadres.push({ personId, teamId, villageId });
    }
  }
  const db = get('common/db.js', 'Db');
  for (let start = 0; start < terms.length; start += 100) await db.of(TermEntity).insert(terms.slice(start, start + 100));
}

/** Both halves of every day of the months, for everybody; written past the services, which would take minutes. */
export async function presences({ get, cadres }, months) {
  const { daysOf, instantOf } = load('@village/shared/kernel/day');
  const { newId } = dist('common/id.js');
  const { PresenceEntity } = dist('attendance/attendance.entity.js');
  const db = get('common/db.js', 'Db');
  let number = 0;
  for (const month of months) {
    await db.transaction(async () => {
      for (const day of daysOf(month)) {
        const rows = cadres.flatMap(({ personId, teamId }) => ['am', 'pm'].map(half => {
          number += 1;
          const at = instantOf(day, half === 'am' ? '08:30' : '14:10');
          return {
            id: newId(), clientKey: `bench-${month}-${number}`, line: 0, fingerprint: '', personId, teamId, day, half, state: 'in_village', mode: 'self',
            claimedAt: at, receivedAt: at, recordedBy: personId, note: '', reason: '', supersedes: null,
          };
        }));
        for (let start = 0; start < rows.length; start += 500) await insertAll(db, PresenceEntity, rows.slice(start, start + 500));
      }
    });
  }
}

/** One statement for many rows, without making entities of them. */
function insertAll({ manager, dialect }, entity, rows) {
  const columns = Object.keys(rows[0]);
  const quoted = name => (dialect === 'sqlite' ? `"${name}"` : `\`${name}\``);
  const { tableName } = manager.dataSource.getMetadata(entity);
  return manager.query(`INSERT INTO ${quoted(tableName)} (${columns.map(quoted).join(', ')}) VALUES ${rows.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ')}`, rows.flatMap(row => columns.map(name => row[name])));
}
