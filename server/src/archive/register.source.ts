import { Injectable } from '@nestjs/common';
import { firstDay, lastDay } from '@village/shared/kernel/day';
import type { Who } from '../common/who';
import { HouseholdRegisterService } from '../household/household-register.service';
import { BookCheckService } from '../meeting/book-check.service';
import { DecisionRegisterService } from '../meeting/decision-register.service';
import { EventRegisterService } from '../meeting/event-register.service';
import { monthWord, within, type ArchiveSource, type ArchiveSpan, type DrawnPaper } from './source';

/** What the meetings of the team decided, and what became of it. */
@Injectable()
export class DecisionSource implements ArchiveSource {
  constructor(private readonly decisions: DecisionRegisterService) {}

  async papers({ team, from, to }: ArchiveSpan, reader: Who): Promise<DrawnPaper[]> {
    const count = await this.decisions.count(team, from, to, reader);
    return count === 0 ? [] : [{ key: 'decisions', category: 'meetings', title: `会议决定和问题登记（${count} 项）`, day: to, form: 'text', personId: null, make: (who: Who) => this.decisions.xlsx(team, from, to, who) }];
  }
}

/** Who was there when something happened at which the document wants him. */
@Injectable()
export class EventSource implements ArchiveSource {
  constructor(private readonly events: EventRegisterService) {}

  async papers(span: ArchiveSpan, reader: Who): Promise<DrawnPaper[]> {
    return (await this.events.months(span.team, span.from, span.to, reader)).map(({ month, count, lastDay: day }) => {
      const { from, to } = within(span, firstDay(month), lastDay(month));
      return { key: `events_${month}`, category: 'work_records', title: `应到场登记 ${monthWord(month)}（${count} 件）`, day, form: 'text', personId: null, make: (who: Who) => this.events.xlsx(span.team, from, to, who) };
    });
  }
}

/** Who looked at the books of the branch. */
@Injectable()
export class BookCheckSource implements ArchiveSource {
  constructor(private readonly checks: BookCheckService) {}

  async papers(span: ArchiveSpan, reader: Who): Promise<DrawnPaper[]> {
    const { villageId } = span.team;
    return (await this.checks.years(villageId, span.from, span.to, reader)).map(({ year, count, lastDay: day }) => {
      const { from, to } = within(span, `${year}-01-01`, `${year}-12-31`);
      return { key: `book_checks_${year}`, category: 'work_records', title: `支部记录本检查登记 ${year}年（${count} 次）`, day, form: 'text', personId: null, make: (who: Who) => this.checks.xlsx(villageId, from, to, who) };
    });
  }
}

/** How the register of households changed while the team was there: the register itself stays where it is. */
@Injectable()
export class HouseholdSource implements ArchiveSource {
  constructor(private readonly households: HouseholdRegisterService) {}

  async papers(span: ArchiveSpan, reader: Who): Promise<DrawnPaper[]> {
    return (await this.households.months(span.team, span.from, span.to, reader)).map(({ month, count, lastDay: day }) => {
      const { from, to } = within(span, firstDay(month), lastDay(month));
      return { key: `households_${month}`, category: 'work_records', title: `户册变化登记 ${monthWord(month)}（${count} 处）`, day, form: 'text', personId: null, make: (who: Who) => this.households.xlsx(span.team, from, to, who) };
    });
  }
}
