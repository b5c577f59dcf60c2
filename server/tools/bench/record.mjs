// Lists and searches of a county with 100,000 entries and 20,000 households, and what a team has to do in a month: through the whole door, over HTTP, against
// plain SQL that reads the same answer on the same database, served by a bare `node:http` that also asks who holds the token. Without HTTP on both sides the
// smallest lists, which plain SQL reads in less than a millisecond, would be compared with nothing a person could ever be served.
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { ROOT } from '../prepare.mjs';
import { openCounty } from './county.mjs';
import { serve } from './serving.mjs';

const load = createRequire(import.meta.url);
const dist = path => load(join(ROOT, 'server/dist', path));
const RECORDS = 100_000;
const HOUSEHOLDS = 20_000;
const ROUNDS = 100;
const WARM = 30;
/** Three times what plain SQL takes, at the middle of a hundred and at the slowest. */
const ALLOWED = 3;
const DUE_MONTH = '2026-03';
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];
const GIVEN = [...'建国文明志强小红长河春晓立新大川国栋海燕永胜铁山'];
const TEXTS = ['走访农户，了解春耕备耕情况，帮助联系种子和化肥', '调解两户的地界纠纷，双方签了协议', '整理党员活动室，更新公开栏的内容', '帮助老人在手机上办理养老认证', '和村干部一起查看水渠，安排清淤'];
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

export async function measure() {
  const county = await openCounty({ members: 3 });
  const servers = [];
  try {
    await fill(county);
    const [cadre] = county.cadres;
    const sessions = county.get('identity/session.service.js', 'SessionService');
    const [own, all] = [(await sessions.open(cadre.personId, { kind: 'wechat' })).token, (await sessions.open(county.who.personId, { kind: 'browser' })).token];
    const asked = join(county.folder, 'asked');
    writeFileSync(asked, serialize({ countyId: county.who.grants[0].organisationId, teamId: cadre.teamId, villageId: cadre.villageId, due: await dueOf(county, cadre.teamId) }));
    for (const file of ['server/dist/main.js', 'server/tools/bench/bare-lists.mjs']) servers.push(await serve(join(ROOT, file), { ...county.environment, BENCH_ASKED: asked }));
    const [ours, bare] = servers.map(({ port }) => port);
    const against = (name, token, list, path, body) => compare(name, () => call(ours, `/api${path}`, token, body), () => call(bare, `/${list}`, token));
    const days = new URLSearchParams({ kind: 'mediation', from: '2026-01-01', to: '2026-02-28' });
    return [
      ...await against('record.list_county', all, 'county', '/records'),
      ...await against('record.list_team', own, 'team', '/records'),
      ...await against('record.search_text', all, 'text', `/records?${new URLSearchParams({ search: '清淤' })}`),
      ...await against('record.search_kind_days', all, 'kind', `/records?${days}`),
      ...await against('household.list', own, 'homes', '/households/list', { page: 3 }),
      ...await against('household.search_pinyin', own, 'pinyin', '/households/list', { search: 'zhaojianjian' }),
      ...await against('due.team_month', own, 'due', `/due/of/team/${cadre.teamId}?period=${DUE_MONTH}`),
    ];
  } finally {
    for (const server of servers) await server.stop();
    await county.close();
  }
}

/** In turns, so that whatever slows the machine slows both. */
async function compare(name, ours, bare) {
  const [found, wanted] = [await ours(), await bare()];
  if (found.items.length === 0 || found.items.length !== wanted.items.length || (found.total ?? 0) !== Number(wanted.total ?? 0)) throw new Error(`${name}: ${found.items.length} of ${found.total} found, plain SQL ${wanted.items.length} of ${wanted.total}`);
  const [own, other] = [[], []];
  for (let round = 0; round < ROUNDS + WARM; round += 1) {
    const [theirs, mine] = [await timed(bare), await timed(ours)];
    if (round >= WARM) {
      other.push(theirs);
      own.push(mine);
    }
  }
  const [slow, bareSlow] = [own, other].map(times => at(times, 0.99));
  const [half, bareHalf] = [own, other].map(times => at(times, 0.5));
  return [
    { name, ratio: half / bareHalf, allowed: ALLOWED, told: `${half.toFixed(1)} ms, plain SQL ${bareHalf.toFixed(1)} ms (half of them)` },
    { name: `${name}.slowest`, ratio: slow / bareSlow, allowed: ALLOWED, spread: bareSlow / bareHalf, told: `${slow.toFixed(1)} ms, plain SQL ${bareSlow.toFixed(1)} ms (99 of 100)` },
  ];
}

const at = (times, share) => [...times].sort((one, two) => one - two)[Math.ceil(times.length * share) - 1];

async function timed(work) {
  const began = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - began) / 1e6;
}

