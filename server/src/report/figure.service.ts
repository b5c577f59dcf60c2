import { Inject, Injectable } from '@nestjs/common';
import { dayText, type Day } from '@village/shared/kernel/day';
import type { ReportMatter } from '@village/shared/rules/report-draft';
import { figureOf, mergedFigures, type FigureFact, type ReportFigure } from '@village/shared/rules/report-figure';
import { Clock } from '../common/time';
import { IssueService } from '../issue/issue.service';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { FIGURE_LOADERS, type FigureLoader, type FigureOwner, type Known } from './figure';

/** A report names so many matters one by one. */
const MOST_MATTERS = 30;

/** What is known of one team, or of one person in it. */
export interface AllKnown {
  figures: ReportFigure[];
  problems: ReportMatter[];
  next: ReportMatter[];
}

/** The numbers of a time, from the facts of all modules, for many teams at once. */
@Injectable()
export class FigureService {
  constructor(private readonly clock: Clock, private readonly teams: TeamService, @Inject(FIGURE_LOADERS) private readonly loaders: readonly FigureLoader[], private readonly issues: IssueService) {}

  /** Of many teams together: each number with what each team adds to it, and what stands open where. */
  async together(teams: readonly TeamPlace[], from: Day, to: Day): Promise<AllKnown> {
    const known = await this.of(teams, from, to);
    const each = teams.map(team => ({ team, ...known.get(team.id)! }));
    if (each.length === 1) return each[0];
    const named = (matters: 'problems' | 'next') => each.flatMap(({ team, [matters]: own }) => own.map(({ text }) => ({ text: `${team.villageName}：${text}` })));
    return { figures: mergedFigures(each.flatMap(({ team, figures }) => figures.map(figure => figureOf(figure.key, factOf(team, figure))))).filter(({ facts }) => facts.length > 0), problems: shortened(named('problems')), next: shortened(named('next')) };
  }

  /** What inspections found in the villages of these teams and nobody has mended yet, a line each. */
  async notMended(teams: readonly TeamPlace[]): Promise<ReportMatter[]> {
    const names = new Map(teams.map(({ villageId, villageName }) => [villageId, villageName]));
    const open = (await this.issues.openIn([...names.keys()])).filter(({ source }) => source === 'inspection');
    return shortened(open.map(({ villageId, title, foundOn, due }) => ({ text: `${names.get(villageId)}：${title}（${dayText(foundOn)}发现${due ? `，${dayText(due)}前整改` : '，还没有交办'}）` })));
  }

  /** Of each team; with a person, his alone. */
  async of(teams: readonly TeamPlace[], from: Day, to: Day, personId: string | null = null): Promise<Map<string, AllKnown>> {
    const members = await this.teams.membersOf(teams.map(team => team.id), from, to);
    const owners = teams.map((team): FigureOwner => ({ team, personId, people: members.filter(member => member.terms.some(term => term.teamId === team.id)).map(({ personId: id, name }) => ({ personId: id, name })) }));
    const scope = { owners, from, to, today: this.clock.today() };
    const loaded: ((owner: FigureOwner) => Known)[] = [];
    for (const loader of this.loaders) loaded.push(await loader.load(scope));
    return new Map(owners.map(owner => {
      const parts = loaded.map(load => load(owner));
      const figures = mergedFigures(parts.flatMap(part => part.figures));
      return [owner.team.id, { figures, problems: parts.flatMap(part => part.problems ?? []), next: parts.flatMap(part => part.next ?? []) }];
    }));
  }
}

/** What a team adds to a number; opened, it leads to the team. */
function factOf(team: TeamPlace, figure: ReportFigure): FigureFact[] {
  return figure.value > 0 ? [{ id: team.id, day: null, text: team.villageName, count: figure.value, page: `/pages/due/list/index?owner=team&id=${team.id}` }] : [];
}

function shortened(matters: ReportMatter[]): ReportMatter[] {
  return matters.length <= MOST_MATTERS ? matters : [...matters.slice(0, MOST_MATTERS), { text: `另有 ${matters.length - MOST_MATTERS} 项，见各队` }];
}
