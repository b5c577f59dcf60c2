import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { Clock, Day } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { TeamService } from '../organisation/team.service';
import { InspectionCheckEntity } from './inspection.entity';
import { InspectionService } from './inspection.service';

/** An absence without a reason that a second person decided on, in an inspection that stands. */
export interface ConfirmedAbsence {
  id: string;
  inspectionTitle: string;
  teamId: string;
  /** Of the village. */
  path: string;
  personId: string;
  day: Day;
  at: Clock;
  note: string;
  explanation: string;
  reason: string;
}

/** What whoever decides on consequences asks of inspections. */
@Injectable()
export class ConfirmedAbsenceService {
  constructor(private readonly db: Db, private readonly inspections: InspectionService, private readonly teams: TeamService) {}

  /** Of teams below these paths, in the order of their days. */
  async below(paths: readonly string[], from: Day, to: Day): Promise<ConfirmedAbsence[]> {
    const held = new Map((await this.inspections.standingIn(paths)).map(each => [each.id, each.title]));
    const rows = held.size === 0 ? [] : await this.db.of(InspectionCheckEntity).find({ where: { inspectionId: In([...held.keys()]), found: 'absent', decision: 'absent', day: Between(from, to) }, order: { day: 'ASC', at: 'ASC', id: 'ASC' } });
    const teams = await this.teams.teamsByIds([...new Set(rows.map(row => row.teamId))]);
    return rows.flatMap(({ id, inspectionId, teamId, personId, day, at, note, explanation, reason }) => {
      const path = teams.get(teamId)?.path;
      return path && paths.some(each => path.startsWith(each)) ? [{ id, inspectionTitle: held.get(inspectionId)!, teamId, path, personId, day, at, note, explanation, reason }] : [];
    });
  }
}
