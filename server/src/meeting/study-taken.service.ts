import { Injectable } from '@nestjs/common';
import { RecordService } from '../record/record.service';
import type { MeetingEntity } from './meeting.entity';
import { MeetingStandingService, wasThere } from './standing.service';

/** Who took notes at a study of the team: a note is an entry of the records, of the day of the study. */
@Injectable()
export class StudyTakenService {
  constructor(private readonly records: RecordService, private readonly standings: MeetingStandingService) {}

  /** Of these studies those at which everybody with an account who was there took notes. */
  async complete(studies: readonly MeetingEntity[]): Promise<Set<string>> {
    const missing = await this.missing(studies);
    return new Set(studies.filter(({ id }) => missing.get(id)?.length === 0).map(({ id }) => id));
  }

  /** Who was there and has no note, by study. */
  async missing(studies: readonly MeetingEntity[]): Promise<Map<string, { personId: string; name: string }[]>> {
    if (studies.length === 0) return new Map();
    const stood = await this.standings.of(studies);
    const there = new Map(studies.map(({ id }) => [id, (stood.get(id) ?? []).filter(each => wasThere(each) && each.invitee.personId !== null).map(({ invitee }) => ({ personId: invitee.personId!, name: invitee.name }))]));
    const personIds = [...new Set([...there.values()].flat().map(each => each.personId))];
    const days = studies.map(({ day }) => day).sort();
    const notes = personIds.length ? await this.records.recordsOf({ personIds, kinds: ['study'] }, { from: days[0], to: days[days.length - 1] }) : [];
    const taken = new Set(notes.filter(note => note.answers.form !== 'personal').map(note => `${note.personId} ${note.day}`));
    return new Map(studies.map(({ id, day }) => [id, (there.get(id) ?? []).filter(({ personId }) => !taken.has(`${personId} ${day}`))]));
  }
}
