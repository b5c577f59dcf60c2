import type { Fen } from '../kernel/money';
import { decides, SIMULATION_KINDS, type Change, type SimulationKind } from './simulation';

/** A difference as far as the totals count it. */
export interface Counted {
  personId: string;
  kind: SimulationKind;
  changes: readonly Pick<Change, 'counted' | 'fen' | 'onlyNumber'>[];
}

export interface KindTotal {
  kind: SimulationKind;
  people: number;
  /** Months of a person, or leaves. */
  rows: number;
  /** Of money: how much more in all. */
  fen: Fen;
  /** "由达标变为未达标", and for how many people; what decides something first, the most frequent before the rare. */
  changes: { text: string; people: number }[];
}

/** How many people would have another result, and of which kind? A person counts once, whatever his months; `decided`: those for whom more than a number changes. */
export function simulationTotals(found: readonly Counted[]): { people: number; decided: number; kinds: KindTotal[] } {
  const people = (rows: readonly Counted[]) => new Set(rows.map(row => row.personId)).size;
  const kinds = SIMULATION_KINDS.map((kind): KindTotal => {
    const rows = found.filter(row => row.kind === kind);
    const byText = new Map<string, Set<string>>();
    const numbers = new Set<string>();
    for (const { personId, changes } of rows) {
      for (const { counted, onlyNumber } of changes) {
        byText.set(counted, (byText.get(counted) ?? new Set()).add(personId));
        if (onlyNumber) numbers.add(counted);
      }
    }
    return {
      kind, people: people(rows), rows: rows.length, fen: rows.reduce((sum, row) => sum + row.changes.reduce((own, { fen }) => own + (fen ?? 0), 0), 0),
      changes: [...byText].map(([text, ids]) => ({ text, people: ids.size }))
        .sort((one, other) => Number(numbers.has(one.text)) - Number(numbers.has(other.text)) || other.people - one.people),
    };
  });
  const decided = found.filter(row => decides(row.changes));
  const first = new Set(decided.map(row => row.kind));
  const ordered = [...kinds.filter(({ kind }) => first.has(kind)), ...kinds.filter(({ kind }) => !first.has(kind))];
  return { people: people(found), decided: people(decided), kinds: ordered.filter(each => each.rows > 0) };
}
