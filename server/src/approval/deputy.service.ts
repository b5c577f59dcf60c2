import { Injectable, NotFoundException } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import type { Deputy, DeputyChoice } from '@village/shared/contract/approval';
import type { AnswerDeputyInput, DeputyIdInput, NameDeputyInput } from '@village/shared/contract/approval.input';
import { dayText } from '@village/shared/kernel/day';
import { permissionsOf } from '@village/shared/kernel/permission';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, ROLES, type RoleId } from '@village/shared/kernel/role';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import type { Grant, Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { HolderService } from '../organisation/holder.service';
import { PersonService } from '../organisation/person.service';
import { OrganisationService } from '../organisation/organisation.service';
import { DeputyEntity } from './deputy.entity';
import { type ActingGrant, closesCircle } from './step';

const PAGE = '/pages/leave/deputies/index';

/** Who decides in whose stead. The deputy has to accept; it ends by itself on its last day, and either side ends it before. */
@Injectable()
export class DeputyService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly notices: NoticeService,
    private readonly holders: HolderService, private readonly people: PersonService, private readonly organisations: OrganisationService,
  ) {}

  /** The roles this person may decide with today in the stead of others: of holders who still hold them. */
  async actingFor(personId: string): Promise<ActingGrant[]> {
    const today = this.clock.today();
    const rows = (await this.db.of(DeputyEntity).findBy({ deputyId: personId, state: 'accepted', to: MoreThanOrEqual(today) })).filter(row => row.from <= today);
    const found = await Promise.all(rows.map(async ({ holderId, role, organisationId, teamId }) => {
      const held = (await this.holders.heldBy(holderId, today)).find(each => each.role === role && each.organisationId === organisationId && each.teamId === teamId);
      return held ? [{ role, organisationId, teamId, path: held.path, insteadOf: holderId }] : [];
    }));
    return found.flat();
  }

  /** The deputies in force today of these holders. */
  async deputiesOf(holderIds: string[]): Promise<string[]> {
    if (holderIds.length === 0) return [];
    const today = this.clock.today();
    const rows = await this.db.of(DeputyEntity).findBy({ holderId: In(holderIds), state: 'accepted', to: MoreThanOrEqual(today) });
    return rows.filter(row => row.from <= today).map(row => row.deputyId);
  }

  async mine(who: Who): Promise<Deputy[]> {
    const rows = await this.db.of(DeputyEntity).find({ where: [{ holderId: who.personId }, { deputyId: who.personId }], order: { to: 'DESC', askedAt: 'DESC', id: 'DESC' }, take: 50 });
    const people = await this.people.peopleByIds(rows.flatMap(row => [row.holderId, row.deputyId]));
    const places = await this.organisations.organisationsByIds(rows.map(row => row.organisationId));
    const today = this.clock.today();
    return rows.map(({ id, role, organisationId, holderId, deputyId, from, to, state }) => {
      const open = state === 'asked' || state === 'accepted';
      return {
        id, role, roleName: nameOfRole(role), place: places.get(organisationId)?.name ?? '', holderName: people.get(holderId)?.name ?? '', deputyName: people.get(deputyId)?.name ?? '', from, to, state,
        inForce: state === 'accepted' && from <= today && today <= to, over: to < today, isDeputy: deputyId === who.personId,
        may: { answer: state === 'asked' && deputyId === who.personId && to >= today, revoke: open && to >= today && (holderId === who.personId || state === 'accepted') },
      };
    });
  }

  /** Requests to act for somebody that wait for the answer of this person. */
  async toAnswer(who: Who): Promise<Deputy[]> {
    return (await this.mine(who)).filter(each => each.may.answer);
  }

  /** For each role in which this person decides: the others at his place and above it who may read leaves. */
  async choices(who: Who): Promise<DeputyChoice[]> {
    const today = this.clock.today();
    const deciding = who.grants.filter(grant => permissionsOf(grant.role).includes('leave.decide') && ROLES[grant.role].level !== 'unit');
    const places = await this.organisations.organisationsByIds(deciding.flatMap(({ path }) => idsOf(path)));
    return Promise.all(deciding.map(async ({ role, organisationId, teamId, path }) => {
      const readers = (Object.keys(ROLES) as RoleId[]).filter(each => permissionsOf(each).includes('leave.read'));
      const seated = await this.holders.seatedAt(idsOf(path), readers, today, today);
      const people = new Map(seated.filter(each => each.personId !== who.personId).map(each => [each.personId, { personId: each.personId, name: each.name, roleName: nameOfRole(each.role) }]));
      return { role, roleName: nameOfRole(role), organisationId, teamId, place: places.get(organisationId)?.name ?? '', people: [...people.values()] };
    }));
  }

  async name(input: NameDeputyInput, who: Who): Promise<Deputy[] | Refusal> {
    const own = (grant: Grant) => grant.role === input.role && grant.organisationId === input.organisationId && grant.teamId === (input.teamId ?? null);
    const choice = (await this.choices({ ...who, grants: who.grants.filter(own) })).at(0);
    if (!choice) throw new NotFoundException();
    const row = { holderId: who.personId, deputyId: input.deputyId, role: input.role, organisationId: choice.organisationId, teamId: choice.teamId, from: input.from, to: input.to };
    const wrong = await this.refusalOf(row, choice);
    if (wrong) return wrong;
    const id = newId();
    await this.db.of(DeputyEntity).insert({ ...row, id, state: 'asked', askedAt: this.clock.now(), answeredAt: null, revokedAt: null });
    await this.journal.note(who, 'approval.deputy.name', id, row.organisationId);
    const name = (await this.people.personById(who.personId))?.name ?? '';
    await this.notices.tell({ personIds: [row.deputyId], subjectId: id, once: 'asked', text: `${name}请您从${dayText(row.from)}到${dayText(row.to)}代理${choice.roleName}审批，请答复`, page: PAGE });
    return this.mine(who);
  }

  async answer({ id, answer }: AnswerDeputyInput, who: Who): Promise<Deputy[] | Refusal> {
    const row = await this.db.of(DeputyEntity).findOneBy({ id });
    if (row?.deputyId !== who.personId) throw new NotFoundException();
    if (row.state === answer) return this.mine(who);
    if (row.to < this.clock.today()) return refuse('deputy_over', '代理的日期已经过了，不用再答复。');
    const { affected } = await this.db.of(DeputyEntity).update({ id, state: 'asked' }, { state: answer, answeredAt: this.clock.now() });
    if (affected !== 1) return refuse('deputy_answered', '这次代理已经答复过或收回了，请刷新查看。');
    await this.journal.note(who, `approval.deputy.${answer}`, id, row.organisationId);
    await this.notices.settle(id);
    const name = (await this.people.personById(who.personId))?.name ?? '';
    await this.notices.tell({ personIds: [row.holderId], subjectId: id, once: answer, text: `${name}${answer === 'accepted' ? '接受了' : '没有接受'}代理${nameOfRole(row.role)}审批`, page: PAGE });
    return this.mine(who);
  }

  async revoke({ id }: DeputyIdInput, who: Who): Promise<Deputy[] | Refusal> {
    const row = await this.db.of(DeputyEntity).findOneBy({ id });
    if (!row || ![row.holderId, row.deputyId].includes(who.personId)) throw new NotFoundException();
    const { affected } = await this.db.of(DeputyEntity).update({ id, state: In(['asked', 'accepted']) }, { state: 'revoked', revokedAt: this.clock.now() });
    if (affected !== 1) return row.state === 'revoked' ? this.mine(who) : refuse('deputy_answered', '这次代理没有生效，不用收回。');
    await this.journal.note(who, 'approval.deputy.revoke', id, row.organisationId);
    await this.notices.settle(id);
    const other = who.personId === row.holderId ? row.deputyId : row.holderId;
    const name = (await this.people.personById(who.personId))?.name ?? '';
    await this.notices.tell({ personIds: [other], subjectId: id, once: 'revoked', text: `${name}结束了${nameOfRole(row.role)}审批的代理`, page: PAGE });
    return this.mine(who);
  }

  private async refusalOf(row: Pick<DeputyEntity, 'holderId' | 'deputyId' | 'role' | 'organisationId' | 'from' | 'to'>, choice: DeputyChoice): Promise<Refusal | null> {
    if (row.to < row.from) return refuse('deputy_backward', '结束日期早于开始日期，请改正。', { field: 'to' });
    if (row.to < this.clock.today()) return refuse('deputy_over', '这些日子已经过了，请改日期。', { field: 'to' });
    if (choice.people.every(person => person.personId !== row.deputyId)) return refuse('deputy_unknown', '代理人要在本单位或上级单位任职，请从列表里选。', { field: 'deputyId' });
    const open = await this.db.of(DeputyEntity).findBy({ state: In(['asked', 'accepted']), to: MoreThanOrEqual(row.from) });
    const same = open.find(each => each.holderId === row.holderId && each.role === row.role && each.organisationId === row.organisationId && each.from <= row.to);
    if (same) return refuse('deputy_taken', `${dayText(same.from)}到${dayText(same.to)}已经请了代理人。要换人，请先收回。`, { field: 'from' });
    return closesCircle(open, row) ? refuse('deputy_circle', '这几天对方也请了人代理，绕一圈又回到您这里。请另选一人。', { field: 'deputyId' }) : null;
  }
}
