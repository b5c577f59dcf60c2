// Writes shared/calendars/<year>.json from the chinese-days package: `node server/tools/calendar.mjs`.
// A later year is added to NOTICES once the State Council has published it and the package holds it.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NOTICES = {
  2024: '国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）',
  2025: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
  2026: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
};

const packageFile = createRequire(import.meta.url).resolve('chinese-days');
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../shared/calendars');

const nameOf = (entry) => entry.split(',')[1];

for (const [year, notice] of Object.entries(NOTICES)) {
  const source = JSON.parse(readFileSync(join(dirname(packageFile), 'years', `${year}.json`), 'utf8'));
  const days = [
    ...Object.entries(source.holidays).map(([day, entry]) => ({ day, name: nameOf(entry), kind: 'holiday' })),
    ...Object.entries(source.workdays).map(([day, entry]) => ({ day, name: nameOf(entry), kind: 'workday' })),
  ].sort((a, b) => a.day.localeCompare(b.day));
  const lines = days.map((day) => `    ${JSON.stringify(day)}`).join(',\n');
  writeFileSync(join(folder, `${year}.json`), `{\n  "year": ${year},\n  "notice": ${JSON.stringify(notice)},\n  "days": [\n${lines}\n  ]\n}\n`);
}