function call(port, path, token, body) {
  return new Promise((done, fail) => {
    const text = body && JSON.stringify(body);
    const headers = { authorization: `Bearer ${token}`, ...(text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}) };
    const sent = request({ port, path, agent, method: text ? 'POST' : 'GET', headers }, response => {
      let answer = '';
      response.setEncoding('utf8').on('data', chunk => { answer += chunk; }).on('end', () => (response.statusCode < 300 ? done(JSON.parse(answer)) : fail(new Error(`${path}: ${response.statusCode} ${answer.slice(0, 200)}`))));
    });
    sent.on('error', fail).end(text);
  });
}

/** What the rules are asked about the team and its people, with the facts the program gathers for it. */
async function dueOf({ app, get }, teamId) {
  const { DUE_LOADERS, together } = dist('due/loader.js');
  const { firstDay, lastDay } = load('@village/shared/kernel/day');
  const [from, to] = [firstDay(DUE_MONTH), lastDay(DUE_MONTH)];
  const subjects = await get('due/subject.service.js', 'SubjectService').ofTeams([teamId], from, to);
  const today = get('common/time.js', 'Clock').today();
  const scope = { subjects, from, to, today, since: '2025-01-01', until: '2026-12-31' };
  const loaded = [];
  for (const loader of app.get(DUE_LOADERS)) loaded.push(await loader.load(scope));
  const own = subjects.filter(subject => subject.owner === 'team' && subject.id === teamId);
  const rules = await get('attendance/stay.service.js', 'StayService').rulesIn(`/${own[0].path.split('/').filter(Boolean).slice(0, 2).join('/')}/`, from, to);
  const questions = own.map(subject => ({ rules, subject, facts: together(loaded.map(facts => facts(subject))), from, to, today }));
  return { questions, years: await get('policy/calendar.service.js', 'CalendarService').years(), since: scope.since, until: scope.until };
}

async function fill({ get, cadres, who, townshipId }) {
  const db = get('common/db.js', 'Db');
  const { newId } = dist('common/id.js');
  const { pinyinKey } = dist('common/pinyin.js');
  const { RecordEntity } = dist('record/record.entity.js');
  const { HouseholdEntity } = dist('household/household.entity.js');
  const teams = await get('organisation/team.service.js', 'TeamService').teamsByIds(cadres.map(each => each.teamId));
  for (const cadre of cadres) cadre.villageId = teams.get(cadre.teamId).villageId;
  const place = { countyId: who.grants[0].organisationId, townshipId };
  const villages = [...new Set(cadres.map(each => each.villageId))];
  const households = Array.from({ length: HOUSEHOLDS }, (_, index) => {
    const headName = `${SURNAMES[index % SURNAMES.length]}${GIVEN[index % 7]}${GIVEN[index % GIVEN.length]}`;
    return {
      id: newId(), ...place, villageId: villages[index % villages.length], number: String(Math.floor(index / villages.length)).padStart(5, '0'), place: `${(index % 9) + 1}组`, headName, pinyin: ` ${pinyinKey(headName)}`, people: (index % 6) + 1,
      phoneSealed: null, idSealed: null, state: index % 9 ? 'not_poor' : 'poor', monitored: '', tags: '', note: '', version: 1, endedOn: null,
    };
  });
  const kinds = ['work', 'diary', 'mediation', 'publicity', 'errand', 'visit'];
  const records = Array.from({ length: RECORDS }, (_, index) => {
    const { personId, teamId, villageId } = cadres[index % cadres.length];
    const day = new Date(Date.UTC(2025, 0, 1) + (index % 450) * 86_400_000).toISOString().slice(0, 10);
    const id = newId();
    const kind = kinds[index % kinds.length];
    return {
      id, kind, state: 'live', day, at: null, ...place, villageId, teamId, personId, withIds: [], others: '', place: `${(index % 9) + 1}组`, text: `${TEXTS[index % TEXTS.length]}，第 ${index} 次。`, tags: index % 3 ? '' : '|宣传员|', answers: {},
      householdId: kind === 'visit' ? households[index % HOUSEHOLDS].id : null, rootId: id, threadId: id, closes: false, correctsId: null, correctedById: null,
      claimedAt: `${day}T08:00:00.000Z`, receivedAt: `${day}T08:00:01.000Z`, withdrawnBy: null, withdrawnAt: null, withdrawnReason: '',
    };
  });
  await db.transaction(async () => {
    for (const [entity, rows] of [[HouseholdEntity, households], [RecordEntity, records]]) {
      for (let start = 0; start < rows.length; start += 200) await db.manager.createQueryBuilder().insert().into(entity).values(rows.slice(start, start + 200)).updateEntity(false).execute();
    }
  });
  if (process.env.DATABASE_URL) for (const table of ['record', 'household']) await db.manager.query(`ANALYZE TABLE ${table}`);
}
