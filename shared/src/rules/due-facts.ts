import type { Day, Month } from '../kernel/day';
import type { Finding } from '../kernel/finding';
import type { HouseholdEvent, HouseholdState, HouseholdTag } from '../kernel/household';
import type { RequiredPresence } from './attendance-required';
import type { Talk } from './contact-duty';
import type { DATED_SOURCES } from './due-item';
import type { Cover } from './insurance-cover';
import type { Raters } from './rating';
import type { TargetKept } from './target-count';
import type { LogKept } from './work-log';

/** A log of a day, and when it was signed. */
export type LogFact = LogKept & { signedOn: Day | null };

/** Something for which somebody set a day: an item of a list, a decision, a step of a plan. */
export interface Dated {
  source: (typeof DATED_SOURCES)[number];
  id: string;
  title: string;
  /** Who asked for it, and when: "镇农业办 4月8日下发". */
  said: string;
  /** Who asked for it, by name; left out where nobody above did. */
  by?: string;
  from: Day;
  due: Day | null;
  doneOn: Day | null;
  about: Record<string, string>;
}

/** A household, and the days on which it was visited. */
export interface VisitedOften {
  state: HouseholdState;
  tags: readonly HouseholdTag[];
  days: readonly Day[];
  /** What happened there. */
  events?: readonly { event: HouseholdEvent; day: Day }[];
}

/** Something that happened in the village. */
export interface HappenedFact {
  id: string;
  event: string;
  text: string;
  on: Day;
  attended: boolean;
}

/** The sheet of a month: the day of each step that was done, and of each signature. */
export interface SheetFact {
  month: Month;
  compile?: Day;
  signed?: readonly Day[];
  publicise?: Day;
  submit?: Day;
}

/** A report of a period as it reached one recipient. */
export interface ReportFact {
  report: string;
  /** The role by which it was owed where it is a person's. */
  period: string;
  to: string;
  on: Day;
}

/**
 * What is known of one subject. A fact that is left out is not kept by the system, or not for this subject: then nothing is said of the duty.
 * An empty list says that nothing was done.
 */
export interface DueFacts {
  presence?: readonly Finding<RequiredPresence>[];
  logs?: readonly LogFact[];
  dated?: readonly Dated[];
  sheets?: readonly SheetFact[];
  reports?: readonly ReportFact[];
  /** Held by the subject; `notes`: were notes taken, where that is known; `law`: which category of law was taught. */
  meetings?: readonly { meeting: string; on: Day; notes?: boolean; law?: string }[];
  /** By what was looked at; a kind that is left out is not kept. */
  inspections?: Readonly<Record<string, readonly { on: Day; books?: readonly string[] }[]>>;
  disclosures?: readonly { subject: string; on: Day; granularity?: string; items?: readonly string[] }[];
  /** The ratings of a township that are over: by the year they speak of, and the day they were counted; `teams`: how many are to be rated. */
  ratings?: { teams: number; held: readonly { raters: Raters; period: string; on: Day }[] };
  visits?: { arrivedOn: Day | null; households: readonly VisitedOften[] };
  /** What a person is besides the roles of his terms: a party member. */
  also?: readonly string[];
  /** `kinds`: of which kind each of them is. */
  contacts?: { contacts: readonly string[]; kinds?: readonly string[]; talks: readonly Talk[] };
  /** Happenings in the villages of the subject. */
  happenings?: readonly HappenedFact[];
  /** By target: what counts for it, and since when. */
  targets?: Readonly<Record<string, TargetKept>>;
  trainings?: { held: readonly { training: string; on: Day }[]; cadresTotal?: number; trained?: number };
  followups?: Readonly<Record<string, { visits: readonly Day[]; reportsHeard: readonly Day[] }>>;
  /** The days of his medical checks; of what was found nothing is kept. */
  checks?: readonly Day[];
  /** His insurances against accidents. */
  covers?: readonly Cover[];
  /** The last day of his last term, where it is known. */
  leaving?: { on: Day };
  /** What he handed over. */
  handedOver?: readonly string[];
}
