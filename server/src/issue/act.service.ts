import { Injectable } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { IssueDetail, IssueMove } from '@village/shared/contract/issue';
import type { AnswerIssueInput, ConfirmIssueInput, EscalateIssueInput, IssueInput, IssuePictureInput, MoveIssueInput, NoteIssueInput } from '@village/shared/contract/issue.input';
import { ISSUE_ACTION_NAMES, ISSUE_STATE_NAMES, outcomesOf, type IssueAction, type IssueState } from '@village/shared/contract/issue-words';
import { dayOf } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { ChannelService } from './channel.service';
import type { IssueEntity } from './issue.entity';
import { mayOf } from './reach';
import { IssueReplyService } from './reply.service';
import { changed, StepService } from './step.service';

const MOVED_TO: Record<IssueMove, IssueState> = { reopen: 'reopened', give_back: 'open', withdraw: 'withdrawn' };

/** What is done with an issue, step by step. */
@Injectable()
export class ActService {
  constructor(private readonly clock: Clock, private readonly channels: ChannelService, private readonly steps: StepService, private readonly replies: IssueReplyService) {}

  async one({ id }: IssueInput, who: Who): Promise<IssueDetail> {
    return this.replies.detail(await this.steps.seen(id, who), who);
  }

  picture({ id }: IssuePictureInput, who: Who): Promise<FileReply> {
    return this.steps.picture(id, who);
  }

  async escalate({ id, revision, text }: EscalateIssueInput, who: Who): Promise<IssueDetail | Refusal> {
    const issue = await this.allowed(id, revision, 'escalate', who);
    if (isRefusal(issue)) return issue;
    const channel = await this.channels.upwards(issue);
    if (!channel) return refuse('no_level_above', '已经在县一级，不能再往上报，请交办或转有关部门。');
    const { recipients, level } = channel;
    const moved = await this.steps.move(issue, revision, { state: 'escalated', level, recipients, ownerId: null, escalatedBy: who.personId, escalatedAt: this.clock.now() }, { action: 'escalate', text: text.trim(), parties: recipients }, who);
    return isRefusal(moved) ? moved : this.replies.detail(moved, who);
  }

  /** The level above takes note: the first who does has it on his table; others to whom it was reported say that they know. */
  async acknowledge({ id }: IssueInput, who: Who): Promise<IssueDetail | Refusal> {
    const issue = await this.steps.seen(id, who);
    const acknowledged = (await this.replies.acknowledged([issue], who)).has(id);
    if (!mayOf(issue, who, acknowledged).acknowledge) return acknowledged ? this.replies.detail(issue, who) : notYours('acknowledge', issue);
    if (issue.state !== 'escalated') {
      await this.steps.write(issue, { action: 'acknowledge', text: '' }, who);
      return this.replies.detail(issue, who);
    }
    const moved = await this.steps.move(issue, issue.revision, { state: 'assigned', ownerId: who.personId }, { action: 'acknowledge', text: '' }, who);
    return isRefusal(moved) ? moved : this.replies.detail(moved, who);
  }

  /** What was done meanwhile: it changes no state and waits for nobody. */
  async note({ id, text, stage, photoIds = [], claimedAt }: NoteIssueInput, who: Who): Promise<IssueDetail | Refusal> {
    const issue = await this.steps.seen(id, who);
    if (!mayOf(issue, who, true).note) return notYours('note', issue);
    if (stage && issue.kind !== 'dispute') return refuse('no_mediation', '只有矛盾纠纷有调解的步骤，请直接写做了什么。', { field: 'stage' });
    const wrong = await this.steps.claim(photoIds, who);
    if (wrong) return wrong;
    await this.steps.write(issue, { action: 'note', text: text.trim(), stage: stage ?? null, claimedAt, photoIds }, who);
    return this.replies.detail(issue, who);
  }

  async answer({ id, revision, outcome, text, photoIds = [], claimedAt }: AnswerIssueInput, who: Who): Promise<IssueDetail | Refusal> {
    const issue = await this.allowed(id, revision, 'answer', who);
    if (isRefusal(issue)) return issue;
    if (!outcomesOf(issue.kind).includes(outcome)) return refuse('outcome_unknown', '这类事情没有这个结果，请重新选。', { field: 'outcome' });
    const wrong = await this.steps.claim(photoIds, who);
    if (wrong) return wrong;
    const moved = await this.steps.move(issue, revision, { state: 'answered', answeredBy: who.personId, answeredOn: dayOf(claimedAt) }, { action: 'answer', text: text.trim(), outcome, claimedAt, photoIds }, who);
    return isRefusal(moved) ? moved : this.replies.detail(moved, who);
  }

  /** Closed by a second person: never by the one who answered. */
  async confirm({ id, revision, text }: ConfirmIssueInput, who: Who): Promise<IssueDetail | Refusal> {
    const seen = await this.steps.seen(id, who);
    if (seen.state === 'answered' && seen.answeredBy === who.personId) return refuse('own_answer', '办的人不能自己销号。请反映的群众、登记的人或另一位同事核实以后确认。');
    const issue = await this.allowed(id, revision, 'confirm', who);
    if (isRefusal(issue)) return issue;
    const moved = await this.steps.move(issue, revision, { state: 'closed', closedOn: this.clock.today() }, { action: 'confirm', text: text.trim() }, who);
    return isRefusal(moved) ? moved : this.replies.detail(moved, who);
  }

  /** Opens it again, gives it back, or withdraws what was put down by mistake. */
  async move({ id, revision, move, reason }: MoveIssueInput, who: Who): Promise<IssueDetail | Refusal> {
    const issue = await this.allowed(id, revision, move, who);
    if (isRefusal(issue)) return issue;
    const state = MOVED_TO[move];
    const more = { reopen: { reopened: issue.reopened + 1, closedOn: null }, give_back: { ownerId: null, due: null }, withdraw: { closedOn: this.clock.today() } }[move];
    const moved = await this.steps.move(issue, revision, { state, ...more }, { action: move, text: reason.trim() }, who);
    return isRefusal(moved) ? moved : this.replies.detail(moved, who);
  }

  private async allowed(id: string, revision: number, action: IssueAction, who: Who): Promise<IssueEntity | Refusal> {
    const issue = await this.steps.seen(id, who);
    if (issue.revision !== revision) return changed(issue);
    return mayOf(issue, who, true)[action] ? issue : notYours(action, issue);
  }
}

function notYours(action: IssueAction, { state }: IssueEntity): Refusal {
  return refuse('issue_not_yours', `这件事现在是“${ISSUE_STATE_NAMES[state]}”，“${ISSUE_ACTION_NAMES[action]}”这一步不由您来办。您可以写跟进，或请经办的人处理。`);
}

