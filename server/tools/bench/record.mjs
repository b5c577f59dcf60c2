// Lists and searches of a county with 100,000 entries and 20,000 households, against plain SQL that reads the same answer on the same database.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../prepare.mjs';
import { openCounty } from './county.mjs';

const load = createRequire(import.meta.url);
const dist = path => load(join(ROOT, 'server/dist', path));
const RECORDS = 100_000;
const HOUSEHOLDS = 20_000;
const ROUNDS = 100;
const WARM = 5;
/** Three times what plain SQL takes, at the slowest of a hundred. */
const ALLOWED = 3;
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];
const GIVEN = [...'建国文明志强小红长河春晓立新大川国栋海燕永胜铁山'];
const TEXTS = ['走访农户，了解春耕备耕情况，帮助联系种子和化肥', '调解两户的地界纠纷，双方签了协议', '整理党员活动室，更新公开栏的内容', '帮助老人在手机上办理养老认证', '和村干部一起查看水渠，安排清淤'];

export async function measure() {
  const county = await openCounty({ members: 3 });
  try {
    await fill(county);
    const { get, who } = county;
    const db = get('common/db.js', 'Db');
    const sql = (text, values) => db.manager.query(text, values);
    const lists = get('record/record-list.service.js', 'RecordListService');
    const homes = get('household/household-list.service.js', 'HouseholdListService');
    const member = { personId: county.cadres[0].personId, sessionId: 'bench', grants: await get('organisation/holder.service.js', 'HolderService').heldBy(county.cadres[0].personId, '2026-04-02') };
    const plain = plainSql(sql, county);
    return [
      await against('record.list_county', () => lists.list({}, who), plain.county),
      await against('record.list_team', () => lists.list({}, member), plain.team),
      await against('record.search_text', () => lists.list({ search: '清淤' }, who), plain.text),
      await against('record.search_kind_days', () => lists.list({ kind: 'mediation', from: '2026-01-01', to: '2026-02-28' }, who), plain.kind),
      await against('household.list', () => homes.list({ page: 3 }, member), plain.homes),
      await against('household.search_pinyin', () => homes.list({ search: 'zhaojianjian' }, member), plain.pinyin),
    ];
  } finally {
    await county.close();
  }
}

/** In turns, so that whatever slows the machine slows both. */
async function against(name, ours, bare) {
  const [found, wanted] = [await ours(), await bare()];
  if (found.total !== Number(wanted.total) || found.total === 0 || found.items.length !== wanted.rows.length) throw new Error(`${name}: ${found.total} found, plain SQL ${wanted.total}`);
  const [own, other] = [[], []];
  for (let round = 0; round < ROUNDS + WARM; round += 1) {
    const [theirs, mine] = [await timed(bare), await timed(ours)];
    if (round >= WARM) {
      other.push(theirs);
      own.push(mine);
    }
  }
  const [slow, bareSlow] = [own, other].map(times => [...times].sort((one, two) => one - two)[Math.ceil(times.length * 0.99) - 1]);
  const spread = bareSlow / half(other);
  return { name, ratio: slow / bareSlow, allowed: ALLOWED, spread, told: `${slow.toFixed(1)} ms, plain SQL ${bareSlow.toFixed(1)} ms (99 of 100); ${half(own).toFixed(1)} ms, plain SQL ${half(other).toFixed(1)} ms (half of them)` };
}

const half = times => [...times].sort((one, two) => one - two)[Math.floor(times.length / 2)];

async function timed(work) {
  const began = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - began) / 1e6;
}

/** What a program without a framework would ask: the count, the page with its names, the pictures and closings of the page. */
function plainSql(sql, { who, cadres }) {
  const countyId = who.grants[0].organisationId;
  const page = async (where, values) => {
    const [{ total }] = await sql(`SELECT COUNT(*) AS total FROM record WHERE ${where}`, values);
    const rows = await sql(`SELECT record.*, person.name AS author, organisation.name AS village FROM record JOIN person ON person.id = record.personId JOIN organisation ON organisation.id = record.villageId WHERE ${where.replaceAll(/\b(state|countyId|teamId|kind|day|text|answers)\b/g, 'record.$1')} ORDER BY record.day DESC, record.id DESC LIMIT 20`, values);
    const marks = rows.map(() => '?').join();
    if (rows.length) {
      await sql(`SELECT threadId FROM record WHERE state = 'live' AND closes = 1 AND threadId IN (${marks})`, rows.map(row => row.threadId));
      await sql(`SELECT rootId FROM record_photo WHERE rootId IN (${marks})`, rows.map(row => row.rootId));
    }
    return { total, rows };
  };
  const homes = async (where, values, offset) => {
    const [{ total }] = await sql(`SELECT COUNT(*) AS total FROM household WHERE ${where}`, values);
    const rows = await sql(`SELECT household.*, organisation.name AS village FROM household JOIN organisation ON organisation.id = household.villageId WHERE ${where} ORDER BY villageId, number LIMIT 20 OFFSET ${offset}`, values);
    const marks = rows.map(() => '?').join();
    if (rows.length) {
      const ids = rows.map(row => row.id);
      await sql(`SELECT id, householdId, kind, day, answers FROM record WHERE state = 'live' AND kind IN ('visit', 'household_event') AND householdId IN (${marks}) ORDER BY day, id`, ids);
      await sql(`SELECT householdId FROM household_pair WHERE householdId IN (${marks}) AND "to" IS NULL`.replaceAll('"', process.env.DATABASE_URL ? '`' : '"'), ids);
      await sql(`SELECT householdId FROM household_change WHERE state = 'conflict' AND householdId IN (${marks})`, ids);
    }
    return { total, rows };
  };
  const villageId = cadres[0].villageId;
  return {
    county: () => page("state = 'live' AND countyId = ?", [countyId]),
    team: () => page("state = 'live' AND teamId = ?", [cadres[0].teamId]),
    text: () => page("state = 'live' AND countyId = ? AND (INSTR(text, ?) > 0 OR INSTR(answers, ?) > 0)", [countyId, '清淤', '清淤']),
    kind: () => page("state = 'live' AND countyId = ? AND kind = ? AND day >= ? AND day <= ?", [countyId, 'mediation', '2026-01-01', '2026-02-28']),
    homes: () => homes('endedOn IS NULL AND villageId = ?', [villageId], 40),
    pinyin: () => homes('endedOn IS NULL AND villageId = ? AND INSTR(pinyin, ?) > 0', [villageId, ' zhaojianjian'], 0),
  };
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
