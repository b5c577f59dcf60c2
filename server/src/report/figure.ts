import type { Day } from '@village/shared/kernel/day';
import type { ReportMatter } from '@village/shared/rules/report-draft';
import type { ReportFigure } from '@village/shared/rules/report-figure';
import type { TeamPlace } from '../organisation/team.service';

/** Whose numbers: of a team, or of one of its people. */
export interface FigureOwner {
  team: TeamPlace;
  personId: string | null;
  /** The people of the team who serve in the days asked about. */
  people: readonly { personId: string; name: string }[];
}

export interface FigureScope {
  owners: readonly FigureOwner[];
  from: Day;
  to: Day;
  today: Day;
}

/** What one module knows of a time: numbers with the facts behind them, what stands open, what comes next. */
export interface Known {
  figures: ReportFigure[];
  problems?: ReportMatter[];
  next?: ReportMatter[];
}

/** Loads what one module knows, for many teams in a few queries. */
export interface FigureLoader {
  load(scope: FigureScope): Promise<(owner: FigureOwner) => Known>;
}

/** All of them; a module that comes later adds a loader in `report.module.ts` and nothing else. */
export const FIGURE_LOADERS = Symbol('figure loaders');

/** The people whose numbers count: all of the team, or the one. */
export function countedPeople({ personId, people }: FigureOwner): readonly { personId: string; name: string }[] {
  return personId === null ? people : people.filter(person => person.personId === personId);
}
