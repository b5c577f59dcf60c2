import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import type { PartyMember, PartyReportLine } from '@village/shared/contract/party';
import type { PartyMembersInput, PartyReportsInput } from '@village/shared/contract/party.input';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { pageOf } from '../common/page-of';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { PartyGroupEntity, PartyMemberEntity } from './party.entity';
import { PartyReportService } from './party-report.service';
import { MeetingPlaceService, type Place } from './place.service';

const PAGE_SIZE = 20;

/** The lists of a branch that grow: its members, and what they wrote. */
@Injectable()
export class PartyListService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly places: MeetingPlaceService, private readonly reports: PartyReportService) {}

  /** Who belongs to the branch, or who left it, the last first. */
  async members({ villageId, box = 'current', search, page = 1 }: PartyMembersInput, who: Who): Promise<Page<PartyMember>> {
    await this.village(villageId, who);
    const query = this.db.of(PartyMemberEntity).createQueryBuilder('member').where('member.villageId = :villageId', { villageId })
      .andWhere(box === 'left' ? 'member.to < :today' : '(member.to IS NULL OR member.to >= :today)', { today: this.clock.today() });
    const groups = async (ids: string[]) => new Map((await this.db.of(PartyGroupEntity).findBy({ id: In(ids) })).map(({ id, name }) => [id, name]));
    await lookFor(query, search, { words: ['member.cameFrom', 'member.letterIn', 'member.wentTo', 'member.letterOut'], names: ['member.name'], ids: { 'member.groupId': groups } });
    if (box === 'left') query.orderBy('member.to', 'DESC').addOrderBy('member.id', 'DESC');
    else query.orderBy('member.name', 'ASC').addOrderBy('member.id', 'ASC');
    const [items, total] = await query.skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items, page, pageSize: PAGE_SIZE, total };
  }

  /** The written reports, the latest half-year first: of all for whoever keeps the branch, else one's own. */
  async written({ villageId, search = '', page = 1 }: PartyReportsInput, who: Who): Promise<Page<PartyReportLine>> {
    const place = await this.village(villageId, who);
    const manage = inScope(scopeOf(who, 'meeting.plan'), place.path, place.teamId);
    const rows = await this.db.of(PartyMemberEntity).findBy({ villageId, ...(manage ? {} : { personId: who.personId }) });
    const byMember = await this.reports.of(rows.map(({ id }) => id));
    const found = rows.filter(({ name }) => isNamed(name, search)).flatMap(({ id, name, personId }) => (byMember.get(id) ?? []).map(report => ({ ...report, name, mine: personId === who.personId })))
      .sort((one, other) => (`${other.period} ${other.at}` < `${one.period} ${one.at}` ? -1 : 1));
    return pageOf(found, page, PAGE_SIZE);
  }

  private async village(id: string, who: Who): Promise<Place> {
    const place = await this.places.of(id, who, 'meeting.read');
    if (place.at !== 'village') throw new NotFoundException();
    return place;
  }
}
