import { addDays, daysOf, firstDay, lastDay, type Day } from '../kernel/day';
import { isRefusal, type Refusal } from '../kernel/refusal';
import type { InForceFrom } from '../policy/in-force';
import { finding } from '../policy/reading';
import { presenceOf } from './attendance-required';
import { countsOf, sheetRow } from './attendance-sheet';
import type { Calendar } from './calendar';
import type { RowFacts, RowMarks, SheetTotals } from './sheet';

/**
 * The row of a month in which the rules changed: each day carries its mark by the profile in force on that day, and the totals are those of all parts.
 * The quota is that of the last profile for the whole month, for no document says how a quota is divided. `parts` are in order, the first holds from the 1st.
 */
export function splitRow(parts: readonly InForceFrom[], calendar: Calendar, facts: RowFacts): RowMarks | Refusal {
  const last = parts[parts.length - 1];
  if (parts.length === 1) return sheetRow(last.profile, calendar, facts);
  const rows: RowMarks[] = [];
  for (const [index, { profile, from }] of parts.entries()) {
    const to = index + 1 < parts.length ? addDays(parts[index + 1].from, -1) : lastDay(facts.month);
    const row = sheetRow(profile, calendar, { ...facts, terms: within(facts.terms, index === 0 ? firstDay(facts.month) : from, to) });
    if (isRefusal(row)) return row;
    rows.push(row);
  }
  const totals = sumOf(rows.map(row => row.totals));
  const keys = Object.keys(totals) as (keyof SheetTotals)[];
  return {
    cells: daysOf(facts.month).flatMap((_, day) => [0, 1].map(half => rows.map(row => row.cells[day * 2 + half]).find(cell => cell !== null) ?? null)),
    totals,
    required: finding(last.profile, read => {
      const found = presenceOf(read, calendar, { role: facts.terms[0]?.role ?? 'team_member', period: facts.month, counts: countsOf(totals), reschedules: facts.reschedules });
      read.say(`本月制度有变更：${parts.slice(1).map(part => `${part.from} 起按${part.profile.title}`).join('，')}；天数按变更后的制度计`);
      return found.met === false && facts.until < lastDay(facts.month) ? { ...found, met: null } : found;
    }),
    because: Object.fromEntries(keys.map(key => [key, rows.filter(row => row.totals[key] > 0).flatMap(row => row.because[key])])) as unknown as RowMarks['because'],
    remark: rows.map(row => row.remark).filter(text => text !== '').join('；'),
  };
}

function within(terms: RowFacts['terms'], from: Day, to: Day): RowFacts['terms'] {
  return terms.map(term => ({ role: term.role, from: term.from > from ? term.from : from, to: term.to !== null && term.to < to ? term.to : to })).filter(term => term.from <= term.to);
}

function sumOf(all: readonly SheetTotals[]): SheetTotals {
  return all.reduce((total, part) => Object.fromEntries(Object.entries(total).map(([key, count]) => [key, count + part[key as keyof SheetTotals]])) as unknown as SheetTotals);
}
