import { Injectable } from '@nestjs/common';
import { Between, In, Not } from 'typeorm';
import type { IssueWork } from '@village/shared/contract/issue';
import { OPEN_KINDS, UNDONE_STATES, type IssueKind, type IssueSource, type IssueState } from '@village/shared/contract/issue-words';
import type { Day, Instant } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService } from '../organisation/team.service';
import { IssueEntity, IssueStepEntity } from './issue.entity';
import { IssueListService } from './list.service';
import { StepService } from './step.service';

/** An issue as other modules may know it. Clues and complaints are told to none of them, but for what was verified. */
export interface IssueFact {
  id: string;
  kind: IssueKind;
  category: string;
  title: string;
  state: IssueState;
  villageId: string;
  teamId: string | null;
  ownerId: string | null;
  reporterId: string;
  foundOn: Day;
  due: Day | null;
  answeredOn: Day | null;
  closedOn: Day | null;
  reopened: number;
}

/** What a module raises for somebody who is not signed in, or by itself. */
export interface IssueGiven {
  kind: 'problem' | 'dispute';
  category: string;
  title: string;
  text: string;
  villageId: string;
  source: IssueSource;
  sourceId: string | null;
  householdId?: string | null;
  villager?: string;
  /** Who is told, and confirms: the person on duty where a villager asked. */
  reporterId: string;
  claimedAt: Instant;
  foundOn: Day;
}

/** What other modules may ask of issues. */
@Injectable()
export class IssueService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly teams: TeamService,
    private readonly steps: StepService, private readonly lists: IssueListService,
  ) {}

  /** What is not closed in these villages, whichever team it was raised under. */
  async openIn(villageIds: string[]): Promise<IssueFact[]> {
    return villageIds.length ? this.db.of(IssueEntity).find({ where: { villageId: In(villageIds), kind: In([...OPEN_KINDS]), state: In(UNDONE_STATES) }, order: { id: 'ASC' } }) : [];
  }

  /** What these people have on their tables. */
  async openOf(personIds: string[]): Promise<IssueFact[]> {
    return personIds.length ? this.db.of(IssueEntity).find({ where: { ownerId: In(personIds), kind: In([...OPEN_KINDS]), state: In(UNDONE_STATES) }, order: { id: 'ASC' } }) : [];
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

  /** Raises an issue for somebody who is not a cadre; gives its id. */
  async raise(given: IssueGiven): Promise<string> {
    const village = (await this.organisations.organisationById(given.villageId))!;
    const [countyId, townshipId] = village.path.split('/').filter(Boolean);
    const [team] = await this.teams.teamsIn({ paths: [village.path], teams: [] }, given.foundOn);
    const id = newId();
    await this.steps.begin({
      id, kind: given.kind, category: given.category, title: given.title, text: given.text, countyId, townshipId, villageId: village.id, path: village.path, teamId: team?.id ?? null, unitId: null, source: given.source,
      sourceId: given.sourceId, householdId: given.householdId ?? null, villager: given.villager ?? '', massDemand: false, reporterId: given.reporterId, ownerId: null, level: 'village', state: 'open', revision: 1, due: null,
      foundOn: given.foundOn, claimedAt: given.claimedAt, raisedAt: this.clock.now(), recipients: [], escalatedBy: null, escalatedAt: null, answeredBy: null, answeredOn: null, closedOn: null, reopened: 0,
    }, '', null);
    return id;
  }

  /** The villager whose matter it is says that it is solved, or that it is not. Whoever asks has made sure that it is he. */
  async answeredByVillager(id: string, solved: boolean, text: string): Promise<void | Refusal> {
    const issue = await this.db.of(IssueEntity).findOneBy({ id });
    if (!issue) return refuse('issue_unknown', '没有找到这件事，请检查编号。');
    const change = solved ? { state: 'closed' as const, closedOn: this.clock.today() } : { state: 'reopened' as const, reopened: issue.reopened + 1, closedOn: null };
    const moved = await this.steps.move(issue, issue.revision, change, { action: solved ? 'confirm' : 'reopen', text }, null);
    return isRefusal(moved) ? moved : undefined;
  }

  /** How an issue stands and what was answered last: for the villager whose matter it is. */
  async progressOf(id: string): Promise<{ state: IssueState; answer: string | null; answeredAt: Instant | null } | null> {
    const issue = await this.db.of(IssueEntity).findOneBy({ id });
    if (!issue) return null;
    const answers = await this.db.of(IssueStepEntity).find({ where: { issueId: id, action: 'answer' }, order: { id: 'DESC' }, take: 1 });
    return { state: issue.state, answer: answers[0]?.text ?? null, answeredAt: answers[0]?.at ?? null };
  }
}
