// The month sheet of 1,000 cadres and 31 days, derived with its clauses, against reading the same rows and counting them.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../prepare.mjs';
import { MONTH, openCounty } from './county.mjs';
import { turns } from './sample.mjs';

const load = createRequire(import.meta.url);

export async function measure() {
  const county = await openCounty({ months: [MONTH] });
  try {
    const signatures = county.get('attendance/signature.service.js', 'SignatureService');
    const { SqliteDatabase } = load(join(ROOT, 'server/dist/common/sqlite.js'));
    const file = new SqliteDatabase(join(county.folder, 'village.sqlite'), { readonly: true });
    const ours = async () => JSON.stringify(await signatures.sheet({ organisationId: county.townshipId, month: MONTH }, county.who));
    const bare = () => JSON.stringify(counted(file.prepare('SELECT * FROM presence WHERE day BETWEEN ? AND ?').all(`${MONTH}-01`, `${MONTH}-31`)));
    await turns(1, ours, bare);
    const { ours: own, bare: read, spread } = await turns(3, ours, bare);
    file.close();
    return [{ name: 'sheet.thousand_cadres', ratio: own / read, allowed: ALLOWED, spread, told: `${own.toFixed(0)} ms, bare ${read.toFixed(0)} ms` }];
  } finally {
    await county.close();
  }
}

function counted(rows) {
  const people = new Map();
  for (const { personId, day, half } of rows) {
    if (!people.has(personId)) people.set(personId, new Array(62).fill(0));
    people.get(personId)[(Number(day.slice(8)) - 1) * 2 + (half === 'am' ? 0 : 1)] = 1;
  }
  return [...people].map(([personId, cells]) => ({ personId, cells, total: cells.reduce((sum, cell) => sum + cell, 0) }));
}

const ALLOWED = 6;
