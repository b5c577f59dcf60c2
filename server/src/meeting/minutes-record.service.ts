import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { dayText } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { StoredFileService } from '../file/file.service';
import { DecisionService } from './decision.service';
import { numberOf } from './detail.service';
import { MeetingEntity, MeetingTopicEntity } from './meeting.entity';
import { MeetingBallotEntity, MeetingMinutesEntity, MeetingNumberEntity } from './minutes.entity';
import { minutesPaper } from './minutes.paper';
import { NoticeService } from '../notice/notice.service';
import { MeetingPlaceService } from './place.service';
import { MeetingStandingService } from './standing.service';

/** Makes a version of a draft: the whole paper as it stands, with its number and the code by which it is checked. */
@Injectable()
export class MinutesRecordService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly places: MeetingPlaceService, private readonly standings: MeetingStandingService,
    private readonly files: StoredFileService, private readonly decisions: DecisionService, private readonly notices: NoticeService,
  ) {}

  async record(meeting: MeetingEntity, draft: MeetingMinutesEntity, revision: number, who: Who): Promise<Refusal | void> {
    const open = await this.db.of(MeetingBallotEntity).existsBy({ meetingId: meeting.id, state: 'open' });
    if (open) return refuse('ballot_open', '还有一项表决没有结束，请先结束表决，再签记录。');
    if (draft.speeches === '' && draft.decisions.length === 0) return refuse('minutes_empty', '记录还是空的：写一写讨论了什么，或者决定了什么。', { field: 'speeches' });
    const number = meeting.number ?? await this.next(meeting);
    const [stood, place] = [(await this.standings.of([meeting])).get(meeting.id) ?? [], await this.places.byId(meeting.placeId, meeting.day)];
    const topics = await this.db.of(MeetingTopicEntity).find({ where: { meetingId: meeting.id, state: 'taken' }, order: { proposedAt: 'ASC', id: 'ASC' } });
    const ballots = await this.db.of(MeetingBallotEntity).find({ where: { meetingId: meeting.id, state: 'closed' }, order: { openedAt: 'ASC' } });
    const files = await this.files.describe(draft.fileIds);
    const paper = minutesPaper({
      meeting, placeName: place?.fullName ?? '', number: numberOf({ number, day: meeting.day }), stood, topics: topics.map(each => each.text), ballots, content: draft, attachments: files.filter(each => each.kind === 'pdf').map(each => each.name || '附件'),
    });
    const code = codeOf(paper);
    const { affected } = await this.db.of(MeetingMinutesEntity).update({ id: draft.id, revision, recordedAt: IsNull() }, { recordedAt: this.clock.now(), writtenBy: who.personId, paper, code });
    if (affected !== 1) return refuse('minutes_changed', '您看的时候，别人又改了这份记录草稿，请刷新看过以后再签。');
    const kept = await this.decisions.take(meeting, draft, `${dayText(meeting.day)} ${meeting.title || nameOfWord(meeting.kind)}`, who);
    if (isRefusal(kept)) return kept;
    if (meeting.hostId !== null && meeting.hostId !== who.personId) {
      await this.notices.tell({ personIds: [meeting.hostId], subjectId: meeting.id, once: `minutes ${draft.version}`, text: `${dayText(meeting.day)}的${meeting.title || nameOfWord(meeting.kind)}记录写好了，请您签字。`, page: `/pages/meeting/minutes/index?id=${meeting.id}` });
    }
  }

  /** Counts up under the lock of the row: no number is given twice. */
  private async next({ id, placeId, kind, day }: MeetingEntity): Promise<number> {
    const which = { placeId, kind, year: day.slice(0, 4) };
    const numbers = this.db.of(MeetingNumberEntity);
    try {
      if (!(await numbers.existsBy(which))) await numbers.insert({ id: newId(), ...which, last: 0 });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    await numbers.update(which, { last: () => 'last + 1' });
    const { last } = await numbers.findOneByOrFail(which);
    await this.db.of(MeetingEntity).update({ id }, { number: last });
    return last;
  }
}

/** Twelve letters and digits that change with any letter of the paper. */
export function codeOf(paper: unknown): string {
  return createHash('sha256').update(JSON.stringify(paper)).digest('hex').slice(0, 12).toUpperCase().replace(/(.{4})(?=.)/g, '$1-');
}
