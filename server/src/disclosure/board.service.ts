import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import type { BoardPerson, BoardReply, BoardWhereabouts } from '@village/shared/contract/board';
import type { Organisation } from '@village/shared/contract/organisation';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { type Member, TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { BoardCardEntity, VillageBoardEntity, WhereaboutsEntity } from './board.entity';
import { BoardNewsService } from './board-news.service';

/** What a board says: drawn from terms, rosters and what the team itself said. Nothing of it is kept twice. */
@Injectable()
export class BoardService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly teams: TeamService,
    private readonly people: PersonService, private readonly policies: PolicyService, private readonly news: BoardNewsService,
  ) {}

  async of(village: Organisation): Promise<BoardReply> {
    const day = this.clock.today();
    const members = await this.membersOf(village);
    const teamIds = [...new Set(members.flatMap(member => member.terms.map(term => term.teamId)))];
    const set = await this.db.of(VillageBoardEntity).findOneBy({ villageId: village.id });
    const township = village.parentId === null ? null : await this.organisations.organisationById(village.parentId);
    return {
      villageName: village.name, townshipName: township?.name ?? '', day, time: this.clock.time(),
      officeHours: set?.officeHours ?? '', large: set?.large ?? true,
      people: await this.shown(village, members), whereabouts: await this.whereaboutsOf(teamIds),
      ...await this.news.of(village, teamIds),
    };
  }

  isDutyAsked(village: Organisation): Promise<boolean> {
    return this.news.isDutyAsked(village);
  }

  /** Who stands on the board of a village: the cadres of its teams on this day. */
  async membersOf(village: Organisation): Promise<Member[]> {
    const day = this.clock.today();
    const teams = await this.teams.teamsIn({ paths: [village.path], teams: [] }, day);
    return this.teams.membersOf(teams.map(team => team.id), day, day);
  }

  private async shown(village: Organisation, members: Member[]): Promise<BoardPerson[]> {
    const profile = await this.policies.activeFor(village.path, this.clock.today());
    const names = isRefusal(profile) ? {} : profile.roles;
    const people = await this.people.peopleByIds(members.map(member => member.personId));
    const cards = members.length > 0 ? await this.db.of(BoardCardEntity).findBy({ personId: In(members.map(member => member.personId)) }) : [];
    const pictured = new Set(cards.filter(card => card.photoId !== null).map(card => card.personId));
    return members.map(({ personId, name, post, terms }) => ({
      personId, name, roleName: [...new Set(terms.map(term => nameOfRole(term.role, names)))].join('、'),
      unitName: people.get(personId)?.unitName ?? '', post: post ?? '', photo: pictured.has(personId),
    }));
  }

  private async whereaboutsOf(teamIds: string[]): Promise<BoardWhereabouts[]> {
    if (teamIds.length === 0) return [];
    const rows = await this.db.of(WhereaboutsEntity).find({ where: { teamId: In(teamIds), until: MoreThan(this.clock.now()) }, order: { at: 'DESC' } });
    const latest = [...new Map([...rows].reverse().map(row => [row.teamId, row])).values()];
    const names = await this.people.peopleByIds(latest.map(row => row.personId));
    return latest.map(({ id, text, personId, at, until }) => ({ id, text, byName: names.get(personId)?.name ?? '', at, until }));
  }
}
