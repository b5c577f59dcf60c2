import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Consultee } from '@village/shared/contract/approval';
import { nameOfRole, ROLES, type RoleId } from '@village/shared/kernel/role';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import { ApprovalService, type Consult, type Subject } from './approval.service';
import { ConsultEntity } from './consult.entity';

/** An approver asks somebody for his opinion before he decides. */
@Injectable()
export class ConsultService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly holders: HolderService, private readonly organisations: OrganisationService,
    private readonly approvals: ApprovalService,
  ) {}

  /** Whom could this person ask: everybody with a term at the places of the applicant, above them and in his unit. */
  async consultees(subject: Subject, who: Who): Promise<Consultee[]> {
    const ids = idsOf(subject.place.path);
    const today = this.clock.today();
    const places = await this.organisations.organisationsByIds(ids);
    const seated = await this.holders.seatedAt([...ids, ...(subject.place.unitId ? [subject.place.unitId] : [])], Object.keys(ROLES) as RoleId[], today, today);
    const people = seated.filter(each => each.personId !== who.personId && each.personId !== subject.applicantId && each.role !== 'administrator');
    const once = new Map(people.map(each => [each.personId, each]));
    return [...once.values()].map(({ personId, name, role, organisationId }) => ({ personId, name, roleName: nameOfRole(role), place: places.get(organisationId)?.name ?? '' }));
  }

  async ask(subject: Subject, who: Who, personId: string, question: string): Promise<Consult | Refusal> {
    if ((await this.approvals.openParts(subject, who)).length === 0) return this.approvals.alreadyDecided(subject.id, refuse('not_your_step', '这一步不由您审批，不能征求意见。'));
    const [asked] = (await this.consultees(subject, who)).filter(each => each.personId === personId);
    if (!asked) return refuse('consultee_unknown', '只能问本乡镇、本县和派出单位的人，不能问申请人，请从列表里选。', { field: 'personId' });
    if (await this.db.of(ConsultEntity).existsBy({ subjectId: subject.id, position: subject.position, askedBy: who.personId, askedOf: personId, answeredAt: IsNull() })) {
      return refuse('asked_before', `已经问过${asked.name}，他还没有答复。`, { field: 'personId' });
    }
    const role = await this.roleOf(personId, subject);
    const row: ConsultEntity = { id: newId(), subjectId: subject.id, position: subject.position, askedBy: who.personId, askedOf: personId, role, question, askedAt: this.clock.now(), opinion: null, answeredAt: null };
    await this.db.of(ConsultEntity).insert(row);
    return row;
  }

  /** Only who was asked answers, once, and as long as it is of use. */
  async answer(subject: Subject, who: Who, consultId: string, opinion: string): Promise<Consult | Refusal> {
    const row = await this.db.of(ConsultEntity).findOneBy({ id: consultId, subjectId: subject.id, askedOf: who.personId });
    if (!row) throw new NotFoundException();
    if (row.opinion === opinion) return row;
    if (row.answeredAt !== null) return refuse('answered_before', '您已经答复过，意见已经记入请假单，不能再改。');
    if (row.position !== subject.position) return refuse('consult_lapsed', '已经有了审批结果，不用再答复。');
    const answered = { opinion, answeredAt: this.clock.now() };
    const { affected } = await this.db.of(ConsultEntity).update({ id: consultId, answeredAt: IsNull() }, answered);
    return affected === 1 ? { ...row, ...answered } : refuse('answered_before', '您已经答复过，意见已经记入请假单，不能再改。');
  }

  /** What this person was asked and has not answered: the subjects. */
  async openFor(personId: string): Promise<Pick<Consult, 'subjectId' | 'position'>[]> {
    return this.db.of(ConsultEntity).find({ select: { subjectId: true, position: true }, where: { askedOf: personId, answeredAt: IsNull() } });
  }

  private async roleOf(personId: string, subject: Subject): Promise<RoleId> {
    const held = await this.holders.heldBy(personId, this.clock.today());
    const near = held.filter(each => subject.place.path.startsWith(each.path) || each.organisationId === subject.place.unitId);
    return (near[0] ?? held[0]).role;
  }
}
