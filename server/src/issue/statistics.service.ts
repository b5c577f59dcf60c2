import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { IssueRecurrence, IssueStatistics } from '@village/shared/contract/issue';
import type { IssueStatisticsInput } from '@village/shared/contract/issue.input';
import { categoryName, ISSUE_KIND_NAMES, ISSUE_STATE_NAMES, ISSUE_STATES, OPEN_KINDS, UNDONE_STATES, type IssueKind, type IssueState } from '@village/shared/contract/issue-words';
import { daysBetween, type Day } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { IssueEntity } from './issue.entity';
import { IssueListService } from './list.service';
import { IssueReplyService } from './reply.service';

/** From so many of the same on something comes back. */
const AGAIN = 2;
const SHOWN = 50;

/** What the issues of a time have in common: no person is counted, no place is ranked. */
@Injectable()
export class IssueStatisticsService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly lists: IssueListService, private readonly replies: IssueReplyService,
  ) {}

  async statistics({ from, to, placeId, source }: IssueStatisticsInput, who: Who): Promise<IssueStatistics | Refusal> {
    if (from > to) return refuse('days_reversed', '开始的日子在结束的日子以后，请检查。', { field: 'from' });
    const column = placeId === undefined ? null : await this.lists.columnOf(placeId, who);
    const inTime = (): SelectQueryBuilder<IssueEntity> => {
      const query = this.db.of(IssueEntity).createQueryBuilder('row')
        .where('row.kind IN (:...kinds) AND row.foundOn BETWEEN :from AND :to AND row.state <> :withdrawn', { kinds: [...OPEN_KINDS], from, to, withdrawn: 'withdrawn' });
      if (column !== null) query.andWhere(`row.${column} = :placeId`, { placeId });
      if (source) query.andWhere('row.source = :source', { source });
      return this.lists.within(query, who, 'issue.read');
    };
    const states = await inTime().select('row.state', 'state').addSelect('COUNT(*)', 'count').groupBy('row.state').getRawMany<{ state: IssueState; count: string }>();
    const categories = await inTime().select('row.kind', 'kind').addSelect('row.category', 'category').addSelect('COUNT(*)', 'count').groupBy('row.kind').addGroupBy('row.category').getRawMany<{ kind: IssueKind; category: string; count: string }>();
    const reopened = await inTime().andWhere('row.reopened > 0').orderBy('row.id', 'DESC').take(SHOWN).getMany();
    const countOf = (wanted: readonly IssueState[]) => states.filter(({ state }) => wanted.includes(state)).reduce((sum, { count }) => sum + Number(count), 0);
    return {
      from, to, raised: countOf(ISSUE_STATES), closed: countOf(['closed']), undone: countOf(UNDONE_STATES),
      overdue: await inTime().andWhere('row.state IN (:...late) AND row.due < :today', { late: UNDONE_STATES.filter(state => state !== 'answered'), today: this.clock.today() }).getCount(),
      escalated: await inTime().andWhere('row.escalatedAt IS NOT NULL').getCount(), reopened: await inTime().andWhere('row.reopened > 0').getCount(), middleDays: middleOf(await this.spans(inTime())),
      states: states.map(({ state, count }) => ({ name: ISSUE_STATE_NAMES[state], count: Number(count) })),
      categories: categories.map(({ kind, category, count }) => ({ name: `${ISSUE_KIND_NAMES[kind]}：${categoryName(kind, category)}`, count: Number(count) })).sort((one, other) => other.count - one.count),
      recurrences: [...await this.again(inTime(), true), ...await this.again(inTime(), false)], reopenedIssues: await this.replies.lines(reopened, who),
    };
  }

  /** The same kind of matter more than once: of one household, or in one village. What was filed under "other" is not the same matter. */
  private async again(query: SelectQueryBuilder<IssueEntity>, ofHousehold: boolean): Promise<IssueRecurrence[]> {
    query.select('row.villageId', 'villageId').addSelect('row.kind', 'kind').addSelect('row.category', 'category').addSelect('COUNT(*)', 'count').addSelect('MAX(row.foundOn)', 'last')
      .addSelect('SUM(CASE WHEN row.state = :closed THEN 0 ELSE 1 END)', 'undone').andWhere('row.category <> :other', { other: 'other', closed: 'closed' })
      .groupBy('row.villageId').addGroupBy('row.kind').addGroupBy('row.category');
    if (ofHousehold) query.addSelect('row.householdId', 'householdId').andWhere('row.householdId IS NOT NULL').addGroupBy('row.householdId');
    const rows = await query.having('COUNT(*) >= :again', { again: AGAIN }).orderBy('last', 'DESC').addOrderBy('row.villageId').limit(SHOWN)
      .getRawMany<{ villageId: string; kind: IssueKind; category: string; count: string; last: Day; undone: string; householdId?: string }>();
    const villages = await this.organisations.organisationsByIds(rows.map(({ villageId }) => villageId));
    return rows.map(({ villageId, kind, category, count, last, undone, householdId }) => ({
      villageId, villageName: villages.get(villageId)?.name ?? '', kind, category, categoryName: categoryName(kind, category), count: Number(count), undone: Number(undone), last, householdId: householdId ?? null,
    }));
  }

  /** How many days each took from being found to being closed, with how many took so long. */
  private async spans(query: SelectQueryBuilder<IssueEntity>): Promise<{ days: number; count: number }[]> {
    const rows = await query.andWhere('row.closedOn IS NOT NULL').select('row.foundOn', 'foundOn').addSelect('row.closedOn', 'closedOn').addSelect('COUNT(*)', 'count')
      .groupBy('row.foundOn').addGroupBy('row.closedOn').getRawMany<{ foundOn: Day; closedOn: Day; count: string }>();
    return rows.map(({ foundOn, closedOn, count }) => ({ days: daysBetween(foundOn, closedOn), count: Number(count) }));
  }
}

/** The one in the middle; null where there is none. */
function middleOf(spans: readonly { days: number; count: number }[]): number | null {
  const sorted = [...spans].sort((one, other) => one.days - other.days);
  const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2;
  let passed = 0;
  for (const { days, count } of sorted) {
    passed += count;
    if (passed >= half) return days;
  }
  return null;
}
