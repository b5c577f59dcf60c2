import { Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual } from 'typeorm';
import type { PartyBranch } from '@village/shared/contract/party';
import type { AddMemberInput, ChangeMemberInput, LeaveBranchInput, PartyGroupInput, PartyPlaceInput } from '@village/shared/contract/party.input';
import type { Day, Instant } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import { scopeOf, inScope, type Who } from '../common/who';
import { TeamService } from '../organisation/team.service';
import { MeetingActService } from './act.service';
import { BookCheckService } from './book-check.service';
import { PartyGroupEntity, PartyMemberEntity } from './party.entity';
import { PartyReportService } from './party-report.service';
import { MeetingPlaceService, type Place } from './place.service';

/** The branch of a village: who belongs to it, who came and went with which letter, its groups. */
@Injectable()
export class PartyService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly places: MeetingPlaceService, private readonly teams: TeamService, private readonly acts: MeetingActService,
    private readonly reports: PartyReportService, private readonly checks: BookCheckService,
  ) {}

  async branch({ villageId }: PartyPlaceInput, who: Who): Promise<PartyBranch> {
    const place = await this.village(villageId, who, 'meeting.read');
    const today = this.clock.today();
    const rows = await this.db.of(PartyMemberEntity).find({ where: { villageId }, select: { id: true, personId: true, groupId: true, to: true } });
    const groups = await this.db.of(PartyGroupEntity).find({ where: { villageId, to: IsNull() }, order: { from: 'ASC', id: 'ASC' } });
    const manage = inScope(scopeOf(who, 'meeting.plan'), place.path, place.teamId);
    const current = rows.filter(each => each.to === null || each.to >= today);
    const team = place.teamId ? await this.teams.membersOf([place.teamId], today, today) : [];
    return {
      villageId, villageName: place.name, members: { current: current.length, left: rows.length - current.length }, mine: current.some(each => each.personId === who.personId),
      groups: groups.map(({ id, name, leaderName, teamId }) => ({ id, name, leaderName, ofTeam: teamId !== null, members: current.filter(each => each.groupId === id).length })),
      ...await this.checks.of(place, who), ...await this.reports.asked(place), people: manage ? team.map(({ personId, name }) => ({ personId, name })) : [],
    };
  }

  /** Who of these people is a party member, and which written reports he handed in: for what falls due. */
  async membershipOf(personIds: readonly string[]): Promise<{ personId: string; from: Day; to: Day | null; reports: { period: string; at: Instant }[] }[]> {
    const rows = personIds.length ? await this.db.of(PartyMemberEntity).findBy({ personId: In([...personIds]) }) : [];
    const reports = await this.reports.of(rows.map(row => row.id));
    return rows.map(({ id, personId, from, to }) => ({ personId: personId!, from, to, reports: reports.get(id) ?? [] }));
  }

  async addMember(input: AddMemberInput, who: Who): Promise<PartyBranch | Refusal> {
    const place = await this.village(input.villageId, who, 'meeting.plan');
    if (input.from > this.clock.today()) return refuse('day_in_future', '转入的日子还没有到。', { field: 'from' });
    const wrong = await this.refusal(place, input);
    if (wrong) return wrong;
    const { name, personId, groupId, formal, committee, from, cameFrom, letterIn } = input;
    const id = newId();
    await this.db.of(PartyMemberEntity).insert({ id, villageId: place.id, path: place.path, groupId: groupId ?? null, personId: personId ?? null, name: name.trim(), formal, committee, from, cameFrom: cameFrom.trim(), letterIn: letterIn.trim(), to: null, wentTo: '', letterOut: '' });
    await this.acts.note(who, id, 'party_in', cameFrom.trim());
    return this.branch({ villageId: place.id }, who);
  }

  async changeMember({ id, name, personId, groupId, formal, committee }: ChangeMemberInput, who: Who): Promise<PartyBranch | Refusal> {
    const { row, place } = await this.member(id, who);
    const wrong = await this.refusal(place, { personId, groupId }, id);
    if (wrong) return wrong;
    await this.db.of(PartyMemberEntity).update({ id }, { name: name.trim(), personId: personId ?? null, groupId: groupId ?? null, formal, committee });
    await this.acts.note(who, id, 'party_change', row.name === name.trim() ? '' : `${row.name} 改为 ${name.trim()}`);
    return this.branch({ villageId: place.id }, who);
  }

  async leave({ id, to, wentTo, letterOut }: LeaveBranchInput, who: Who): Promise<PartyBranch | Refusal> {
    const { row, place } = await this.member(id, who);
    if (to < row.from || to > this.clock.today()) return refuse('day_out_of_range', `转出的日子要在转入（${row.from}）以后、今天以前。`, { field: 'to' });
    const { affected } = await this.db.of(PartyMemberEntity).update({ id, to: IsNull() }, { to, wentTo: wentTo.trim(), letterOut: letterOut.trim() });
    if (affected !== 1) return refuse('state_changed', '这名党员已经转出了，请刷新查看。');
    await this.acts.note(who, id, 'party_out', wentTo.trim());
    return this.branch({ villageId: place.id }, who);
  }

  async addGroup({ villageId, name, leaderName, ofTeam }: PartyGroupInput, who: Who): Promise<PartyBranch | Refusal> {
    const place = await this.village(villageId, who, 'meeting.plan');
    if (ofTeam && !place.teamId) return refuse('team_missing', '这个村现在没有驻村工作队。', { field: 'ofTeam' });
    const today = this.clock.today();
    const team = ofTeam ? await this.teams.membersOf([place.teamId!], today, today) : [];
    const head = team.find(member => member.terms.some(term => term.role === 'team_leader' || term.role === 'first_secretary'));
    const id = newId();
    await this.db.of(PartyGroupEntity).insert({ id, villageId, path: place.path, name: name.trim(), leaderName: leaderName.trim() || head?.name || '', teamId: ofTeam ? place.teamId : null, from: today, to: null });
    if (ofTeam) await this.db.of(PartyMemberEntity).update({ villageId, to: IsNull(), from: LessThanOrEqual(today), personId: In(['', ...team.map(member => member.personId)]) }, { groupId: id });
    await this.acts.note(who, id, 'party_group', name.trim());
    return this.branch({ villageId }, who);
  }

  /** The village with its branch; at another level there is none. */
  private async village(id: string, who: Who, permission: 'meeting.read' | 'meeting.plan'): Promise<Place> {
    const place = await this.places.of(id, who, permission);
    if (place.at !== 'village') throw new NotFoundException();
    return place;
  }

  private async member(id: string, who: Who): Promise<{ row: PartyMemberEntity; place: Place }> {
    const row = await this.db.of(PartyMemberEntity).findOneBy({ id });
    if (!row) throw new NotFoundException();
    return { row, place: await this.village(row.villageId, who, 'meeting.plan') };
  }

  private async refusal(place: Place, { personId, groupId }: { personId?: string; groupId?: string }, ownId = ''): Promise<Refusal | null> {
    if (groupId && !(await this.db.of(PartyGroupEntity).existsBy({ id: groupId, villageId: place.id, to: IsNull() }))) return refuse('group_unknown', '没有这个党小组，请重新选。', { field: 'groupId' });
    const same = personId ? await this.db.of(PartyMemberEntity).findOneBy({ villageId: place.id, personId, to: IsNull() }) : null;
    if (same && same.id !== ownId) return refuse('member_there', `${same.name}已经登记过了。`, { field: 'personId' });
    if (personId && !(await this.teams.membersById([personId], this.clock.today(), this.clock.today())).some(member => member.terms.some(term => term.teamId === place.teamId))) throw new NotFoundException();
    return null;
  }
}
