// What the rules cost that cite every clause, against a loop that only counts.
import { createRequire } from 'node:module';
import { turns } from './sample.mjs';

const load = createRequire(import.meta.url);
const PEOPLE = 100;
const MONTH = '2025-03';

export async function measure() {
  const { sheetRow } = load('@village/shared/rules/attendance-sheet');
  const { calendarOf } = load('@village/shared/rules/calendar');
  const { parseProfile } = load('@village/shared/policy/parse');
  const { daysOf } = load('@village/shared/kernel/day');
  const profile = parseProfile(load('@village/shared/profiles/pian04.json'));
  const calendar = calendarOf([load('@village/shared/calendars/2025.json')]);
  const days = daysOf(MONTH);
  const presences = days.flatMap(day => ['am', 'pm'].map(half => ({ day, half, state: 'in_village', mode: 'self', at: half === 'am' ? '08:30' : '14:10' })));
  const facts = {
    month: MONTH, until: days.at(-1), terms: [{ role: 'team_member', from: '2025-01-01', to: null }], presences: presences.slice(0, 52),
    leaves: [{ kind: 'personal', span: { startDay: days[26], startHalf: 'am', endDay: days[27], endHalf: 'pm' }, returned: null }],
  };

  const ours = () => {
    for (let person = 0; person < PEOPLE; person += 1) sheetRow(profile, calendar, facts);
  };
  // The same marks and totals, with nothing said about why.
  const bare = () => {
    for (let person = 0; person < PEOPLE; person += 1) {
      const totals = {};
      for (const day of days) {
        for (const half of ['am', 'pm']) {
          const there = facts.presences.some(each => each.day === day && each.half === half);
          const away = facts.leaves.some(({ span }) => span.startDay <= day && day <= span.endDay);
          const mark = !calendar.isWorkday(day) ? 'rest_day' : there ? 'in_village' : away ? 'personal' : 'absent';
          totals[mark] = (totals[mark] ?? 0) + 1;
        }
      }
    }
  };
  await turns(3, ours, bare);
  const { ours: own, bare: loop, spread } = await turns(9, ours, bare);
  return [{ name: 'rules.sheet_row', ratio: own / loop, allowed: ALLOWED, spread, told: `${(own / PEOPLE).toFixed(2)} ms a row, bare ${(loop / PEOPLE).toFixed(2)} ms` }];
}

/** A row says for every half day and every total which clause it rests on. */
const ALLOWED = 30;
