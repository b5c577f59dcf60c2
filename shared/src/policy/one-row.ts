import { nameOfRole } from '../kernel/role';
import { nameOfWord } from '../kernel/word';
import type { ValueKey } from './values';

type Row = Readonly<Record<string, unknown>>;
/** What a row is looked up by: each combination of the words of these fields stands for itself; a field that is left out stands for all of its words. */
type Names = readonly string[];

/** The tables in which a row is looked up by its words: no two rows may answer to the same. */
const LOOKED_UP_BY: Partial<Record<ValueKey, Names>> = {
  'leave.kind_rules': ['kind'],
  'meeting.cadence': ['meeting'],
  'meeting.quorum': ['meeting', 'matter'],
  'meeting.minutes': ['meeting'],
  'meeting.leave': ['meeting'],
  'meeting.must_attend': ['of', 'events'],
  'report.due': ['reporters', 'report', 'categories', 'events'],
  'record.contacts': ['of', 'who'],
  'record.targets': ['target', 'villageType'],
  'disclosure.items': ['subject'],
  'inspection.cadence': ['reviewer', 'what'],
  'posting.training': ['organiser', 'training'],
  'posting.followup': ['role'],
};

/** Do two rows of a table that is looked up by its words answer to the same? Null when none do, else a Chinese sentence that names them. */
export function faultOfLookup(key: ValueKey, value: unknown): string | null {
  const fields = LOOKED_UP_BY[key];
  if (!fields || !Array.isArray(value)) return null;
  const rows = value as Row[];
  for (const [index, row] of rows.entries()) {
    const other = rows.slice(0, index).findIndex(before => fields.every(field => shared(before[field], row[field]).length > 0));
    if (other < 0) continue;
    const words = fields.flatMap(field => shared(rows[other][field], row[field]).filter(word => word !== ANY).slice(0, 1)).map(word => nameOfRole(nameOfWord(word)));
    return `${words.join('、')}同时写在第 ${other + 1}、${index + 1} 行`;
  }
  return null;
}

const ANY = '*';

function wordsOf(value: unknown): string[] {
  if (value === null || value === undefined) return [ANY];
  return Array.isArray(value) ? (value as string[]) : [String(value)];
}

function shared(one: unknown, other: unknown): string[] {
  const [ones, others] = [wordsOf(one), wordsOf(other)];
  if (ones.includes(ANY)) return others;
  return others.includes(ANY) ? ones : ones.filter(word => others.includes(word));
}
