import type { ErasureName } from '@village/shared/contract/operation';
import { ATTENDANCE_KINDS } from './kinds-attendance';
import { LEAVE_KINDS_OF_DATA } from './kinds-leave';
import { OPERATION_KINDS } from './kinds-operation';
import { PEOPLE_KINDS } from './kinds-people';
import { VILLAGE_KINDS } from './kinds-village';
import { WORK_KINDS } from './kinds-work';

/** A table whose rows belong to persons: which of them a person may take with him. */
export interface PersonalTable {
  title: string;
  /** Columns with the person a row is about: he gets all of it. */
  about?: readonly string[];
  /** Columns with somebody who wrote the row or acted in it: he gets it without what it says of others. */
  by?: readonly string[];
  /** JSON columns that name persons; of a list he gets the entries that name him. */
  within?: readonly string[];
  /** The row belongs to whom the row of another table is about: column here, table there. The other table stands before. */
  via?: readonly (readonly [string, string])[];
  /** Columns that tell of others: left out. */
  omit?: readonly string[];
}

/** A table from which nobody gets rows, and why. `names`: columns that hold a person all the same. */
export interface ExemptTable {
  title: string;
  none: string;
  names?: readonly string[];
}

export type TableUse = PersonalTable | ExemptTable;

/** Data of one kind: why they are kept, for how long, what happens then and who decides it. The export of a person, the runs that erase and the filing pack are drawn from this. */
export interface DataKind {
  name: string;
  purpose: string;
  keep: string;
  then: string;
  decides: string;
  /** The run that does it; left out where the program erases nothing by itself. */
  run?: ErasureName;
  tables: Readonly<Record<string, TableUse>>;
}

export const isExempt = (use: TableUse): use is ExemptTable => 'none' in use;

/** Every table of the database stands in exactly one kind; a test says which is missing. */
export const DATA_KINDS: readonly DataKind[] = [...PEOPLE_KINDS, ...LEAVE_KINDS_OF_DATA, ...ATTENDANCE_KINDS, ...WORK_KINDS, ...VILLAGE_KINDS, ...OPERATION_KINDS];
