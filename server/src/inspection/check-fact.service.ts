import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { Clock, Day } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { InspectionCheckEntity, InspectionEntity } from './inspection.entity';

/** A check as the rules of attendance want it. */
export interface CheckFact {
  id: string;
  personId: string;
  day: Day;
  at: Clock;
  inVillage: boolean;
  validReason: boolean;
}

/** What inspections say of days: only what nobody disputes any more. */
@Injectable()
export class CheckFactService {
  constructor(private readonly db: Db) {}

  /** Of these people: that they were found there, and the absences that a second person decided on. An inspection that was withdrawn says nothing. */
  async checksIn(personIds: string[], from: Day, to: Day): Promise<CheckFact[]> {
    const rows = (await this.rowsIn(personIds, from, to)).filter(({ found, decision }) => found === 'present' || decision === 'absent' || decision === 'valid_reason');
    return rows.map(({ id, personId, day, at, found, decision }) => ({ id, personId, day, at, inVillage: found === 'present', validReason: decision === 'valid_reason' }));
  }

  private async rowsIn(personIds: string[], from: Day, to: Day): Promise<InspectionCheckEntity[]> {
    if (personIds.length === 0) return [];
    const rows = await this.db.of(InspectionCheckEntity).find({ where: { personId: In(personIds), day: Between(from, to) }, order: { day: 'ASC', at: 'ASC', id: 'ASC' } });
    const held = rows.length === 0 ? [] : await this.db.of(InspectionEntity).find({ select: { id: true, withdrawnAt: true }, where: { id: In([...new Set(rows.map(row => row.inspectionId))]) } });
    const withdrawn = new Set(held.filter(each => each.withdrawnAt !== null).map(each => each.id));
    return rows.filter(row => !withdrawn.has(row.inspectionId));
  }
}
