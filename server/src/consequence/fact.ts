import type { CaseFact } from '@village/shared/contract/consequence';
import type { FactSource, SubjectKind } from '@village/shared/contract/consequence-words';
import type { Day } from '@village/shared/kernel/day';
import type { Facts } from '@village/shared/policy/decision-table';

/** A fact that nobody disputes any more and that a document may attach something to. Derived from the rows of its module whenever it is asked for. */
export interface Fact {
  /** The same fact has the same key: it is taken up once. */
  key: string;
  source: FactSource;
  sourceId: string;
  /** Where it is dealt with. */
  path: string;
  teamId: string | null;
  subject: SubjectKind;
  subjectId: string;
  day: Day;
  /** The window that was counted: a year, a quarter; empty: the day itself. */
  period: string;
  /** What the ladders may call it. */
  events: { event: string; facts: Facts; absentOn?: Day[] }[];
  /** A forbidden thing that it is; empty: none. */
  prohibited: string;
  /** What is shown of it; reserved: to those who decide, not to whom it concerns; grows: more of it, as the window goes on, is no change. */
  shown: (CaseFact & { reserved?: boolean; grows?: boolean })[];
  /** Where it stands. */
  page: string;
}
