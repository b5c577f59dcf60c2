import { Injectable } from '@nestjs/common';
import { Brackets } from 'typeorm';
import { addDays } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import { MeetingEntity } from './meeting.entity';

/** What was left undone longer ago is no longer reminded of. */
const DAYS_BACK = 62;

/** What is told of one of them. */
export type MeetingWaits = Pick<MeetingEntity, 'id' | 'kind' | 'day' | 'title'>;

/** Meetings that wait for a person: to be ended, to have their minutes written, to have them signed. */
export interface MeetingsWaiting {
  end: MeetingWaits[];
  write: MeetingWaits[];
  sign: MeetingWaits[];
}

@Injectable()
export class MeetingWaitingService {
  constructor(private readonly db: Db, private readonly clock: Clock) {}

  /** The oldest first. The recorder writes, the host where nobody records; the host signs. */
  async waiting(personId: string): Promise<MeetingsWaiting> {
    const today = this.clock.today();
    const rows = await this.db.of(MeetingEntity).createQueryBuilder('meeting')
      .where(new Brackets(any => { any.where('meeting.hostId = :personId').orWhere('meeting.recorderId = :personId'); }), { personId })
      .andWhere('meeting.day BETWEEN :from AND :today AND meeting.state IN (:...states) AND meeting.minutes <> :signed', { from: addDays(today, -DAYS_BACK), today, states: ['planned', 'held'], signed: 'signed' })
      .orderBy('meeting.day').addOrderBy('meeting.id').getMany();
    return {
      end: rows.filter(({ state, day }) => state === 'planned' && day < today),
      write: rows.filter(({ state, minutes, recorderId, hostId }) => state === 'held' && minutes !== 'written' && (recorderId ?? hostId) === personId),
      sign: rows.filter(({ state, minutes, hostId }) => state === 'held' && minutes === 'written' && hostId === personId),
    };
  }
}
