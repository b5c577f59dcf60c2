import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { DECISION_NAMES, type LeaveDecision } from '@village/shared/contract/leave';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { isRole, nameOfStep, ROLES, type Level } from '@village/shared/kernel/role';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { HolderService, type Holder, type Place } from '../organisation/holder.service';
import { PersonService } from '../organisation/person.service';
import { DecisionEntity } from './approval.entity';
import { ConsultEntity } from './consult.entity';
import { ForwardEntity } from './deputy.entity';
import { DeputyService } from './deputy.service';
import { type ActingGrant, actorFor, actsAs, grantsAbout, partsOf } from './step';

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

export type Consult = ConsultEntity;
export type Decision = Pick<DecisionEntity, 'subjectId' | 'position' | 'part' | 'role' | 'decision' | 'opinion' | 'decidedBy' | 'insteadOf' | 'decidedAt'>;

/** What a decision did to its subject. */
export interface Outcome {
  state: 'pending' | 'approved' | 'refused' | 'to_change';
  position: number;
}

@Injectable()
export class ApprovalService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly holders: HolderService, private readonly people: PersonService,
    private readonly deputies: DeputyService,
  ) {}

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
    return openFor(subject, await this.acting(who), decided);
  }

  /** The person with what he may decide today in the stead of others. */
  async acting(who: Who): Promise<Acting> {
    const grants: ActingGrant[] = [...who.grants, ...await this.deputies.actingFor(who.personId)];
    const today = this.clock.today();
    return { ...who, grants: await Promise.all(grants.map(async grant => ({ ...grant, leftToOthers: await this.holders.leftToOthers(grant, grant.insteadOf ?? who.personId, today) }))) };
  }

  /** Does this person decide on it: may he now, has he decided, was it handed to him? */
  async handles(subject: Subject, who: Who): Promise<boolean> {
    const decided = await this.decisionsOf([subject.id]);
    return decided.some(each => each.decidedBy === who.personId) || openFor(subject, await this.acting(who), decided).length > 0
      || (await this.forwardsOf([subject.id])).some(each => each.toId === who.personId);
  }

  /** Has this person to do with it: is it his own, does he decide on it, was he asked for his opinion? */
  async concerns(subject: Subject, who: Who): Promise<boolean> {
    if (subject.applicantId === who.personId) return true;
    return await this.handles(subject, who) || await this.db.of(ConsultEntity).existsBy({ subjectId: subject.id, askedOf: who.personId });
  }

  /** Those of the subjects that wait for this person. */
  async waitingFor<S extends Subject>(subjects: S[], who: Who): Promise<S[]> {
    const acting = await this.acting(who);
    const near = subjects.filter(subject => openFor(subject, acting, []).length > 0);
    const decided = await this.decisionsOf(near.map(subject => subject.id));
    const forwards = await this.forwardsOf(near.map(subject => subject.id));
    return near.filter(subject => openFor(subject, acting, decided).length > 0 && heldNow(subject, forwards)?.fromId !== who.personId);
  }

  /**
   * Writes the decision of this person on the step that is waited for. The caller holds the row of the subject, so that two approvers
   * come one after the other; the unique index stands behind it.
   */
  async decide(subject: Subject, who: Who, decision: LeaveDecision, opinion: string): Promise<Outcome | Refusal> {
    if (subject.applicantId === who.personId) return refuse('own_request', '不能审批本人的申请，请由其他审批人办理。');
    const decided = await this.decisionsOf([subject.id]);
    const acting = await this.acting(who);
    const parts = openFor(subject, acting, decided);
    if (parts.length === 0) return this.alreadyDecided(subject.id, refuse('not_your_step', '这一步不由您审批，或者已经有人审批。'));
    const rows = parts.map(part => ({
      id: newId(), subjectId: subject.id, position: subject.position, part, ...actorFor(grantsAbout(acting.grants, who.personId, subject.applicantId), part, subject.place)!,
      decision, opinion, decidedBy: who.personId, decidedAt: this.clock.now(),
    }));
    try {
      await this.db.of(DecisionEntity).insert(rows);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return this.alreadyDecided(subject.id, refuse('already_decided', '刚刚已经有人审批。'));
    }
    return outcomeOf(subject, [...decided, ...rows]);
  }

  /** Who may decide the step that is waited for. */
  async deciders(subject: Subject): Promise<string[]> {
    const step = subject.chain[subject.position];
    if (step === undefined) return [];
    const passed = heldNow(subject, await this.forwardsOf([subject.id]));
    const holders = passed ? [passed.toId] : (await this.holders.holders(step, subject.place, this.clock.today())).map(holder => holder.personId);
    const others = holders.filter(id => id !== subject.applicantId);
    return [...new Set([...others, ...await this.deputies.deputiesOf(others)])].filter(id => id !== subject.applicantId);
  }

  /** Who is told where the step takes too long: those of the next step, else those who look after the level above. */
  async above(subject: Subject): Promise<string[]> {
    const next = subject.chain[subject.position + 1] ?? ABOVE[levelOf(subject.chain[subject.position])];
    const holders = await this.holders.holders(next, subject.place, this.clock.today());
    const own = await this.deciders(subject);
    return [...new Set(holders.map(holder => holder.personId))].filter(id => id !== subject.applicantId && !own.includes(id));
  }

  /** To whom could this person hand the step on: the others who hold the role. */
  async others(subject: Subject, who: Who): Promise<Holder[]> {
    const parts = await this.openParts(subject, who);
    const holders = (await Promise.all(parts.map(part => this.holders.holders(part, subject.place, this.clock.today())))).flat();
    return [...new Map(holders.map(holder => [holder.personId, holder])).values()].filter(({ personId }) => personId !== who.personId && personId !== subject.applicantId);
  }

  /** Hands the step on. It then waits for the other one; the role is both theirs, so that nothing is stuck. */
  async forward(subject: Subject, who: Who, toId: string, reason: string): Promise<Refusal | null> {
    const others = await this.others(subject, who);
    if (!(await this.openParts(subject, who)).length) return this.alreadyDecided(subject.id, refuse('not_your_step', '这一步不由您审批，不能转办。'));
    if (others.length === 0) return refuse('no_other_holder', '现在没有别人担任这个岗位，不能转办。要离开的，可以在“我的”里请人代理审批。');
    if (others.every(each => each.personId !== toId)) return refuse('not_a_holder', '只能转给担任同一岗位的人，不能转给申请人，请从列表里选。', { field: 'toId' });
    await this.db.of(ForwardEntity).insert({ id: newId(), subjectId: subject.id, position: subject.position, fromId: who.personId, toId, reason, at: this.clock.now() });
    return null;
  }

  /** Who handed what on, oldest first. */
  forwardsOf(subjectIds: string[]): Promise<ForwardEntity[]> {
    if (subjectIds.length === 0) return Promise.resolve([]);
    return this.db.of(ForwardEntity).find({ where: { subjectId: In(subjectIds) }, order: { at: 'ASC', id: 'ASC' } });
  }

  /** The opinions that were asked for, oldest first. */
  consultsOf(subjectIds: string[]): Promise<Consult[]> {
    if (subjectIds.length === 0) return Promise.resolve([]);
    return this.db.of(ConsultEntity).find({ where: { subjectId: In(subjectIds) }, order: { askedAt: 'ASC', id: 'ASC' } });
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
    await this.db.of(ForwardEntity).delete({ subjectId });
    return decided;
  }

  /** The refusal for one who comes too late: it says who decided what. */
  async alreadyDecided(subjectId: string, otherwise: Refusal): Promise<Refusal> {
    const last = (await this.decisionsOf([subjectId])).at(-1);
    if (!last) return otherwise;
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

/** Who looks after the approvers of a level: told, not asked to decide. */
const ABOVE: Record<Level, string> = {
  team: 'township_principal|township_office', village: 'township_principal|township_office', township: 'county_office', county: 'county_leading_group|county_office', city: 'city_leading_group|city_office',
  unit: 'dispatching_unit_head',
};

function levelOf(step: string): Level {
  const [role] = step.split(/[|+]/);
  return isRole(role) ? ROLES[role].level : 'county';
}

/** The person with all he may decide with. */
export type Acting = Omit<Who, 'grants'> & { grants: ActingGrant[] };

/** Where the step that is waited for was handed last. */
function heldNow(subject: Subject, forwards: ForwardEntity[]): ForwardEntity | undefined {
  return forwards.filter(each => each.subjectId === subject.id && each.position === subject.position).at(-1);
}

/** The parts of the step that is waited for which this person may decide and nobody has decided. */
export function openFor(subject: Subject, who: Acting, decided: Decision[]): string[] {
  if (subject.applicantId === who.personId || subject.position >= subject.chain.length) return [];
  const grants = grantsAbout(who.grants, who.personId, subject.applicantId);
  const done = decided.filter(each => each.subjectId === subject.id && each.position === subject.position).map(each => each.part);
  return partsOf(subject.chain[subject.position]).filter(part => !done.includes(part) && actsAs(grants, part, subject.place) !== null);
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
