import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Day } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { MeetingEntity } from './meeting.entity';
import { MeetingStandingService, wasThere, type Stood } from './standing.service';

/** Who missed a lecture or study, and who made up for it since, by the key of the invited. */
export interface MissedMeeting {
  missed: Stood[];
  madeUp: Map<string, Day>;
}

/** Make-up lessons: a meeting that makes up for another counts for those who missed that one and were at this. */
@Injectable()
export class MakeUpService {
  constructor(private readonly db: Db, private readonly standings: MeetingStandingService) {}

  async of(meetings: readonly MeetingEntity[]): Promise<Map<string, MissedMeeting>> {
    const held = meetings.filter(({ state }) => state === 'held');
    if (held.length === 0) return new Map();
    const lessons = await this.db.of(MeetingEntity).find({ where: { makesUpId: In(held.map(({ id }) => id)), state: 'held' }, order: { day: 'ASC', id: 'ASC' } });
    const stood = await this.standings.of([...held, ...lessons]);
    return new Map(held.map(({ id }) => {
      const missed = (stood.get(id) ?? []).filter(each => each.invitee.capacity === 'member' && !wasThere(each));
      const missing = new Set(missed.map(({ invitee }) => invitee.who));
      const madeUp = new Map<string, Day>();
      for (const lesson of lessons.filter(each => each.makesUpId === id)) {
        for (const { invitee } of (stood.get(lesson.id) ?? []).filter(wasThere)) if (missing.has(invitee.who) && !madeUp.has(invitee.who)) madeUp.set(invitee.who, lesson.day);
      }
      return [id, { missed, madeUp }];
    }));
  }

  /** Who made up for these meetings and when, by the key of the invited; of most there was no lesson. */
  async madeUp(meetings: readonly MeetingEntity[]): Promise<Map<string, Map<string, Day>>> {
    const asked = meetings.length ? await this.db.of(MeetingEntity).find({ where: { makesUpId: In(meetings.map(({ id }) => id)), state: 'held' }, select: { makesUpId: true } }) : [];
    const again = new Set(asked.map(({ makesUpId }) => makesUpId));
    return new Map([...await this.of(meetings.filter(({ id }) => again.has(id)))].map(([id, { madeUp }]) => [id, madeUp]));
  }

  /** How each of those who were invited to these meetings stands. */
  stood(meetings: MeetingEntity[]): Promise<Map<string, Stood[]>> {
    return this.standings.of(meetings);
  }

  /** Who still has to make up for this meeting. */
  async owing(meeting: MeetingEntity): Promise<Stood[]> {
    const found = (await this.of([meeting])).get(meeting.id);
    return found ? found.missed.filter(({ invitee }) => !found.madeUp.has(invitee.who)) : [];
  }
}
