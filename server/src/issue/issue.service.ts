import { Injectable } from '@nestjs/common';
import { Between, In, MoreThanOrEqual, Not } from 'typeorm';
import type { IssueWork } from '@village/shared/contract/issue';
import { OPEN_KINDS, UNDONE_STATES, type IssueKind, type IssueSource, type IssueState } from '@village/shared/contract/issue-words';
import type { Day } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import type { Who } from '../common/who';
import { IssueEntity, IssueStepEntity } from './issue.entity';
import { IssueListService } from './list.service';

/** An issue as other modules may know it. Clues and complaints are told to none of them, but for what was verified. */
export interface IssueFact {
  id: string;
  kind: IssueKind;
  category: string;
  source: IssueSource;
  title: string;
  state: IssueState;
  villageId: string;
  teamId: string | null;
  ownerId: string | null;
  reporterId: string | null;
  foundOn: Day;
  due: Day | null;
  answeredOn: Day | null;
  closedOn: Day | null;
  reopened: number;
}

/** Whoever had to do something has done it; another person says whether it is settled. */
const ANSWERED: IssueState[] = ['answered', 'closed'];

/** What other modules may ask of issues. */
@Injectable()
export class IssueService {
  constructor(private readonly db: Db, private readonly lists: IssueListService) {}

  /** What is not closed in these villages, whichever team it was raised under. */
  async openIn(villageIds: string[]): Promise<IssueFact[]> {
    return villageIds.length ? this.db.of(IssueEntity).find({ where: { villageId: In(villageIds), kind: In([...OPEN_KINDS]), state: In(UNDONE_STATES) }, order: { id: 'ASC' } }) : [];
  }

  /** What these people have on their tables, and what they answered since this day; an answer that was not accepted is none. */
  async owedBy(personIds: string[], since: Day): Promise<(IssueFact & { doneOn: Day | null })[]> {
    if (personIds.length === 0) return [];
    const theirs = { ownerId: In(personIds), kind: In([...OPEN_KINDS]) };
    const answered = { ...theirs, state: In(ANSWERED) };
    const rows = await this.db.of(IssueEntity).find({ where: [{ ...theirs, state: In(UNDONE_STATES.filter(state => !ANSWERED.includes(state))) }, { ...answered, answeredOn: MoreThanOrEqual(since) }, { ...answered, due: MoreThanOrEqual(since) }], order: { id: 'ASC' } });
    return rows.map(row => ({ ...row, doneOn: ANSWERED.includes(row.state) ? row.answeredOn : null }));
  }

  /** What they have or had to do until a day of this time, done or not. */
  async dueIn(personIds: string[], from: Day, to: Day): Promise<IssueFact[]> {
    return personIds.length ? this.db.of(IssueEntity).find({ where: { ownerId: In(personIds), kind: In([...OPEN_KINDS]), state: Not('withdrawn'), due: Between(from, to) }, order: { id: 'ASC' } }) : [];
  }

  /** What was found in these villages in a time. */
  async foundIn(villageIds: string[], from: Day, to: Day): Promise<IssueFact[]> {
    return villageIds.length ? this.db.of(IssueEntity).find({ where: { villageId: In(villageIds), kind: In([...OPEN_KINDS]), foundOn: Between(from, to) }, order: { foundOn: 'ASC', id: 'ASC' } }) : [];
  }

  /** What was closed there in a time. */
  async closedIn(villageIds: string[], from: Day, to: Day): Promise<IssueFact[]> {
    return villageIds.length ? this.db.of(IssueEntity).find({ where: { villageId: In(villageIds), kind: In([...OPEN_KINDS]), state: 'closed', closedOn: Between(from, to) }, order: { closedOn: 'ASC', id: 'ASC' } }) : [];
  }

  /** Complaints about these places that were looked into and found true: whoever decides on consequences reads them. */
  async verifiedObstructions(countyId: string, from: Day, to: Day): Promise<(IssueFact & { text: string })[]> {
    const rows = await this.db.of(IssueEntity).find({ where: { countyId, kind: 'obstruction', state: In(['answered', 'closed']), answeredOn: Between(from, to) }, order: { id: 'ASC' } });
    const answers = rows.length ? await this.db.of(IssueStepEntity).find({ where: { issueId: In(rows.map(({ id }) => id)), action: 'answer' }, order: { id: 'ASC' } }) : [];
    const last = new Map(answers.map(step => [step.issueId, step]));
    return rows.filter(({ id }) => last.get(id)?.outcome === 'verified');
  }

  /** What lies on the table of a person. */
  workOf(who: Who): Promise<IssueWork> {
    return this.lists.work(who);
  }

  /** What was reported at once in a village, the last first. */
  async directIn(villageId: string, most = 10): Promise<IssueFact[]> {
    return this.db.of(IssueEntity).find({ where: { villageId, kind: 'direct', state: Not('withdrawn') }, order: { id: 'DESC' }, take: most });
  }

  /** The issues that came from these records. */
  async ofSource(source: IssueSource, sourceIds: string[]): Promise<(IssueFact & { sourceId: string | null })[]> {
    return sourceIds.length ? this.db.of(IssueEntity).findBy({ source, sourceId: In(sourceIds), kind: In([...OPEN_KINDS]) }) : [];
  }
}
