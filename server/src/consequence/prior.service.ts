import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Day } from '@village/shared/kernel/day';
import { ladderOf } from '@village/shared/rules/consequence-event';
import { Db } from '../common/db';
import { ConsequenceCaseEntity, ConsequenceStepEntity } from './consequence.entity';

/** The consequences that were confirmed before for this one, in the cases of one ladder. */
export type PriorOf = (subjectId: string, event: string, day: Day) => string[];

/** Ladders that are climbed within a year begin anew with the next one (A09); the others go on (A70). Each absence that is treated for itself has none. */
const YEARLY = 'spot_check_absences';
const CLIMBED = [YEARLY, 'careless_work', 'careless_work_with_bad_result', 'no_decoupling_or_measures'];

@Injectable()
export class PriorService {
  constructor(private readonly db: Db) {}

  async of(subjectIds: readonly string[]): Promise<PriorOf> {
    const cases = subjectIds.length === 0 ? [] : await this.db.of(ConsequenceCaseEntity).find({ select: { id: true, subjectId: true, events: true, day: true }, where: { subjectId: In([...new Set(subjectIds)]), withdrawnAt: IsNull() } });
    const steps = cases.length === 0 ? [] : await this.db.of(ConsequenceStepEntity).findBy({ caseId: In(cases.map(({ id }) => id)), decision: 'confirmed' });
    return (subjectId, event, day) => {
      if (!CLIMBED.includes(event)) return [];
      const before = cases.filter(each => each.subjectId === subjectId && each.day <= day && (event !== YEARLY || each.day.startsWith(day.slice(0, 4))) && ((each.events.length === 0 && event === YEARLY) || each.events.some(own => ladderOf(event).includes(own))));
      return steps.filter(({ caseId }) => before.some(({ id }) => id === caseId)).map(({ step }) => step);
    };
  }
}
