import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { PatrolRecord } from '@village/shared/contract/duty';
import type { ConfirmPatrolInput, PatrolRecordInput, PatrolsInput } from '@village/shared/contract/duty.input';
import type { Page } from '@village/shared/contract/endpoint';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { validPatrols } from '@village/shared/rules/patrol';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PolicyService } from '../policy/policy.service';
import { PatrolEntity } from './duty.entity';
import { DutyNoticeService } from './notice.service';
import { PatrolPeopleService } from './patrol-people.service';
import { PatrolTurnService } from './patrol-turn.service';
import { PlaceService } from './place.service';

const PAGE_SIZE = 20;

/** What was found on patrols, and that their leaders confirm it. */
@Injectable()
export class PatrolRecordService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly tells: DutyNoticeService, private readonly places: PlaceService, private readonly policies: PolicyService,
    private readonly guards: PatrolPeopleService, private readonly turns: PatrolTurnService,
  ) {}

  async records(input: PatrolsInput, who: Who): Promise<Page<PatrolRecord>> {
    await this.places.of('cover', input.teamId, who);
    const page = input.page ?? 1;
    const [rows, total] = await this.db.of(PatrolEntity).findAndCount({ where: { teamId: input.teamId }, order: { day: 'DESC', id: 'DESC' }, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE });
    return { items: await this.replies(rows, who), page, pageSize: PAGE_SIZE, total };
  }

  /** Puts a patrol down; what its leader puts down himself is confirmed with it. */
  async record(input: PatrolRecordInput, who: Who): Promise<PatrolRecord | Refusal> {
    const { teamId, day } = input;
    const place = (await this.places.teamPlaces([teamId]))[0];
    const profile = place && await this.policies.activeFor(place.path, day);
    const people = place && profile && !isRefusal(profile) ? await this.guards.of(place, day, profile.roles) : [];
    if (!place || people.every(each => each.personId !== who.personId)) throw new NotFoundException();
    if (!profile || isRefusal(profile)) return refuse('profile_not_in_force', `${day} 没有生效的制度，请管理员先选用一套制度。`);
    if (day > this.clock.today()) return refuse('day_in_future', `${day} 还没有到，到了当天再登记。`, { field: 'day' });
    const [turn] = await this.turns.of(teamId, day, day);
    if (!turn) return refuse('no_patrol_groups', '这一天还没有巡逻分组，请队长先分好组。', { field: 'day' });
    if (input.personIds.some(id => people.every(each => each.personId !== id))) return refuse('person_unknown', '参加人员里有人那天不在这里任职，请重新选。', { field: 'personIds' });
    const now = this.clock.now();
    const own = turn.leaderId === who.personId;
    const row: PatrolEntity = {
      id: newId(), teamId, day, at: input.at, patrolGroup: turn.group, leaderId: turn.leaderId, personIds: input.personIds, others: input.others?.trim() ?? '', found: input.found.trim(),
      recordedBy: who.personId, claimedAt: input.claimedAt, receivedAt: now, confirmedBy: own ? who.personId : null, confirmedAt: own ? now : null,
    };
    await this.db.of(PatrolEntity).insert(row);
    await this.tells.patrolled(row);
    return (await this.replies([row], who))[0];
  }

  async confirm({ id }: ConfirmPatrolInput, who: Who): Promise<PatrolRecord | Refusal> {
    const found = await this.db.of(PatrolEntity).findOneBy({ id });
    if (!found || found.leaderId !== who.personId) throw new NotFoundException();
    const { affected } = await this.db.of(PatrolEntity).update({ id, confirmedBy: IsNull() }, { confirmedBy: who.personId, confirmedAt: this.clock.now() });
    if (affected === 1) await this.tells.confirmed(id, who);
    return (await this.replies([(await this.db.of(PatrolEntity).findOneBy({ id }))!], who))[0];
  }

  async toConfirm(who: Who): Promise<number> {
    return (await this.toConfirmByTeam(who)).reduce((sum, each) => sum + each.count, 0);
  }

  /** Patrols that wait for this person to confirm them. */
  async toConfirmByTeam(who: Who): Promise<{ teamId: string; count: number }[]> {
    const rows = await this.db.of(PatrolEntity).find({ select: { teamId: true }, where: { leaderId: who.personId, confirmedBy: IsNull() } });
    return [...new Set(rows.map(row => row.teamId))].map(teamId => ({ teamId, count: rows.filter(row => row.teamId === teamId).length }));
  }

  /** Patrols of a team on a day that this person went along on. */
  async wentAlong(personId: string, teamId: string, day: Day): Promise<PatrolEntity[]> {
    return (await this.ofDay(teamId, day)).filter(row => row.personIds.includes(personId));
  }

  /** Patrols of a team on a day. */
  ofDay(teamId: string, day: Day): Promise<PatrolEntity[]> {
    return this.db.of(PatrolEntity).find({ where: { teamId, day }, order: { at: 'ASC', id: 'ASC' } });
  }

  private async replies(rows: PatrolEntity[], who: Who): Promise<PatrolRecord[]> {
    const nameOf = await this.guards.names(rows.flatMap(row => [...row.personIds, row.recordedBy, ...(row.confirmedBy ? [row.confirmedBy] : [])]));
    const place = rows.length ? (await this.places.teamPlaces([rows[0].teamId]))[0] : null;
    return Promise.all(rows.map(async ({ id, day, at, patrolGroup, leaderId, personIds, others, found, recordedBy, receivedAt, confirmedAt, confirmedBy }) => {
      const profile = await this.policies.activeFor(place!.path, day);
      return {
        id, day, at, group: patrolGroup, names: personIds.map(nameOf), others, found, recordedByName: nameOf(recordedBy), receivedAt,
        counts: !isRefusal(profile) && validPatrols(profile, [at]).value === 1, confirmedAt, confirmedByName: confirmedBy === null ? null : nameOf(confirmedBy), mayConfirm: confirmedBy === null && leaderId === who.personId,
      };
    }));
  }
}
