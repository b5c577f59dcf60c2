import { Injectable, NotFoundException } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import type { HandoverDetail, HandoverLine } from '@village/shared/contract/handover';
import type { HandoversInput } from '@village/shared/contract/handover.input';
import { dayOf, type Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { handoverTerms } from '@village/shared/rules/handover';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { Clock } from '../common/time';
import { may, scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { TeamService, teamNameOf } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { HandoverFactsService } from './handover-facts.service';
import { HandoverEntity } from './posting.entity';
import { reaches, unitsOf } from './reach';

const PAGE_SIZE = 20;

/** Handovers as those read them who leave, who take over, and who look after the place. */
@Injectable()
export class HandoverService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly people: PersonService, private readonly teams: TeamService, private readonly policies: PolicyService,
    private readonly facts: HandoverFactsService,
  ) {}

  async list({ search, page = 1 }: HandoversInput, who: Who): Promise<Page<HandoverLine>> {
    const query = this.reached(who);
    await lookFor(query, search, { ids: {
      'handover.personId': ids => this.people.peopleByIds(ids), 'handover.receiverId': ids => this.people.peopleByIds(ids),
      'handover.teamId': async ids => new Map([...await this.teams.teamsByIds(ids)].map(([id, team]) => [id, `${team.villageName}${team.name}`])),
    } });
    const [rows, total] = await query.orderBy("CASE WHEN handover.state = 'open' THEN 0 ELSE 1 END").addOrderBy('handover.leavingOn', 'DESC').addOrderBy('handover.id').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.lines(rows, who), page, pageSize: PAGE_SIZE, total };
  }

  /** The handover, if this person has to do with it or looks after the place; 404 for any other, as for one that does not exist. */
  async seen(id: string, who: Who): Promise<HandoverEntity> {
    const row = await this.db.of(HandoverEntity).findOneBy({ id });
    if (!row || !(row.personId === who.personId || row.receiverId === who.personId || reaches(row, who, 'posting.read'))) throw new NotFoundException();
    return row;
  }

  async one(id: string, who: Who): Promise<HandoverDetail | Refusal> {
    return this.detail(await this.seen(id, who), who);
  }

  async detail(row: HandoverEntity, who: Who): Promise<HandoverDetail | Refusal> {
    const [line] = await this.lines([row], who);
    const people = await this.people.peopleByIds([row.personId, row.openedBy]);
    const asked = await this.asked(row);
    if (isRefusal(asked)) return asked;
    const { sections, handedOn, because } = row.signed ?? { sections: await this.facts.sections(row, asked.items), handedOn: await this.facts.open(row), because: asked.because };
    const missing = sections.filter(({ listed, clear }) => listed && !clear).map(({ name }) => name);
    const [leaves, takes, manages] = [row.personId === who.personId, row.receiverId === who.personId, this.manages(row, who)];
    const open = row.state === 'open';
    return {
      ...line, personId: row.personId, termId: row.termId, receiverId: row.receiverId, roleName: nameOfRole(row.role), unitName: people.get(row.personId)?.unitName ?? '', revision: row.revision, sections, missing, handedOn,
      openedByName: people.get(row.openedBy)?.name ?? '', openedAt: row.openedAt, leaverSignedAt: row.leaverSignedAt, receiverSignedAt: row.receiverSignedAt, withdrawnReason: row.withdrawnReason, gated: asked.gated, because,
      may: {
        write: open && leaves, sign: open && ((leaves && row.leaverSignedAt === null) || (takes && row.leaverSignedAt !== null)), name: open && (leaves || manages), withdraw: open && (manages || row.openedBy === who.personId),
        end: row.state === 'done' && may(who, 'organisation.manage', row.path),
      },
    };
  }

  /** What was handed over in a team, as far as this person reads it. */
  async doneIn(teamId: string, who: Who): Promise<{ id: string; personId: string; name: string; day: Day }[]> {
    const rows = (await this.db.of(HandoverEntity).find({ where: { teamId, state: 'done' }, order: { id: 'ASC' } })).filter(row => row.personId === who.personId || row.receiverId === who.personId || reaches(row, who, 'posting.read'));
    const people = await this.people.peopleByIds(rows.map(({ personId }) => personId));
    return rows.map(({ id, personId, receiverSignedAt }) => ({ id, personId, name: people.get(personId)?.name ?? '', day: dayOf(receiverSignedAt!) }));
  }

  /** May he see to it, for somebody else: the team leader, the offices above, the unit, the administrator. */
  manages(row: HandoverEntity, who: Who): boolean {
    return reaches(row, who, 'posting.open') && row.personId !== who.personId;
  }

  /** What the document asks for there today. */
  async asked({ path }: Pick<HandoverEntity, 'path'>): Promise<{ items: string[]; overlap: boolean; gated: boolean; because: HandoverDetail['because'] } | Refusal> {
    const profile = await this.policies.activeFor(path, this.clock.today());
    if (isRefusal(profile)) return profile;
    const { value, because } = handoverTerms(profile);
    return isRefusal(value) ? value : { ...value, because };
  }

  private async lines(rows: HandoverEntity[], who: Who): Promise<HandoverLine[]> {
    const people = await this.people.peopleByIds(rows.flatMap(({ personId, receiverId }) => [personId, ...(receiverId ? [receiverId] : [])]));
    const teams = await this.teams.teamsByIds(rows.map(({ teamId }) => teamId));
    return rows.map(({ id, personId, teamId, reason, leavingOn, state, receiverId, leaverSignedAt, receiverSignedAt }) => {
      const team = teams.get(teamId);
      return {
        id, personName: people.get(personId)?.name ?? '', teamName: team ? teamNameOf(team) : '', villageName: team?.villageName ?? '', townshipName: team?.townshipName ?? '', reason, leavingOn, state,
        receiverName: people.get(receiverId ?? '')?.name ?? '', leaverSigned: leaverSignedAt !== null, receiverSigned: receiverSignedAt !== null,
        mine: personId === who.personId ? 'leaver' : receiverId === who.personId ? 'receiver' : null,
      };
    });
  }

  private reached(who: Who): SelectQueryBuilder<HandoverEntity> {
    const { paths, teams } = scopeOf(who, 'posting.read');
    const units = unitsOf(who, 'posting.read');
    return this.db.of(HandoverEntity).createQueryBuilder('handover').where(new Brackets(any => {
      any.where('handover.personId = :me').orWhere('handover.receiverId = :me');
      paths.forEach((path, index) => any.orWhere(`handover.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
      if (teams.length) any.orWhere('handover.teamId IN (:...teams)', { teams });
      if (units.length) any.orWhere('handover.unitId IN (:...units)', { units });
    })).setParameter('me', who.personId);
  }
}
