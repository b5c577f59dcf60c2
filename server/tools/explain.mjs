// npm run explain -- 姓名 2026-10      why somebody's month counts as it does
// npm run explain -- 姓名 2026-10-22   why a day carries its marks
// npm run explain -- pian04 leave-approval '{…}'   what a regulation finds for facts written like those of a case; needs no database
// Reads the database of the settings (DATA_DIR or DATABASE_URL) and changes nothing. It shows what the person himself may see.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, install, requireNode, ROOT, tell, Trouble } from './prepare.mjs';

requireNode();
const load = createRequire(import.meta.url);
const dist = path => load(join(ROOT, 'server/dist', path));
const TOTALS = { inVillage: '在村', officialTrip: '公差', personal: '事假', sick: '病假', annualLeave: '年休', rotationRest: '轮休', absent: '缺勤' };

async function main() {
  const [name, when = '', facts] = process.argv.slice(2);
  if (facts !== undefined) return rule(name, when, facts);
  if (!name || !/^\d{4}-\d{2}(-\d{2})?$/.test(when)) throw new Trouble('要写姓名和月份或日期，或者制度、情形和事实', '例如：npm run explain -- 喻谷雨 2026-10，npm run explain -- 喻谷雨 2026-10-22，npm run explain -- pian04 must-attend \'{"role":"team_member"}\'');
  await install();
  for (const part of ['shared', 'server']) await build(part);
  const { NestFactory } = await import('@nestjs/core');
  const settings = dist('common/settings.js').readSettings({ ...process.env, LOG_LEVEL: 'silent' });
  const app = await NestFactory.createApplicationContext(dist('app.module.js').AppModule.with(settings), { logger: ['error'] });
  const get = (path, service) => app.get(dist(path)[service]);
  try {
    const person = await personNamed(name, get);
    if (when.length === 7) await month(person, when, get);
    else await day(person, when, get);
  } finally {
    await app.close();
  }
}

/** The finding of one rule by one shipped regulation, in words. */
async function rule(id, kind, text) {
  await install();
  await build('shared');
  const { adapters, profileOf, Unsupported } = await import('./cases/adapters.mjs');
  const { inWords } = await import('./cases/in-words.mjs');
  const { isRefusal } = load('@village/shared/kernel/refusal');
  if (!(kind in adapters)) throw new Trouble(`没有“${kind}”这种情形`, `可以写：${Object.keys(adapters).sort().join('、')}`);
  const given = factsOf(text);
  await complain(kind, given);
  let found;
  try {
    found = adapters[kind](id, given);
  } catch (fault) {
    if (fault instanceof Unsupported) throw new Trouble(`没有“${id}”这份制度`, '编号是 shared/profiles 里的文件名。');
    throw fault;
  }
  const { value, because: reasons, answer } = found;
  if (isRefusal(value)) console.log(value.text);
  because(reasons);
  if (!isRefusal(value)) for (const line of inWords(answer(value), profileOf(id).roles)) console.log(line);
}

/** The facts have to have the form of a case of the kind: a missing one would be guessed. */
async function complain(kind, given) {
  const { faults, variantOf } = await import('./cases/schema.mjs');
  const wrong = faults(variantOf(kind, given).given, given);
  if (wrong.length) throw new Trouble(`事实不合格式：${wrong.join('；')}`, `例如：'${JSON.stringify(exampleOf(kind, given))}'`);
}

/** The facts of a case of the kind, as like to these as there is. */
function exampleOf(kind, given) {
  const folder = join(ROOT, 'shared/cases');
  const all = readdirSync(folder).flatMap(name => JSON.parse(readFileSync(join(folder, name), 'utf8'))).filter(entry => entry.kind === kind).map(entry => entry.given);
  const likeness = other => ['event', 'item', 'subject', 'phase', ...Object.keys(given)].filter(key => key in other && other[key] === given[key]).length;
  return all.sort((one, other) => likeness(other) - likeness(one))[0] ?? {};
}

