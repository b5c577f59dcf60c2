import { nameOfWord } from '../kernel/word';
import { faultOfApproval, faultOfFiling, faultOfRequired } from './approval-table';
import { faultOfTable } from './decision-table';
import { faultOfLookup } from './one-row';
import type { ValueKey, Values } from './values';

/** Is the value a decision table of which exactly one row matches every case? Null when it is, or is no such table; else a Chinese sentence. */
export function faultOfProof(key: ValueKey, value: unknown): string | null {
  switch (key) {
    case 'leave.approval': return faultOfApproval(value as Values['leave.approval']);
    case 'leave.filing': return faultOfFiling(value as Values['leave.filing']);
    case 'attendance.required': return faultOfRequired(value as Values['attendance.required']);
    case 'inspection.consequences': return faultOfGroups(value as Values['inspection.consequences'], row => row.event);
    case 'posting.recall': return faultOfGroups(value as Values['posting.recall'], row => row.condition);
    case 'posting.unit_quota': return faultOfGroups(value as Values['posting.unit_quota'], row => row.levels.join('、'));
    case 'allowance.meal': return faultOfTable(value as Values['allowance.meal'], '伙食补助');
    case 'allowance.transport': return faultOfTable(value as Values['allowance.transport'], '交通补助');
    case 'allowance.work_subsidy': return faultOfTable(value as Values['allowance.work_subsidy'], '工作补贴');
    default: return faultOfLookup(key, value);
  }
}

/** The rows of each name are a table of their own. */
function faultOfGroups<R extends Parameters<typeof faultOfTable>[0][number]>(rows: readonly R[], nameOf: (row: R) => string): string | null {
  for (const name of new Set(rows.map(nameOf))) {
    const fault = faultOfTable(rows.filter(row => nameOf(row) === name), nameOfWord(name));
    if (fault) return fault;
  }
  return null;
}
