import type { Clause, Refusal } from './refusal';

/** One step of an explanation: a plain Chinese sentence and what it stands on. */
export interface Reason {
  /** "请假 4 天，超过 3 天，由县办公室审批" */
  text: string;
  /** The policy value that was read, if one was. */
  key?: string;
  /** The clauses the value cites. */
  clauses: Clause[];
  /** The entry of the list of ambiguities that was chosen, "A35". */
  reading?: string;
  /** The facts that were counted, by their Chinese names. */
  facts?: Record<string, string | number>;
  /** It does not forbid, but who asks and who decides have to see it. */
  warning?: true;
}

/** What a rule found, and why. */
export interface Finding<T> {
  value: T;
  because: Reason[];
}

/** A finding that may be a refusal instead of a value. */
export type FindingOrRefusal<T> = Finding<T | Refusal>;