function factsOf(text) {
  try {
    const given = JSON.parse(text);
    if (given !== null && typeof given === 'object' && !Array.isArray(given)) return given;
  } catch {
    // Told below.
  }
  throw new Trouble('事实要写成 JSON', '例如：\'{"role":"team_member","period":"2025-03","counts":{"in_village":14}}\'');
}

async function personNamed(name, get) {
  const { PersonEntity } = dist('organisation/organisation.entity.js');
  const found = await get('common/db.js', 'Db').of(PersonEntity).findBy(/^[0-9a-f-]{36}$/.test(name) ? { id: name } : { name });
  if (found.length === 0) throw new Trouble(`名单里没有“${name}”`, '请核对姓名，以及 DATA_DIR 或 DATABASE_URL 指向的数据库。');
  if (found.length > 1) throw new Trouble(`名单里有 ${found.length} 个“${name}”`, `请改用编号：${found.map(({ id }) => id).join('、')}`);
  return found[0];
}

async function teamOn(person, from, to, get) {
  const terms = await get('organisation/term.service.js', 'TermService').termsOf(person.id);
  const term = terms.find(each => each.teamId !== null && each.from <= to && (each.to === null || each.to >= from));
  if (!term) throw new Trouble(`${person.name}那时没有在驻村工作队任职`, '换一个月份，或查看他的任职。');
  return term;
}

async function whoIs(person, on, get) {
  return { personId: person.id, sessionId: 'explain', grants: await get('organisation/holder.service.js', 'HolderService').heldBy(person.id, on) };
}

async function month(person, when, get) {
  const { firstDay, lastDay } = load('@village/shared/kernel/day');
  const { isRefusal } = load('@village/shared/kernel/refusal');
  const term = await teamOn(person, firstDay(when), lastDay(when), get);
  const on = term.to !== null && term.to < lastDay(when) ? term.to : lastDay(when);
  const reply = await get('attendance/signature.service.js', 'SignatureService').sheet({ organisationId: term.organisationId, month: when }, await whoIs(person, on, get));
  if (isRefusal(reply)) throw new Trouble(reply.text, clauses(reply.clauses));
  const row = reply.content.rows.find(each => each.personId === person.id);
  console.log(`${person.name}，${term.teamName}，${when}，${reply.content.profileTitle}（版本 ${reply.content.profileVersion}）\n`);
  console.log(row.required.value.text);
  because(row.required.because);
  for (const [key, called] of Object.entries(TOTALS)) {
    if (row.totals[key] === 0) continue;
    console.log(`\n${called}：${row.totals[key]} 个半天`);
    because(row.because[key]);
  }
}

async function day(person, when, get) {
  await teamOn(person, when, when, get);
  const found = await get('attendance/evidence.service.js', 'EvidenceService').evidence({ personId: person.id, day: when }, await whoIs(person, when, get));
  if (found.refused) throw new Trouble(found.text, clauses(found.clauses));
  console.log(`${person.name}，${when}：${found.status.name}`);
  because(found.status.because);
  for (const cell of found.cells) {
    console.log(`\n${cell.half === 'am' ? '上午' : '下午'}：${cell.mark}`);
    because(cell.because);
  }
  for (const each of found.presences) console.log(`\n记录：${each.day} ${each.half} ${each.state}，${each.mode}，手机 ${each.claimedAt}，收到 ${each.receivedAt}，记录人 ${each.recordedByName}`);
  for (const each of found.leaves) console.log(`\n请假：${each.kindName} ${each.stateName} ${each.text}`);
}

function because(reasons) {
  for (const { text, clauses: cited, reading, facts } of reasons) {
    console.log(`  · ${text}${facts ? `（${Object.entries(facts).map(([name, value]) => `${name} ${value}`).join('，')}）` : ''}　${clauses(cited)}${reading ? `，理解 ${reading}` : ''}`);
  }
}

function clauses(cited) {
  return cited.map(({ profile, clause }) => `${profile} ${clause}`).join('、');
}

await main().catch(tell);
