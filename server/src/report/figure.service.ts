import { Inject, Injectable } from '@nestjs/common';
import type { Day } from '@village/shared/kernel/day';
import type { ReportMatter } from '@village/shared/rules/report-draft';
import { FIGURE_KEYS, type ReportFigure } from '@village/shared/rules/report-figure';
import { Clock } from '../common/time';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { FIGURE_LOADERS, type FigureLoader, type FigureOwner, type Known } from './figure';

/** What is known of one team, or of one person in it. */
export interface AllKnown {
  figures: ReportFigure[];
  problems: ReportMatter[];
  next: ReportMatter[];
}

/** The numbers of a time, from the facts of all modules, for many teams at once. */
@Injectable()
export class FigureService {
  constructor(private readonly clock: Clock, private readonly teams: TeamService, @Inject(FIGURE_LOADERS) private readonly loaders: readonly FigureLoader[]) {}

  /** Of each team; with a person, his alone. */
  async of(teams: readonly TeamPlace[], from: Day, to: Day, personId: string | null = null): Promise<Map<string, AllKnown>> {
    const members = await this.teams.membersOf(teams.map(team => team.id), from, to);
    const owners = teams.map((team): FigureOwner => ({ team, personId, people: members.filter(member => member.terms.some(term => term.teamId === team.id)).map(({ personId: id, name }) => ({ personId: id, name })) }));
    const scope = { owners, from, to, today: this.clock.today() };
    const loaded: ((owner: FigureOwner) => Known)[] = [];
    for (const loader of this.loaders) loaded.push(await loader.load(scope));
    return new Map(owners.map(owner => {
      const parts = loaded.map(load => load(owner));
      const figures = parts.flatMap(part => part.figures).sort((one, other) => FIGURE_KEYS.indexOf(one.key) - FIGURE_KEYS.indexOf(other.key));
      return [owner.team.id, { figures, problems: parts.flatMap(part => part.problems ?? []), next: parts.flatMap(part => part.next ?? []) }];
    }));
  }
}
