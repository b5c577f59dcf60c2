import { Injectable } from '@nestjs/common';
import { dayText, type Day } from '@village/shared/kernel/day';
import { figureOf, type FigureFact } from '@village/shared/rules/report-figure';
import { IssueService, type IssueFact } from '../issue/issue.service';
import type { FigureLoader, FigureOwner, FigureScope, Known } from './figure';

/** Issues that were found, solved, and are still open in the village. Clues and complaints are none of them. */
@Injectable()
export class FigureIssueService implements FigureLoader {
  constructor(private readonly issues: IssueService) {}

  async load({ owners, from, to }: FigureScope): Promise<(owner: FigureOwner) => Known> {
    const villages = [...new Set(owners.map(({ team }) => team.villageId))];
    const [found, closed, open] = [await this.issues.foundIn(villages, from, to), await this.issues.closedIn(villages, from, to), await this.issues.openIn(villages)];
    return ({ team, personId }) => {
      const own = (issues: IssueFact[]) => issues.filter(each => each.villageId === team.villageId && (personId === null || each.ownerId === personId || each.reporterId === personId));
      const standing = own(open).filter(each => each.foundOn <= to);
      return {
        figures: [figureOf('issues_found', own(found).map(each => factOf(each, each.foundOn))), figureOf('issues_closed', own(closed).map(each => factOf(each, each.closedOn))), figureOf('issues_open', standing.map(each => factOf(each, each.foundOn)))],
        problems: standing.map(({ title, foundOn, due }) => ({ text: `${title}（${dayText(foundOn)}发现${due ? `，${dayText(due)}前办` : ''}）` })),
      };
    };
  }
}

function factOf({ id, title }: IssueFact, day: Day | null): FigureFact {
  return { id, day, text: [day && dayText(day), title].filter(Boolean).join(' '), count: 1, page: `/pages/issue/detail/index?id=${id}` };
}
