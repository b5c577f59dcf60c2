import { Injectable, NotFoundException } from '@nestjs/common';
import { Brackets, IsNull, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import { LEAVE_KIND_NAMES } from '@village/shared/contract/leave';
import type { LeaveWaiver } from '@village/shared/contract/waiver';
import type { EndWaiverInput, GrantWaiverInput, WaiversInput } from '@village/shared/contract/waiver.input';
import { dayText, type Day } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { Waiver } from '@village/shared/rules/leave-caps';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { idsOf } from '../common/path';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { WaiverEntity } from './waiver.entity';

const PAGE_SIZE = 20;

/** Special circumstances in writing (特殊情况登记): who may go beyond the caps of leave, from when to when, and who permitted it. What it opens is for the rules to say. */
@Injectable()
export class WaiverService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal,
    private readonly people: PersonService, private readonly teams: TeamService, private readonly notices: NoticeService,
  ) {}

  /** What this person holds in some of these days. */
  async of(personId: string, from: Day, to: Day): Promise<Waiver[]> {
    const rows = await this.db.of(WaiverEntity).find({
      where: { personId, endedAt: IsNull(), from: LessThanOrEqual(to), to: MoreThanOrEqual(from) }, order: { grantedAt: 'ASC', id: 'ASC' },
    });
    const names = await this.people.peopleByIds(rows.map(row => row.grantedBy));
    return rows.map(row => ({ kind: row.kind, from: row.from, to: row.to, by: names.get(row.grantedBy)?.name ?? '' }));
  }

  async list({ search, page = 1 }: WaiversInput, who: Who): Promise<Page<LeaveWaiver>> {
    const { paths } = scopeOf(who, 'leave.decide');
    const query = this.db.of(WaiverEntity).createQueryBuilder('row').where(new Brackets(any => {
      any.where('row.personId = :own', { own: who.personId });
      paths.forEach((path, index) => any.orWhere(`row.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
    }));
    const wanted = search?.trim();
    if (wanted) {
      const held = await query.clone().select('row.personId', 'personId').distinct().getRawMany<{ personId: string }>();
      const named = [...(await this.people.peopleByIds(held.map(each => each.personId))).entries()].filter(([, { name }]) => isNamed(name, wanted)).map(([id]) => id);
      query.andWhere(named.length > 0 ? 'row.personId IN (:...named)' : '1 = 0', { named });
    }
    const [rows, total] = await query.orderBy('row.grantedAt', 'DESC').addOrderBy('row.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.replies(rows, who), page, pageSize: PAGE_SIZE, total };
  }

  async grant(input: GrantWaiverInput, who: Who): Promise<LeaveWaiver | Refusal> {
    const { personId, kind = null, from, to } = input;
    const path = await this.pathOf(personId, from, who);
    if (input.to < from) return refuse('end_before_start', '结束日期早于开始日期，请改正。', { field: 'to' });
    if (to < this.clock.today()) return refuse('day_past', '这些日子已经过了。书面批准要在请假以前登记。', { field: 'to' });
    if (personId === who.personId) return refuse('own_request', '不能批准本人超过上限，请由其他领导登记。', { field: 'personId' });
    const same = (await this.db.of(WaiverEntity).findBy({ personId, endedAt: IsNull(), from: LessThanOrEqual(to), to: MoreThanOrEqual(from) })).find(row => row.kind === kind);
    if (same) return refuse('granted_before', `${dayText(same.from)}到${dayText(same.to)}已经登记过，不用再登记。要改的，先收回那一次。`, { field: 'from' });
    const row: WaiverEntity = {
      id: newId(), personId, path, kind, from, to, reason: input.reason.trim(), number: input.number?.trim() ?? '', grantedBy: who.personId, grantedAt: this.clock.now(), endedBy: null, endedAt: null,
    };
    await this.db.of(WaiverEntity).insert(row);
    await this.journal.note(who, 'leave.waiver.grant', row.id, villageIn(path));
    await this.notices.tell({
      personIds: [personId], subjectId: row.id, once: 'granted', page: '/pages/leave/waivers/index',
      text: `${dayText(from)}到${dayText(to)}，您请${kind === null ? '假' : LEAVE_KIND_NAMES[kind]}可以超过上限，已书面批准`,
    });
    return (await this.replies([row], who))[0];
  }

  /** Requests that were sent in by it stand; who decides them sees what it was. */
  async end({ id }: EndWaiverInput, who: Who): Promise<LeaveWaiver | Refusal> {
    const row = await this.db.of(WaiverEntity).findOneBy({ id });
    if (!row || !inScope(scopeOf(who, 'leave.declare'), row.path)) throw new NotFoundException();
    const ended = { endedBy: who.personId, endedAt: this.clock.now() };
    const { affected } = await this.db.of(WaiverEntity).update({ id, endedAt: IsNull() }, ended);
    if (affected === 1) await this.journal.note(who, 'leave.waiver.end', id, villageIn(row.path));
    return (await this.replies([affected === 1 ? { ...row, ...ended } : row], who))[0];
  }

  /** Where the person serves, if that lies within reach; else the same 404 as for nobody. */
  private async pathOf(personId: string, on: Day, who: Who): Promise<string> {
    const [member] = await this.teams.membersById([personId], on, on);
    const team = member && (await this.teams.teamsByIds([member.terms[0].teamId])).get(member.terms[0].teamId);
    if (!team || !inScope(scopeOf(who, 'leave.declare'), team.path)) throw new NotFoundException();
    return team.path;
  }

  private async replies(rows: WaiverEntity[], who: Who): Promise<LeaveWaiver[]> {
    const people = await this.people.peopleByIds(rows.flatMap(row => [row.personId, row.grantedBy, row.endedBy]).filter(id => id !== null));
    const today = this.clock.today();
    const members = await this.teams.membersById(rows.map(row => row.personId), today, today);
    const teams = await this.teams.teamsByIds(members.map(member => member.terms[0].teamId));
    const nameOf = (id: string | null) => (id === null ? null : people.get(id)?.name ?? '');
    const reach = scopeOf(who, 'leave.declare');
    return rows.map(row => {
      const member = members.find(each => each.personId === row.personId);
      return {
        id: row.id, personId: row.personId, personName: nameOf(row.personId) ?? '', villageName: member ? teams.get(member.terms[0].teamId)?.villageName ?? '' : '',
        kind: row.kind, from: row.from, to: row.to, reason: row.reason, number: row.number,
        state: row.endedAt !== null ? 'ended' as const : row.to < today ? 'over' as const : 'in_force' as const,
        grantedByName: nameOf(row.grantedBy) ?? '', grantedAt: row.grantedAt, endedByName: nameOf(row.endedBy), endedAt: row.endedAt,
        may: { end: row.endedAt === null && row.to >= today && inScope(reach, row.path) },
      };
    });
  }
}

function villageIn(path: string): string {
  return idsOf(path).at(-1)!;
}
