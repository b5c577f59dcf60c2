import { Injectable, NotFoundException } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import { ISSUE_FLOW, ISSUE_STATE_NAMES } from '@village/shared/contract/issue-words';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PhotoService } from '../file/photo.service';
import { IssueNoticeService } from './issue-notice.service';
import { IssueEntity, IssueStepEntity } from './issue.entity';
import { actingRole, isBarred, seesAtOnce } from './reach';

type Step = Pick<IssueStepEntity, 'action' | 'text'> & Partial<Pick<IssueStepEntity, 'stage' | 'toId' | 'due' | 'outcome' | 'parties' | 'claimedAt'>> & {
  /** Files that show it; claimed before. */
  photoIds?: string[];
};
type Change = Pick<IssueEntity, 'state'> & Partial<Omit<IssueEntity, 'id' | 'revision' | 'state'>>;

/** Writes what is done with issues: a row for each step, and the state by a conditional update. */
@Injectable()
export class StepService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly notices: IssueNoticeService, private readonly photos: PhotoService) {}

  /** The issue, if this person sees it; 404 for any other, as for one that does not exist. */
  async seen(id: string, who: Who): Promise<IssueEntity> {
    const issue = await this.db.of(IssueEntity).findOneBy({ id });
    if (!issue || isBarred(issue, who) || !(seesAtOnce(issue, who) || await this.hadAHand(issue, who))) throw new NotFoundException();
    return issue;
  }

  /** A new issue with its first step. */
  async begin(issue: IssueEntity, text: string, who: Who | null, photoIds: string[] = []): Promise<void> {
    await this.db.of(IssueEntity).insert(issue);
    await this.write(issue, { action: 'raise', text, parties: issue.recipients, claimedAt: issue.claimedAt, photoIds }, who);
    await this.notices.moved(issue, who?.personId ?? null, null);
  }

  /** A step that changes no state. */
  async write(issue: IssueEntity, { photoIds = [], ...step }: Step, who: Who | null): Promise<string> {
    const now = this.clock.now();
    const stepId = newId();
    await this.db.of(IssueStepEntity).insert({
      id: stepId, issueId: issue.id, stage: null, toId: null, due: null, outcome: null, parties: [], claimedAt: now, ...step, personId: who?.personId ?? null, role: who && actingRole(issue, who), at: now,
    });
    // A villager has no account: what he sends belongs to his village.
    await this.photos.put(stepId, photoIds, who ?? { personId: issue.villageId });
    await this.journal.note(who, `issue.${step.action}`, issue.id, issue.villageId);
    return stepId;
  }

  /** What the villager whose matter it is adds. */
  async add(issue: IssueEntity, text: string, photoIds: string[]): Promise<void> {
    await this.notices.added(issue, await this.write(issue, { action: 'note', text, photoIds }, null));
  }

  /** Moves the issue on, if it is still as it was seen; of two at once the second is told what it is now. */
  async move(issue: IssueEntity, revision: number, change: Change, step: Step, who: Who | null): Promise<IssueEntity | Refusal> {
    const { id, state } = issue;
    if (issue.revision !== revision || !ISSUE_FLOW[state].includes(change.state)) return changed(issue);
    const { affected } = await this.db.of(IssueEntity).update({ id, revision, state }, { ...change, revision: revision + 1 });
    const now = await this.db.of(IssueEntity).findOneByOrFail({ id });
    if (affected !== 1) return changed(now);
    await this.write(now, step, who);
    await this.notices.moved(now, who?.personId ?? null, state);
    return now;
  }

  /** Another has it on his table from now on; where it stands stays as it is. */
  async passOn(issue: IssueEntity, toId: string, text: string, who: Who): Promise<void> {
    const { id, revision } = issue;
    const { affected } = await this.db.of(IssueEntity).update({ id, revision }, { ownerId: toId, revision: revision + 1 });
    if (affected !== 1) throw new Error('an issue moved while it was passed on');
    await this.write({ ...issue, ownerId: toId }, { action: 'assign', text, toId, due: issue.due }, who);
    await this.notices.moved({ ...issue, ownerId: toId, revision: revision + 1 }, who.personId, issue.state);
  }

  /** Nobody has it on his table: it waits to be given out again. */
  async giveBack(issue: IssueEntity, text: string, who: Who): Promise<void> {
    const { id, revision, state } = issue;
    const { affected } = await this.db.of(IssueEntity).update({ id, revision }, { ownerId: null, state: 'open', revision: revision + 1 });
    if (affected !== 1) throw new Error('an issue moved while it was given back');
    await this.write(issue, { action: 'give_back', text }, who);
    await this.notices.moved({ ...issue, ownerId: null, state: 'open', revision: revision + 1 }, who.personId, state);
  }

  /** Pictures that are to show a step; null: all is well. */
  claim(fileIds: string[], who: Who): Promise<Refusal | null> {
    return this.photos.claim(fileIds, who);
  }

  /** The same of a villager. */
  claimSent(fileIds: string[], villageId: string): Promise<Refusal | null> {
    return this.photos.claim(fileIds, { personId: villageId }, 'appeal_photo');
  }

  photosOf(stepIds: string[]): Promise<{ subjectId: string }[]> {
    return this.photos.of(stepIds);
  }

  /** The picture of a step, for whoever sees the issue. */
  async picture(id: string, who: Who): Promise<FileReply> {
    const photo = await this.photos.one(id);
    const step = await this.db.of(IssueStepEntity).findOneBy({ id: photo.subjectId });
    if (!step) throw new NotFoundException();
    await this.seen(step.issueId, who);
    return this.photos.read(photo);
  }

  private hadAHand(issue: IssueEntity, { personId }: Who): Promise<boolean> {
    return this.db.of(IssueStepEntity).existsBy({ issueId: issue.id, personId });
  }
}

/** The issue is no longer as the person saw it. */
export function changed(issue: IssueEntity): Refusal {
  return refuse('issue_changed', `这件事刚才有了变化，现在是“${ISSUE_STATE_NAMES[issue.state]}”，这一步没有记下。请看过最新的情况再办。`, { field: 'revision' });
}
