import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { RecordInput } from '@village/shared/contract/attendance.input';
import { AREA_KIND_NAMES, type PresenceArea } from '@village/shared/contract/presence';
import type { AddAreaInput } from '@village/shared/contract/presence.input';
import { addDays, type Day } from '@village/shared/kernel/day';
import { type Area, type CoordinateSystem, placeIn } from '@village/shared/kernel/position';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { PresenceAreaEntity } from './area.entity';
import type { LocationProof } from './proof';

/** Where presence by position is expected, and what a position proves. */
@Injectable()
export class AreaService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly teams: TeamService, private readonly people: PersonService) {}

  async areas(teamId: string, who: Who): Promise<PresenceArea[]> {
    await this.team(teamId, who);
    return this.replies(await this.db.of(PresenceAreaEntity).find({ where: { teamId }, order: { addedAt: 'ASC' } }));
  }

  /** Where this person is expected today: the phone asks him why only where he is not there. Empty for who serves nowhere. */
  async own({ personId }: Who): Promise<Area[]> {
    const day = this.clock.today();
    const team = await this.teams.teamOn(personId, day);
    return team ? (await this.holding(team.id, personId, day)).map(({ name, latitude, longitude, system, radius }) => ({ name, latitude, longitude, system, radius })) : [];
  }

  async add(input: AddAreaInput, who: Who): Promise<PresenceArea | Refusal> {
    await this.team(input.teamId, who);
    const { to = null, personId = null } = input;
    if (to !== null && to < input.from) return refuse('days_reversed', '“到哪天”早于“从哪天起”，请检查。', { field: 'to' });
    if (input.kind === 'task_place' && to === null) return refuse('end_required', `${AREA_KIND_NAMES.task_place}要写明到哪天为止。`, { field: 'to' });
    if (personId !== null && !(await this.teams.membersOf([input.teamId], input.from, input.from)).some(member => member.personId === personId)) {
      return refuse('person_unknown', '这个人那天不在这支工作队，请检查人员和日期。', { field: 'personId' });
    }
    const { teamId, kind, latitude, longitude, system, radius, from } = input;
    const row: PresenceAreaEntity = {
      id: newId(), teamId, personId, kind, name: input.name.trim(), latitude, longitude, system, radius, from, to, addedBy: who.personId, addedAt: this.clock.now(),
    };
    await this.db.of(PresenceAreaEntity).insert(row);
    return (await this.replies([row]))[0];
  }

  /** The area holds no more from today on; what was recorded in it stays. */
  async end(id: string, who: Who): Promise<PresenceArea> {
    const row = await this.db.of(PresenceAreaEntity).findOneBy({ id });
    if (!row) throw new NotFoundException();
    await this.team(row.teamId, who);
    const yesterday = addDays(this.clock.today(), -1);
    if (row.to === null || row.to > yesterday) await this.db.of(PresenceAreaEntity).update({ id }, { to: yesterday });
    return (await this.replies([await this.db.of(PresenceAreaEntity).findOneByOrFail({ id })]))[0];
  }

  /** What the position says. Outside of every area is written down as such and never refused. */
  async locate({ latitude, longitude, accuracy = 0, system, note, day }: RecordInput, teamId: string, personId: string): Promise<LocationProof | Refusal> {
    if (latitude === undefined || longitude === undefined || system === undefined) {
      return refuse('position_required', '没有收到位置。请再试一次，或者改用本人确认，或请队长在名册里确认。', { field: 'latitude' });
    }
    const placed = placeIn(await this.holding(teamId, personId, day), { latitude, longitude, system: system as CoordinateSystem }, accuracy);
    return { kind: 'location', latitude, longitude, system, accuracy, area: placed?.area ?? null, inside: placed?.inside ?? null, distance: placed?.distance ?? null, reason: note?.trim() ?? '' };
  }

  private async holding(teamId: string, personId: string, day: Day): Promise<PresenceAreaEntity[]> {
    const rows = await this.db.of(PresenceAreaEntity).find({ where: [{ teamId, personId: IsNull() }, { teamId, personId }] });
    return rows.filter(row => row.from <= day && (row.to === null || day <= row.to));
  }

  private async team(teamId: string, who: Who): Promise<void> {
    const team = (await this.teams.teamsByIds([teamId])).get(teamId);
    if (!team || !inScope(scopeOf(who, 'attendance.arrange'), team.path, team.id)) throw new NotFoundException();
  }

  private async replies(rows: PresenceAreaEntity[]): Promise<PresenceArea[]> {
    const people = await this.people.peopleByIds(rows.map(row => row.personId).filter(id => id !== null));
    return rows.map(({ id, teamId, personId, kind, name, latitude, longitude, system, radius, from, to }) =>
      ({ id, teamId, personId, personName: personId === null ? null : people.get(personId)?.name ?? '', kind, name, latitude, longitude, system, radius, from, to }));
  }
}
