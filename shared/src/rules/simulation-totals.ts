import type { Fen } from '../kernel/money';
import { SIMULATION_KINDS, type Change, type SimulationKind } from './simulation';

/** A difference as far as the totals count it. */
export interface Counted {
  personId: string;
  kind: SimulationKind;
  changes: readonly Pick<Change, 'counted' | 'fen'>[];
}

export interface KindTotal {
  kind: SimulationKind;
  people: number;
  /** Months of a person, or leaves. */
  rows: number;
  /** Of money: how much more in all. */
  fen: Fen;
  /** "由达标变为未达标", and for how many people; the most frequent first. */
  changes: { text: string; people: number }[];
}

/** How many people would have another result, and of which kind? A person counts once, whatever his months. */
export function simulationTotals(found: readonly Counted[]): { people: number; kinds: KindTotal[] } {
  const people = (rows: readonly Counted[]) => new Set(rows.map(row => row.personId)).size;
  const kinds = SIMULATION_KINDS.map((kind): KindTotal => {
    const rows = found.filter(row => row.kind === kind);
    const byText = new Map<string, Set<string>>();
    for (const { personId, changes } of rows) for (const { counted } of changes) byText.set(counted, (byText.get(counted) ?? new Set()).add(personId));
    return {
      kind, people: people(rows), rows: rows.length, fen: rows.reduce((sum, row) => sum + row.changes.reduce((own, { fen }) => own + (fen ?? 0), 0), 0),
      changes: [...byText].map(([text, ids]) => ({ text, people: ids.size })).sort((one, other) => other.people - one.people),
    };
  });
  return { people: people(found), kinds: kinds.filter(each => each.rows > 0) };
}
