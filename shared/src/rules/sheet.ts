import type { AlertFact } from '../kernel/alert';
import type { Clock, Day, Month } from '../kernel/day';
import type { FindingOrRefusal, Reason } from '../kernel/finding';
import type { Half, HalfDaySpan } from '../kernel/half-day';
import type { LeaveKind } from '../kernel/leave-kind';
import type { Mark } from '../kernel/mark';
import type { PresenceSource, PresenceState } from '../kernel/presence';
import type { RoleId } from '../kernel/role';
import type { Visit } from './attendance-hours';
import type { Counts, RequiredPresence } from './attendance-required';
import type { DayFlag, VillageEvent } from './day-status';
import type { Reschedule } from './office-day';

export interface SheetCell {
  mark: Mark;
  /** Late, left early …: shown as a small sign beside the mark. */
  flags: DayFlag[];
}

/** All in half days. */
export interface SheetTotals {
  inVillage: number;
  officialTrip: number;
  personal: number;
  sick: number;
  annualLeave: number;
  rotationRest: number;
  absent: number;
}

/** One presence record that holds: where a record was corrected, only the last one. */
export interface PresenceFact {
  day: Day;
  half: Half;
  state: PresenceState;
  mode: PresenceSource;
  /** What the phone's clock said, at UTC+8. */
  at: Clock;
  /** The position that was shown lies in none of the areas. It counts as what the person says, and is noted beside the mark. */
  outside?: boolean;
}

/** A leave that was approved. */
export interface LeaveFact {
  kind: LeaveKind;
  span: HalfDaySpan;
  /** The first half day back on post, once the person reported back. */
  returned: { day: Day; half: Half } | null;
}

/** That a person said he could not come or sign in on a day. */
export interface AbsenceNoteFact {
  day: Day;
  /** To whom: a role or a body. */
  told: string;
  /** The day on which it was said. */
  on: Day;
  /** Who confirmed it, where the document wants that; null: nobody yet. */
  confirmedBy: RoleId | null;
}

/** A check on the spot: found there, or absent and confirmed, with or without a valid reason. */
export interface CheckFact {
  day: Day;
  at: Clock;
  inVillage: boolean;
  validReason: boolean;
}

/** What is known of one person for one month. */
export interface RowFacts {
  month: Month;
  /** The last day that is final; later ones are `pending`. */
  until: Day;
  /** Terms that make the person a cadre; outside of them the sheet has no cells. */
  terms: { role: RoleId; from: Day; to: Day | null }[];
  presences: PresenceFact[];
  leaves: LeaveFact[];
  /** Work on rest days that somebody arranged. */
  overtime?: { day: Day; arrangedBy: string }[];
  reschedules?: readonly Reschedule[];
  /** Meetings and other matters for which his village called. */
  calls?: readonly (VillageEvent & { day: Day })[];
  /** Times of full presence at the place of his team. */
  alerts?: readonly AlertFact[];
  /** Visits recorded by the hour, where the document asks for hours. */
  visits?: readonly Visit[];
  /** What was said of days on which the person could not come or sign in. */
  notes?: readonly AbsenceNoteFact[];
  /** What inspections found and nobody disputes any more. */
  checks?: readonly CheckFact[];
  /** Counts of the earlier months of the year, where the profile has a quota for the quarter or the year. */
  earlier?: { period: Month; counts: Counts }[];
}

/** A row of the monthly sheet as the rules give it. */
export interface RowMarks {
  /** Two cells a day, am and pm, from the 1st to the last; null where the person had no term. */
  cells: (SheetCell | null)[];
  totals: SheetTotals;
  required: FindingOrRefusal<RequiredPresence>;
  because: Record<keyof SheetTotals, Reason[]>;
  remark: string;
}
