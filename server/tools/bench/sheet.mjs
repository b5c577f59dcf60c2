// The month sheet of 1,000 cadres and 31 days in one request, with the clauses of each row, against reading the same rows in plain SQL and the rules alone;
// what the server holds in memory meanwhile, against what it holds at rest; and a month out of a year of the county against the same month of a county that has no other.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../prepare.mjs';
import { bareSheet } from './bare-sheet.mjs';
import { MONTH, openCounty, presences } from './county.mjs';
import { turns } from './sample.mjs';
import { memoryOf, serve } from './serving.mjs';

const ROUNDS = 7;
const { addMonths } = createRequire(join(ROOT, 'server/package.json'))('@village/shared/kernel/day');
const YEAR = Array.from({ length: 12 }, (_, index) => addMonths(MONTH, index - 11));

export async function measure() {
  const one = await openSheets();
  const bare = await bareSheet(one.county);
  const year = await openSheets();
  try {
    const rest = memoryOf(one.server.child);
    await turns(3, () => one.sheet(MONTH), bare.work);
    let highest = 0;
    const watch = setInterval(() => { highest = Math.max(highest, memoryOf(one.server.child)); }, 20);
    const { ours, bare: plain, spread } = await turns(ROUNDS, () => one.sheet(MONTH), bare.work);
    clearInterval(watch);
    await presences(year.county, YEAR.slice(0, -1));
    await year.sheet(MONTH);
    // Each round all months of the year, and the one month as many times.
    const both = await turns(2, async () => { for (const month of YEAR) await year.sheet(month); }, async () => { for (const _ of YEAR) await one.sheet(MONTH); });
    const [each, alone] = [both.ours / YEAR.length, both.bare / YEAR.length];
    return [
      { name: 'sheet.thousand_cadres', ratio: ours / plain, allowed: 3, spread, told: `${ours.toFixed(0)} ms, plain SQL and the rules ${plain.toFixed(0)} ms (${one.county.called})` },
      { name: 'sheet.memory', ratio: highest / rest, allowed: 3, told: `${highest.toFixed(0)} MB at most, ${rest.toFixed(0)} MB at rest` },
      { name: 'sheet.year_per_month', ratio: each / alone, allowed: 1.5, told: `${each.toFixed(0)} ms for each month of a year, ${alone.toFixed(0)} ms where there is one month` },
    ];
  } finally {
    await bare.close();
    for (const { server, county } of [one, year]) {
      await server.stop();
      await county.close();
    }
  }
}

/** A county with one month filled, its server, and the request for a sheet. */
async function openSheets() {
  const county = await openCounty({ months: [MONTH] });
  const server = await serve(join(ROOT, 'server/tools/bench/past-server.mjs'), county.environment);
  const { token } = await county.get('identity/session.service.js', 'SessionService').open(county.who.personId, { kind: 'browser' });
  const sheet = async month => {
    const address = `http://127.0.0.1:${server.port}/api/attendance/sheet?organisationId=${county.townshipId}&month=${month}`;
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' } });
    const text = await answer.text();
    if (!answer.ok || !text.includes(`"month":"${month}"`)) throw new Error(`no sheet: ${answer.status} ${text.slice(0, 200)}`);
  };
  return { county, server, sheet };
}
