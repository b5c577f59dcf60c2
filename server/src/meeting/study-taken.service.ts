import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Db } from '../common/db';
import type { MeetingEntity } from './meeting.entity';
import { MeetingStandingService, wasThere } from './standing.service';
import { StudyNoteEntity } from './study.entity';

/** Who took notes at a study of the team. */
@Injectable()
export class StudyTakenService {
  constructor(private readonly db: Db, private readonly standings: MeetingStandingService) {}

  /** Of these studies those at which everybody with an account who was there took notes. */
  async complete(studies: readonly MeetingEntity[]): Promise<Set<string>> {
    const missing = await this.missing(studies);
    return new Set(studies.filter(({ id }) => missing.get(id)?.length === 0).map(({ id }) => id));
  }

  /** Who was there and has no notes, by study. */
  async missing(studies: readonly MeetingEntity[]): Promise<Map<string, { personId: string; name: string }[]>> {
    if (studies.length === 0) return new Map();
    const stood = await this.standings.of(studies);
    const notes = await this.db.of(StudyNoteEntity).find({ where: { meetingId: In(studies.map(({ id }) => id)), withdrawnAt: IsNull() }, select: { meetingId: true, personId: true } });
    return new Map(studies.map(({ id }) => [id, (stood.get(id) ?? []).filter(each => wasThere(each) && each.invitee.personId !== null)
      .filter(({ invitee }) => !notes.some(note => note.meetingId === id && note.personId === invitee.personId)).map(({ invitee }) => ({ personId: invitee.personId!, name: invitee.name }))]));
  }
}
