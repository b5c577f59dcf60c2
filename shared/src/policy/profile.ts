import type { Day } from '../kernel/day';

/** A policy value with its source. `value: null` with `blank: true`: the source leaves it blank and an administrator has to set it. */
export interface PolicyValue {
  value: unknown;
  /** The clauses as numbered in the document; at least one. */
  cite: string[];
  /** The entry of the list of ambiguities that was chosen. */
  reading?: string;
  blank?: boolean;
  /** What an administrator is asked for, in Chinese, when the value is blank. */
  label?: string;
}

/** The regulation of one document as data. */
export interface Profile {
  id: string;
  title: string;
  /** Another profile over which this one is laid. */
  extends: string | null;
  /** Null: the document has no date and is in force from the day it is adopted. */
  effectiveFrom: Day | null;
  /** Changes whenever a value does: a signed sheet names it. */
  version: string;
  document: { title: string; number: string; file: string };
  /** The names of roles and bodies in this document. */
  roles: Record<string, string>;
  values: Record<string, PolicyValue>;
}
