import { Injectable } from '@nestjs/common';
import { eventOfMeeting } from '@village/shared/kernel/meeting-kind';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { MeetingEntity } from './meeting.entity';
import { VillageEventEntity } from './event.entity';

/** A meeting at which the village decides is an event that cadres have to attend. */
@Injectable()
export class EventOfMeetingService {
  constructor(private readonly db: Db, private readonly clock: Clock) {}

  async of({ id, kind, placeId, path, teamId, day, start, title, plannedBy }: MeetingEntity): Promise<void> {
    const event = eventOfMeeting(kind);
    if (!event) return;
    await this.db.of(VillageEventEntity).insert({ id: newId(), villageId: placeId, path, teamId, event, day, at: start, text: title, meetingId: id, reportedBy: plannedBy, reportedAt: this.clock.now() });
  }
}
