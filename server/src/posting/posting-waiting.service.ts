import { Injectable } from '@nestjs/common';
import { Brackets } from 'typeorm';
import type { AdjustmentKind } from '@village/shared/contract/adjustment-words';
import type { Day } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { idsOf } from '../common/path';
import { scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { AdjustmentService } from './adjustment.service';
import { DecidingService } from './deciding.service';
import { AdjustmentEntity, HandoverEntity } from './posting.entity';

/** What waits for a person: to hand over, to sign for it, to say how it was, to decide, to carry out. */
export interface PostingWaiting {
  handOver: { id: string; leavingOn: Day } | null;
  receive: { id: string; personName: string }[];
  answer: { id: string; kind: AdjustmentKind } | null;
  decide: { id: string; personName: string; kind: AdjustmentKind }[];
  execute: { id: string; personName: string; kind: AdjustmentKind }[];
}

/** Found at this moment; nothing of it is stored. */
@Injectable()
export class PostingWaitingService {
  constructor(private readonly db: Db, private readonly people: PersonService, private readonly deciding: DecidingService, private readonly adjustments: AdjustmentService) {}

  async of(who: Who): Promise<PostingWaiting> {
    const handovers = await this.db.of(HandoverEntity).find({ where: [{ openKey: who.personId }, { receiverId: who.personId, state: 'open' }], order: { id: 'ASC' } });
    const own = handovers.find(row => row.personId === who.personId && row.leaverSignedAt === null);
    const receive = handovers.filter(row => row.receiverId === who.personId && row.leaverSignedAt !== null);
    const near = await this.near(who);
    const mine = near.find(row => row.state === 'pending' && row.personId === who.personId && row.proposedBy !== who.personId && row.answeredAt === null);
    const subjects = near.filter(row => row.state === 'pending' && !this.adjustments.own(row, who)).map(row => ({ ...this.deciding.subjectOf(row), row }));
    const decide = (await this.deciding.approval().waitingFor(subjects, who)).map(({ row }) => row);
    const managed = scopeOf(who, 'organisation.manage').paths;
    const execute = near.filter(row => row.state === 'approved' && managed.some(path => row.path.startsWith(path)));
    const names = await this.people.peopleByIds([...receive, ...decide, ...execute].map(({ personId }) => personId));
    const told = ({ id, personId, kind }: AdjustmentEntity) => ({ id, kind, personName: names.get(personId)?.name ?? '' });
    return {
      handOver: own ? { id: own.id, leavingOn: own.leavingOn } : null, receive: receive.map(({ id, personId }) => ({ id, personName: names.get(personId)?.name ?? '' })), answer: mine ? { id: mine.id, kind: mine.kind } : null,
      decide: decide.map(told), execute: execute.map(told),
    };
  }

  /** What is not over where he stands, in the whole county: whether it is his to decide is asked of each. */
  private async near({ personId, grants }: Who): Promise<AdjustmentEntity[]> {
    const counties = [...new Set(grants.map(({ path }) => idsOf(path)[0]))].filter(id => id !== 'unit');
    const units = grants.map(({ organisationId }) => organisationId);
    return this.db.of(AdjustmentEntity).createQueryBuilder('adjustment').where("adjustment.state IN ('pending', 'approved')").andWhere(new Brackets(any => {
      any.where('adjustment.personId = :me');
      counties.forEach((id, index) => any.orWhere(`adjustment.path LIKE :county${index}`, { [`county${index}`]: `/${id}/%` }));
      if (units.length) any.orWhere('adjustment.unitId IN (:...units)', { units });
    })).setParameter('me', personId).orderBy('adjustment.id').getMany();
  }
}
