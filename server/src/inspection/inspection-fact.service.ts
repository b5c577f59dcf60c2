import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, Like, MoreThanOrEqual } from 'typeorm';
import type { Organisation } from '@village/shared/contract/organisation';
import { dayOf, type Day } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { HolderService } from '../organisation/holder.service';
import { InspectionEntity } from './inspection.entity';

/** What other modules may ask of inspections. */
@Injectable()
export class InspectionFactService {
  constructor(private readonly db: Db, private readonly holders: HolderService) {}

  /**
   * On which days did each of these offices inspect? A day counts once, when somebody was looked at on the spot in an inspection that stands and was drawn by
   * one of the people of that office; an inspection that was only drawn is none, and what the county holds in a township is the county's.
   */
  async heldBy(offices: readonly Pick<Organisation, 'id' | 'path'>[], from: Day, to: Day): Promise<Map<string, Day[]>> {
    const days = new Map(offices.map(({ id }) => [id, [] as Day[]]));
    if (offices.length === 0) return days;
    const drawn = await this.db.of(InspectionEntity).find({ select: { id: true, drawnBy: true, drawnAt: true }, where: offices.map(({ path }) => ({ path: Like(`${path}%`), withdrawnAt: IsNull(), from: LessThanOrEqual(to), to: MoreThanOrEqual(from) })) });
    const gone = drawn.length === 0 ? [] : await this.db.read<{ inspectionId: string; day: Day }>('SELECT DISTINCT inspectionId, day FROM inspection_check WHERE inspectionId IN (?) AND day BETWEEN ? AND ?', [drawn.map(({ id }) => id), from, to]);
    for (const { id, drawnBy, drawnAt } of drawn) {
      const seats = new Set((await this.holders.heldBy(drawnBy, dayOf(drawnAt))).map(({ organisationId }) => organisationId));
      for (const [office, held] of days) if (seats.has(office)) held.push(...gone.filter(each => each.inspectionId === id && !held.includes(each.day)).map(({ day }) => day));
    }
    for (const held of days.values()) held.sort();
    return days;
  }
}
