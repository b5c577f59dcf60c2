import { Injectable } from '@nestjs/common';
import type { Minutes, MinutesContent, MinutesVersion } from '@village/shared/contract/minutes';
import { minutesFields } from '@village/shared/rules/meeting-minutes';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { StoredFileService } from '../file/file.service';
import { MeetingActService } from './act.service';
import { numberOf } from './detail.service';
import { MeetingLineService } from './line.service';
import { MeetingInviteeEntity, MeetingTopicEntity, type MeetingEntity } from './meeting.entity';
import { MeetingBallotEntity, MeetingMinutesEntity } from './minutes.entity';
import { MeetingPlaceService } from './place.service';
import { MeetingReachService } from './reach.service';

/** The minutes as somebody sees them. */
@Injectable()
export class MinutesReplyService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly reach: MeetingReachService, private readonly places: MeetingPlaceService,
    private readonly files: StoredFileService, private readonly acts: MeetingActService, private readonly lines: MeetingLineService,
  ) {}

  async of(meeting: MeetingEntity, who: Who): Promise<Minutes> {
    const rows = await this.db.of(MeetingMinutesEntity).find({ where: { meetingId: meeting.id }, order: { version: 'DESC' } });
    const runs = this.reach.runs(meeting, who);
    const draft = rows.find(row => row.recordedAt === null) ?? null;
    const recorded = rows.filter(row => row.recordedAt !== null);
    // A draft is the business of those who write it.
    const content = runs ? contentOf(draft ?? recorded[0]) : contentOf(undefined);
    const fields = await this.fields(meeting, content);
    const owners = await this.db.of(MeetingInviteeEntity).find({ where: { meetingId: meeting.id }, order: { id: 'ASC' } });
    return {
      meeting: (await this.lines.lines([meeting], who))[0], number: numberOf(meeting), draft: { ...content, files: await this.files.describe(content.fileIds) }, revision: runs ? draft?.revision ?? 0 : 0,
      extraFields: fields.value.extra, lacks: runs ? fields.value.lacks : [], owners: owners.flatMap(each => (each.personId ? [{ personId: each.personId, name: each.name }] : [])),
      versions: await this.versions(recorded, meeting), because: fields.because,
      may: { write: runs && (meeting.state === 'held' || (meeting.state === 'planned' && meeting.day <= this.clock.today())), sign: meeting.state === 'held' && runs && (draft !== null || (recorded[0]?.signedAt === null && meeting.hostId === who.personId)) },
    };
  }

  private async fields(meeting: MeetingEntity, content: MinutesContent) {
    const [topics, ballots] = [await this.db.of(MeetingTopicEntity).existsBy({ meetingId: meeting.id, state: 'taken' }), await this.db.of(MeetingBallotEntity).existsBy({ meetingId: meeting.id, state: 'closed' })];
    return minutesFields(await this.places.profile(meeting.path, meeting.day), meeting.kind, {
      topics, ballots, speeches: content.speeches !== '', decisions: content.decisions.length > 0, more: content.more.filter(({ text }) => text !== '').map(({ field }) => field),
    });
  }

  private async versions(rows: MeetingMinutesEntity[], meeting: MeetingEntity): Promise<MinutesVersion[]> {
    const names = await this.acts.names(rows.flatMap(row => [row.writtenBy, row.signedBy]));
    const files = await this.files.describe([...new Set(rows.flatMap(row => row.fileIds))]);
    return rows.map(row => ({
      ...contentOf(row), version: row.version, files: files.filter(file => row.fileIds.includes(file.id)), recordedByName: names.get(row.writtenBy) ?? '', recordedAt: row.recordedAt ?? row.writtenAt,
      hostName: meeting.hostName, signedAt: row.signedAt, code: row.code ?? '',
    }));
  }
}

function contentOf(row: MeetingMinutesEntity | undefined): MinutesContent {
  return row ? { speeches: row.speeches, more: row.more, decisions: row.decisions, fileIds: row.fileIds } : { speeches: '', more: [], decisions: [], fileIds: [] };
}
