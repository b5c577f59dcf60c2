import { Injectable, NotFoundException } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { VisitRecord } from '@village/shared/contract/week';
import type { HoursInput } from '@village/shared/contract/week.input';
import { claimedTime } from '@village/shared/kernel/claimed-time';
import { addDays, dayText, type Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { finding } from '@village/shared/policy/reading';
import type { Visit } from '@village/shared/rules/attendance-hours';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PolicyService } from '../policy/policy.service';
import { VillageVisitEntity } from './week.entity';

/** An entry that waited long for signal is still received; what is older is no record of a visit. */
const LONGEST_DAYS = 31;

/** Visits to villages by the hour, where a regulation counts hours. */
@Injectable()
export class VisitService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly policies: PolicyService) {}

  async record(input: HoursInput, who: Who): Promise<VisitRecord | Refusal> {
    const place = await this.organisations.organisationById(input.villageId);
    // His own village, or one of the township whose leader he is.
    if (place?.kind !== 'village' || !inScope(scopeOf(who, 'attendance.note'), place.path) && !who.grants.some(grant => grant.teamId !== null && grant.path === place.path)) throw new NotFoundException();
    const wrong = await this.refusal(input, place.path);
    if (wrong) return wrong;
    const before = input.replaces === undefined ? null : await this.db.of(VillageVisitEntity).findOneBy({ id: input.replaces, personId: who.personId });
    if (input.replaces !== undefined && !before) throw new NotFoundException();
    const row: VillageVisitEntity = {
      id: newId(), personId: who.personId, villageId: place.id, day: input.day, from: input.from, to: input.to, note: input.note?.trim() ?? '', claimedAt: input.claimedAt, receivedAt: this.clock.now(), supersedes: before?.id ?? null,
    };
    try {
      await this.db.of(VillageVisitEntity).insert(row);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('visit_corrected', '这条下村记录刚刚更正过，请刷新后再改。', { field: 'replaces' });
    }
    return (await this.replies([row]))[0];
  }

  /** The visits of these people that hold, in one query: as with presence, a time that nothing bears out proves none. */
  async visitsIn(personIds: string[], from: Day, to: Day): Promise<(Visit & { id: string; personId: string })[]> {
    return (await this.rowsIn(personIds, from, to)).filter(row => claimedTime(row) !== 'unproven_time').map(({ id, personId, day, from: start, to: end }) => ({ id, personId, day, from: start, to: end }));
  }

  async recordsOf(personId: string, from: Day, to: Day): Promise<VisitRecord[]> {
    return this.replies(await this.rowsIn([personId], from, to));
  }

  private async rowsIn(personIds: string[], from: Day, to: Day): Promise<VillageVisitEntity[]> {
    if (personIds.length === 0) return [];
    const rows = await this.db.of(VillageVisitEntity).find({ where: { personId: In(personIds), day: Between(from, to) }, order: { day: 'ASC', from: 'ASC', id: 'ASC' } });
    const corrected = rows.length > 0 ? await this.db.of(VillageVisitEntity).find({ select: { supersedes: true }, where: { supersedes: In(rows.map(row => row.id)) } }) : [];
    return rows.filter(row => corrected.every(each => each.supersedes !== row.id));
  }

  private async refusal({ day, from, to }: HoursInput, path: string): Promise<Refusal | null> {
    const today = this.clock.today();
    if (day > today) return refuse('day_in_future', `${dayText(day)}还没有到，到了当天再记。`, { field: 'day' });
    if (day < addDays(today, -LONGEST_DAYS)) return refuse('day_too_old', `${dayText(day)}过去太久了，请找负责人补办。`, { field: 'day' });
    if (from >= to) return refuse('times_reversed', '离村时间要晚于到村时间，请检查。', { field: 'to' });
    const profile = await this.policies.activeFor(path, day);
    if (isRefusal(profile)) return profile;
    const { value } = finding(profile, read => read.where('attendance.hours') !== null);
    return value === true ? null : refuse('hours_not_asked', `${profile.title}没有规定下村的小时数，请在“在村情况”里确认在村。`);
  }

  private async replies(rows: VillageVisitEntity[]): Promise<VisitRecord[]> {
    const villages = await this.organisations.organisationsByIds(rows.map(row => row.villageId));
    return rows.map(({ id, villageId, day, from, to, note, claimedAt, receivedAt, supersedes }) =>
      ({ id, villageId, villageName: villages.get(villageId)?.name ?? '', day, from, to, note, claimedAt, receivedAt, corrected: supersedes !== null, time: claimedTime({ day, claimedAt, receivedAt }) }));
  }
}
