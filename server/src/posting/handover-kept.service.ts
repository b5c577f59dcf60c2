import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { dayOf, type Day } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { HandoverEntity } from './posting.entity';

/** What other modules may ask of handovers. */
@Injectable()
export class HandoverKeptService {
  constructor(private readonly db: Db) {}

  /** Of each of these people the last one that counts: which team he leaves on which day, and what is handed over. Until both have signed, nothing is. */
  async leavingOf(personIds: readonly string[]): Promise<Map<string, { teamId: string; on: Day; handedOver: string[] }>> {
    const rows = personIds.length ? await this.db.of(HandoverEntity).find({ where: { personId: In([...personIds]), state: In(['open', 'done']) }, order: { openedAt: 'ASC', id: 'ASC' } }) : [];
    return new Map(rows.map(({ personId, teamId, leavingOn, signed }) => [personId, { teamId, on: leavingOn, handedOver: signed?.sections.filter(({ clear }) => clear).map(({ item }) => item) ?? [] }]));
  }

  /** Who handed over his post in a team to whom, from the day on which both had signed. */
  async postsOf(teamId: string): Promise<{ personId: string; receiverId: string; on: Day }[]> {
    const rows = await this.db.of(HandoverEntity).find({ where: { teamId, state: 'done' }, order: { receiverSignedAt: 'ASC', id: 'ASC' } });
    return rows.map(({ personId, receiverId, receiverSignedAt }) => ({ personId, receiverId: receiverId!, on: dayOf(receiverSignedAt!) }));
  }
}
