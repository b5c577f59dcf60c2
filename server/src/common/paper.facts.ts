import type { PaperFact } from './paper';

/** The facts by rows of the grid. */
export function factRows(facts: PaperFact[]): PaperFact[][] {
  const rows: PaperFact[][] = [];
  for (const fact of facts) {
    const last = rows.at(-1);
    if (last && last.length === 1 && !last[0].wide && !fact.wide) last.push(fact);
    else rows.push([fact]);
  }
  return rows;
}
