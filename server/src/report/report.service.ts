import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import { instantOf, type Day, type Instant } from '@village/shared/kernel/day';
import type { ReportFact } from '@village/shared/rules/due-facts';
import { Db } from '../common/db';
import { ReportEntity } from './report.entity';
import { ReportTurnService } from './turn.service';

/** A report that was handed in, as other modules may know it. */
export interface ReportHanded {
  id: string;
  form: ReportEntity['form'];
  report: string;
  period: string;
  owner: ReportEntity['owner'];
  ownerId: string;
  teamId: string | null;
  path: string;
  title: string;
  version: number;
  submittedAt: Instant;
}

/** What other modules may ask of reports. */
@Injectable()
export class ReportService {
  constructor(private readonly db: Db, private readonly turns: ReportTurnService) {}

  /** What reached which recipient, by owner. */
  factsOf(ownerIds: readonly string[], from: Day, to: Day): Promise<Map<string, ReportFact[]>> {
    return this.turns.factsOf(ownerIds, from, to);
  }

  /** What teams, or their people, handed in on these days. */
  async handedInBy(teamIds: readonly string[], from: Day, to: Day): Promise<ReportHanded[]> {
    const rows = teamIds.length ? await this.db.of(ReportEntity).find({ where: { teamId: In([...teamIds]), state: In(['submitted', 'returned']), submittedAt: Between(instantOf(from, '00:00'), instantOf(to, '24:00')) }, order: { submittedAt: 'ASC', id: 'ASC' } }) : [];
    return rows.map(({ id, form, report, period, owner, ownerId, teamId, path, title, version, submittedAt }) => ({ id, form, report, period, owner, ownerId, teamId, path, title, version, submittedAt: submittedAt! }));
  }
}
