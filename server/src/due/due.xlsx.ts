import type { DueLine } from '@village/shared/contract/due';
import { DUE_SOURCE_NAMES, DUE_STATE_NAMES } from '@village/shared/rules/due-item';
import { listBook } from '../common/list-book';

const COLUMNS = [['类别', 12], ['事项', 30], ['时间', 18], ['谁', 18], ['所在', 16], ['最迟', 13], ['应做', 8], ['已做', 8], ['单位', 6], ['状态', 11], ['依据', 38]] as const;

/** The list as a table, a line for each who owes something. */
export function dueXlsx(title: string, lines: readonly (DueLine & { place: string })[]): Promise<Uint8Array> {
  return listBook({
    name: '到期事项', title, columns: COLUMNS, rows: lines.map(({ source, title: what, turn, ownerName, place, due, required, done, unit, state, because }) => [
      DUE_SOURCE_NAMES[source], what, turn, ownerName, place, due ?? '', required ?? '', done, unit, DUE_STATE_NAMES[state], [...new Set(because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause)))].join('、'),
    ]),
  });
}
