import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { AllowanceRun } from '@village/shared/contract/allowance';
import type { Month } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { AllowancePaymentEntity, AllowanceStatementEntity } from './allowance.entity';

/** What was stated and what was confirmed. */
@Injectable()
export class AllowanceBookService {
  constructor(private readonly db: Db) {}

  /** The statement that holds, of each of these people. */
  async statements(personIds: readonly string[], month: Month): Promise<Map<string, AllowanceStatementEntity>> {
    const rows = personIds.length === 0 ? [] : await this.db.of(AllowanceStatementEntity).find({ where: { personId: In([...personIds]), month }, order: { statedAt: 'ASC', id: 'ASC' } });
    return new Map(rows.map(row => [row.personId, row]));
  }

  payments(villageId: string, month: Month): Promise<AllowancePaymentEntity[]> {
    return this.db.of(AllowancePaymentEntity).find({ where: { villageId, month }, order: { confirmedAt: 'ASC', id: 'ASC' } });
  }

  ofPerson(personId: string, year: number): Promise<AllowancePaymentEntity[]> {
    return this.db.of(AllowancePaymentEntity).find({ where: { personId, month: Between(`${year}-01`, `${year}-12`) }, order: { month: 'DESC', confirmedAt: 'ASC', id: 'ASC' } });
  }
}

/** The runs of a list, in their order. */
export function runsOf(payments: readonly AllowancePaymentEntity[]): AllowanceRun[] {
  return [...new Set(payments.map(({ runId }) => runId))].map((runId, index) => {
    const own = payments.filter(each => each.runId === runId);
    const [{ confirmedByName, confirmedAt, remark }] = own;
    return { number: index + 1, people: new Set(own.map(({ personId }) => personId)).size, totalFen: own.reduce((total, { amountFen }) => total + amountFen, 0), byName: confirmedByName, at: confirmedAt, remark };
  });
}
