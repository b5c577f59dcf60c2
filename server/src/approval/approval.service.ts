import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { DECISION_NAMES, type LeaveDecision } from '@village/shared/contract/leave';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfStep } from '@village/shared/kernel/role';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { HolderService, type Place } from '../organisation/holder.service';
import { PersonService } from '../organisation/person.service';
import { DecisionEntity } from './approval.entity';
import { actsAs, partsOf } from './step';

export { actsAs, partsOf } from './step';

/** Something that goes through a chain of approvers. */
export interface Subject {
  id: string;
  /** Nobody approves himself. */
  applicantId: string;
  place: Place;
  chain: string[];
  /** The step that is waited for, counted from 0. */
  position: number;
}

export type Decision = Pick<DecisionEntity, 'subjectId' | 'position' | 'part' | 'role' | 'decision' | 'opinion' | 'decidedBy' | 'insteadOf' | 'decidedAt'>;

/** What a decision did to its subject. */
export interface Outcome {
  state: 'pending' | 'approved' | 'refused' | 'to_change';
  position: number;
}

@Injectable()
export class ApprovalService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly holders: HolderService, private readonly people: PersonService) {}

  /**
   * The steps of the chain that somebody other than the applicant can decide. A step that only the applicant could decide is left out
   * when a later one can judge him; the last step is never left out. A step that nobody holds is a refusal that says what to set up.
   */
  async route(chain: readonly string[], applicantId: string, place: Place, on: Day, names: Record<string, string>): Promise<string[] | Refusal> {
    const kept: string[] = [];
    for (const [position, step] of chain.entries()) {
      const state = await this.stateOf(step, applicantId, place, on);
      if (state === 'own' && position < chain.length - 1) continue;
      if (state === 'own') return ownRefusal(step, names);
      if (state === 'vacant') return vacantRefusal(step, names);
      kept.push(step);
    }
    return kept;
  }

  /** As which parts of the step that is waited for may this person decide now? */
  async openParts(subject: Subject, who: Who): Promise<string[]> {
    const decided = await this.decisionsOf([subject.id]);
    return openFor(subject, who, decided);
  }

  /** Those of the subjects that wait for this person. */
  async waitingFor<S extends Subject>(subjects: S[], who: Who): Promise<S[]> {
    const near = subjects.filter(subject => openFor(subject, who, []).length > 0);
    const decided = await this.decisionsOf(near.map(subject => subject.id));
    return near.filter(subject => openFor(subject, who, decided).length > 0);
  }

  /**
   * Writes the decision of this person on the step that is waited for. The caller holds the row of the subject, so that two approvers
   * come one after the other; the unique index stands behind it.
   */
  async decide(subject: Subject, who: Who, decision: LeaveDecision, opinion: string): Promise<Outcome | Refusal> {
    if (subject.applicantId === who.personId) return refuse('own_request', '不能审批本人的申请，请由其他审批人办理。');
    const decided = await this.decisionsOf([subject.id]);
    const parts = openFor(subject, who, decided);
    if (parts.length === 0) return this.alreadyDecided(subject.id, '这一步不由您审批，或者已经有人审批。');
    const rows = parts.map(part => ({
      id: newId(), subjectId: subject.id, position: subject.position, part, role: actsAs(who.grants, part, subject.place)!,
      decision, opinion, decidedBy: who.personId, insteadOf: null, decidedAt: this.clock.now(),
    }));
    try {
      await this.db.of(DecisionEntity).insert(rows);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return this.alreadyDecided(subject.id, '刚刚已经有人审批。');
    }
    return outcomeOf(subject, [...decided, ...rows]);
  }

  /** Who may decide the step that is waited for. */
  async deciders(subject: Subject): Promise<string[]> {
    const step = subject.chain[subject.position];
    if (step === undefined) return [];
    const holders = await this.holders.holders(step, subject.place, this.clock.today());
    return [...new Set(holders.map(holder => holder.personId))].filter(id => id !== subject.applicantId);
  }

  /** The decisions on these subjects, oldest first. */
  decisionsOf(subjectIds: string[]): Promise<Decision[]> {
    if (subjectIds.length === 0) return Promise.resolve([]);
    return this.db.of(DecisionEntity).find({ where: { subjectId: In(subjectIds) }, order: { decidedAt: 'ASC', id: 'ASC' } });
  }

  /** Takes the decisions away: what was decided on is about to be changed, and goes through its chain again. The caller keeps them. */
  async takeAway(subjectId: string): Promise<Decision[]> {
    const decided = await this.decisionsOf([subjectId]);
    await this.db.of(DecisionEntity).delete({ subjectId });
    return decided;
  }

  /** The refusal for one who comes too late: it says who decided what. */
  async alreadyDecided(subjectId: string, otherwise: string): Promise<Refusal> {
    const last = (await this.decisionsOf([subjectId])).at(-1);
    if (!last) return refuse('not_your_step', otherwise);
    const name = (await this.people.personById(last.decidedBy))?.name ?? '其他审批人';
    return refuse('already_decided', `${name}已经${DECISION_NAMES[last.decision]}，您的意见没有记入。请刷新后查看。`);
  }

  private async stateOf(step: string, applicantId: string, place: Place, on: Day): Promise<'open' | 'own' | 'vacant'> {
    const states = await Promise.all(partsOf(step).map(async part => {
      const holders = await this.holders.holders(part, place, on);
      if (holders.length === 0) return 'vacant';
      return holders.some(holder => holder.personId !== applicantId) ? 'open' : 'own';
    }));
    return states.find(state => state === 'own') ?? states.find(state => state === 'vacant') ?? 'open';
  }
}

function openFor(subject: Subject, who: Who, decided: Decision[]): string[] {
  if (subject.applicantId === who.personId || subject.position >= subject.chain.length) return [];
  const done = decided.filter(each => each.subjectId === subject.id && each.position === subject.position).map(each => each.part);
  return partsOf(subject.chain[subject.position]).filter(part => !done.includes(part) && actsAs(who.grants, part, subject.place) !== null);
}

function outcomeOf(subject: Subject, decided: Decision[]): Outcome {
  const here = decided.filter(each => each.position === subject.position);
  if (here.some(each => each.decision === 'refuse')) return { state: 'refused', position: subject.position };
  if (here.some(each => each.decision === 'return')) return { state: 'to_change', position: subject.position };
  const complete = partsOf(subject.chain[subject.position]).every(part => here.some(each => each.part === part));
  if (!complete) return { state: 'pending', position: subject.position };
  const next = subject.position + 1;
  return { state: next === subject.chain.length ? 'approved' : 'pending', position: next };
}

function ownRefusal(step: string, names: Record<string, string>): Refusal {
  return refuse('own_request', `这一级由${nameOfStep(step, names)}审批，而这个岗位现在只有您一人。请管理员登记另一名${nameOfStep(step, names)}，或在“制度”里写明由谁审批。`);
}

function vacantRefusal(step: string, names: Record<string, string>): Refusal {
  return refuse('approver_missing', `这次请假要由${nameOfStep(step, names)}审批，但还没有登记担任这个岗位的人。请管理员先在“组织机构”里登记任职。`);
}

/** Is this the refusal that a higher step could heal? */
export function onlyHimself(answer: string[] | Refusal): boolean {
  return isRefusal(answer) && answer.code === 'own_request';
}
