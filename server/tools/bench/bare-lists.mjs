// The same lists served by bare `node:http`: who holds the token, the plain SQL that reads the same answer, and the answer. No framework, no scope worked out,
// nothing made readable. For the due list the rules too, on the facts as the program gathered them: the statements read the rows these facts are made of.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { deserialize } from 'node:v8';
import { join } from 'node:path';
import { ROOT } from '../prepare.mjs';
import { answer, openBare } from './open-bare.mjs';

const load = createRequire(join(ROOT, 'server/package.json'));
const { read, personOf } = await openBare(process.env);
const asked = deserialize(readFileSync(process.env.BENCH_ASKED));
const lists = plainLists(asked);

createServer((request, response) => serve(request, response).catch(error => answer(response, 500, { fault: String(error) }))).listen(Number(process.env.PORT), '127.0.0.1');

async function serve(request, response) {
  const list = lists[request.url.slice(1)];
  if (!list) return answer(response, 200, { status: 'ready' });
  if (!await personOf(request, new Date().toISOString())) return answer(response, 401, {});
  answer(response, 200, await list());
}

function plainLists({ countyId, teamId, villageId, due }) {
  return {
    county: () => records("state = 'live' AND countyId = ?", [countyId]),
    team: () => records("state = 'live' AND teamId = ?", [teamId]),
    text: () => records("state = 'live' AND countyId = ? AND (INSTR(text, ?) > 0 OR INSTR(answers, ?) > 0)", [countyId, '清淤', '清淤']),
    kind: () => records("state = 'live' AND countyId = ? AND kind = ? AND day >= ? AND day <= ?", [countyId, 'mediation', '2026-01-01', '2026-02-28']),
    homes: () => homes('endedOn IS NULL AND villageId = ?', [villageId], 40),
    pinyin: () => homes('endedOn IS NULL AND villageId = ? AND INSTR(pinyin, ?) > 0', [villageId, ' zhaojianjian'], 0),
    due: () => dueList(teamId, villageId, due),
  };
}

/** The count, the page with its names, the pictures and closings of the page. */
async function records(where, values) {
  const [{ total }] = await read(`SELECT COUNT(*) AS total FROM record WHERE ${where}`, values);
  const page = `SELECT * FROM record WHERE ${where} ORDER BY day DESC, id DESC LIMIT 20`;
  // The page first, its names after it: joined at once, MariaDB sorts the whole county.
  const rows = await read(`SELECT page.*, person.name AS author, organisation.name AS village FROM (${page}) page JOIN person ON person.id = page.personId JOIN organisation ON organisation.id = page.villageId ORDER BY page.day DESC, page.id DESC`, values);
  if (rows.length === 0) return { total, items: [] };
  await read(`SELECT threadId FROM record WHERE state = 'live' AND closes = 1 AND threadId IN (${marks(rows)})`, rows.map(row => row.threadId));
  await read(`SELECT subjectId FROM photo WHERE subjectId IN (${marks(rows)})`, rows.map(row => row.rootId));
  return { total, items: rows };
}

async function homes(where, values, offset) {
  const [{ total }] = await read(`SELECT COUNT(*) AS total FROM household WHERE ${where}`, values);
  const rows = await read(`SELECT household.*, organisation.name AS village FROM household JOIN organisation ON organisation.id = household.villageId WHERE ${where} ORDER BY villageId, number LIMIT 20 OFFSET ${offset}`, values);
  if (rows.length === 0) return { total, items: [] };
  const ids = rows.map(row => row.id);
  await read(`SELECT id, householdId, kind, day, answers FROM record WHERE state = 'live' AND kind IN ('visit', 'household_event') AND householdId IN (${marks(ids)}) ORDER BY day, id`, ids);
  await read(`SELECT householdId FROM household_pair WHERE householdId IN (${marks(ids)}) AND \`to\` IS NULL`, ids);
  await read(`SELECT householdId FROM household_change WHERE state = 'conflict' AND householdId IN (${marks(ids)})`, ids);
  return { total, items: rows };
}

/** The team and its people, what they recorded for it, the households of its village with their visits; then the rules. */
async function dueList(teamId, villageId, { questions, years, since, until }) {
  const { dueItems } = load('@village/shared/rules/due');
  const { calendarOf } = load('@village/shared/rules/calendar');
  await read('SELECT team.*, village.name AS village, village.path FROM team JOIN organisation village ON village.id = team.villageId WHERE team.id = ?', [teamId]);
  await read('SELECT term.*, person.name FROM term JOIN person ON person.id = term.personId WHERE term.teamId = ?', [teamId]);
  await read('SELECT id, kind, day, answers, threadId, closes, personId FROM record WHERE state = \'live\' AND teamId = ? AND kind IN (\'practical_deed\', \'project\', \'service_day\', \'farmer_training\', \'symposium\', \'disclosure\') AND day BETWEEN ? AND ?', [teamId, since, until]);
  await read('SELECT id, state, tags FROM household WHERE villageId = ? AND endedOn IS NULL', [villageId]);
  await read('SELECT householdId, day FROM record WHERE state = \'live\' AND kind = \'visit\' AND villageId = ? AND day BETWEEN ? AND ? AND householdId IS NOT NULL ORDER BY day, id', [villageId, since, until]);
  const calendar = calendarOf(years);
  return { items: questions.flatMap(question => dueItems({ ...question, calendar })) };
}

function marks(list) {
  return list.map(() => '?').join();
}
