import { Injectable } from '@nestjs/common';
import { Between, IsNull } from 'typeorm';
import type { Consequence } from '@village/shared/contract/inspection';
import type { ConsequenceDecision } from '@village/shared/contract/inspection-words';
import { periodDays } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import { inspectionConsequence } from '@village/shared/rules/inspection-consequence';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { CheckFactService } from './check-fact.service';
import { type InspectionCheckEntity, InspectionConsequenceEntity } from './inspection.entity';

/** What a confirmed absence is called where the documents attach something to it. */
const EVENTS = [{ event: 'spot_check_absences', facts: {} }, { event: 'not_three_in_village', facts: { in_village: false, valid_reason: false } }] as const;

/** What the document attaches to an absence. Nothing is automatic: it proposes, a named person decides, and somebody writes down that it was done. */
@Injectable()
export class ConsequenceService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly people: PersonService, private readonly policies: PolicyService, private readonly facts: CheckFactService) {}

  /** What was decided, as it stood then, and what the document proposes beside it: the next rung of its ladder, without what was confirmed in the year before. */
  async of(row: InspectionCheckEntity, path: string): Promise<Consequence[]> {
    const decided = await this.db.of(InspectionConsequenceEntity).find({ where: { checkId: row.id }, order: { decidedAt: 'ASC', id: 'ASC' } });
    const names = await this.people.peopleByIds(decided.flatMap(each => [each.decidedBy, each.doneBy ?? each.decidedBy]));
    const nameOf = (id: string) => names.get(id)?.name ?? '';
    const proposed = (await this.proposed(row, path)).filter(({ step }) => decided.every(each => each.step !== step));
    return [
      ...decided.map(({ step, decision, reason, because, executedBy, decidedBy, decidedAt, doneBy, doneAt, doneNote }): Consequence => ({
        step, name: nameOfWord(step), byName: executedBy, state: doneAt !== null ? 'done' : decision, because,
        decision: { byName: nameOf(decidedBy), at: decidedAt, reason }, done: doneAt !== null ? { byName: nameOf(doneBy!), at: doneAt, note: doneNote } : null,
      })),
      ...proposed,
    ];
  }

  /** Of two who decide at the same moment one is too late. */
  async decide(row: InspectionCheckEntity, path: string, { step, decision, reason }: { step: string; decision: ConsequenceDecision; reason: string }, who: Who): Promise<Refusal | null> {
    const proposal = (await this.proposed(row, path)).find(each => each.step === step);
    const before = await this.db.of(InspectionConsequenceEntity).findOneBy({ checkId: row.id, step });
    if (before) return refuse('decided_already', '这一项已经决定过，请刷新后查看。');
    if (!proposal) return refuse('not_proposed', '制度没有对这次不在岗规定这项处理。', { field: 'step' });
    if (decision === 'set_aside' && reason.trim() === '') return refuse('reason_required', '不执行的请写明理由，例如容错纠错、情节轻微。', { field: 'reason' });
    const kept: InspectionConsequenceEntity = {
      id: newId(), checkId: row.id, personId: row.personId, day: row.day, step, decision, reason: reason.trim(), because: proposal.because, executedBy: proposal.byName, decidedBy: who.personId, decidedAt: this.clock.now(),
      doneBy: null, doneAt: null, doneNote: '',
    };
    try {
      await this.db.of(InspectionConsequenceEntity).insert(kept as never);
      return null;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('decided_already', '刚刚已经有人决定，请刷新后查看。');
    }
  }

  async done(row: InspectionCheckEntity, { step, note }: { step: string; note: string }, who: Who): Promise<Refusal | null> {
    const { affected } = await this.db.of(InspectionConsequenceEntity).update({ checkId: row.id, step, decision: 'confirmed', doneAt: IsNull() }, { doneBy: who.personId, doneAt: this.clock.now(), doneNote: note.trim() });
    return affected === 1 ? null : refuse('not_confirmed', '这一项没有决定执行，或者已经登记过，请刷新后查看。', { field: 'step' });
  }

  private async proposed(row: InspectionCheckEntity, path: string): Promise<Consequence[]> {
    const profile = await this.policies.activeFor(path, row.day);
    if (isRefusal(profile)) return [];
    const period = row.day.slice(0, 4);
    const { from } = periodDays(period);
    const absentOn = await this.facts.absencesIn(row.personId, from, row.day);
    const priorSteps = (await this.db.of(InspectionConsequenceEntity).findBy({ personId: row.personId, day: Between(from, row.day), decision: 'confirmed' })).filter(each => each.checkId !== row.id && each.day < row.day).map(each => each.step);
    return EVENTS.flatMap(({ event, facts }) => {
      const { value, because } = inspectionConsequence(profile, { event, facts, absentOn, period, priorSteps: event === 'spot_check_absences' ? priorSteps : [] });
      if (isRefusal(value)) return [];
      const byName = value.executedBy ? nameOfRole(value.executedBy, profile.roles) : '';
      return value.consequences.map((step): Consequence => ({ step, name: nameOfWord(step), byName, state: 'proposed', because, decision: null, done: null }));
    });
  }
}
