// What a month sheet cannot do without: the rows it speaks of, read in plain SQL, and the rules on the facts of each person. No framework, no permission, no answer.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../prepare.mjs';
import { MONTH } from './county.mjs';

const load = createRequire(join(ROOT, 'server/package.json'));

/** Gives the work to be timed, and how it is ended. */
export async function bareSheet(county) {
  const { sheetRow } = load('@village/shared/rules/attendance-sheet');
  const { lastDay } = load('@village/shared/kernel/day');
  const { holding } = load('./dist/attendance/presence.service.js');
  const policies = county.get('policy/policy.service.js', 'PolicyService');
  const profile = await policies.activeFor(`${county.who.grants[0].path}${county.townshipId}/`, lastDay(MONTH));
  const calendar = await policies.calendar();
  const { read, close } = await readerOf(county.environment);
  const work = async () => {
    const [presences, terms, leaves] = [
      await read(`SELECT id, personId, teamId, day, half, state, mode, claimedAt, receivedAt FROM presence WHERE day BETWEEN '${MONTH}-01' AND '${MONTH}-31'`),
      await read("SELECT term.personId, term.role, term.`from`, term.`to`, person.name, person.post FROM term JOIN person ON person.id = term.personId WHERE term.teamId IS NOT NULL"),
      await read(`SELECT personId, kind, startDay, startHalf, endDay, endHalf FROM \`leave\` WHERE startDay <= '${MONTH}-31' AND endDay >= '${MONTH}-01'`),
    ];
    const of = grouped(presences);
    const [termsOf, leavesOf] = [grouped(terms), grouped(leaves)];
    for (const [personId, own] of termsOf) {
      sheetRow(profile, calendar, { month: MONTH, until: lastDay(MONTH), terms: own, presences: holding(of.get(personId) ?? []), leaves: (leavesOf.get(personId) ?? []).map(({ kind, ...span }) => ({ kind, span, returned: null })) });
    }
  };
  return { work, close };
}

async function readerOf({ DATABASE_URL, DATA_DIR }) {
  if (!DATABASE_URL) {
    const file = new (load('./dist/common/sqlite.js').SqliteDatabase)(join(DATA_DIR, 'village.sqlite'), { readonly: true });
    return { read: async sql => file.prepare(sql).all(), close: () => file.close() };
  }
  const pool = load('mysql2/promise').createPool({ uri: DATABASE_URL, connectionLimit: 1 });
  return { read: async sql => (await pool.query(sql))[0], close: () => pool.end() };
}

function grouped(rows) {
  const people = new Map();
  for (const row of rows) {
    const own = people.get(row.personId);
    if (own) own.push(row);
    else people.set(row.personId, [row]);
  }
  return people;
}
