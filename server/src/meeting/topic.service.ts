import { Injectable, NotFoundException } from '@nestjs/common';
import type { MeetingDetail } from '@village/shared/contract/meeting';
import type { JudgeTopicInput, ProposeTopicInput } from '@village/shared/contract/meeting.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { MeetingDetailService } from './detail.service';
import { MeetingTopicEntity } from './meeting.entity';
import { MeetingReachService } from './reach.service';

/** What is to be talked about: everybody who is invited proposes, whoever runs the meeting takes it up. */
@Injectable()
export class TopicService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly reach: MeetingReachService, private readonly details: MeetingDetailService) {}

  async propose({ id, text }: ProposeTopicInput, who: Who): Promise<MeetingDetail | Refusal> {
    const meeting = await this.reach.readable(id, who);
    const { may } = await this.details.of(id, who);
    if (!may.propose) return refuse('meeting_over', '会已经开完或取消，或者您不在名单里，不能再提议题。可以在下一次会议提。');
    await this.db.of(MeetingTopicEntity).insert({ id: newId(), meetingId: id, text: text.trim(), state: this.reach.runs(meeting, who) ? 'taken' : 'proposed', reason: '', proposedBy: who.personId, proposedAt: this.clock.now() });
    return this.details.of(id, who);
  }

  async judge({ id, taken, reason }: JudgeTopicInput, who: Who): Promise<MeetingDetail | Refusal> {
    const topic = await this.db.of(MeetingTopicEntity).findOneBy({ id });
    if (!topic) throw new NotFoundException();
    const meeting = await this.reach.run(topic.meetingId, who);
    if (isRefusal(meeting)) return meeting;
    if (!taken && reason.trim() === '') return refuse('reason_missing', '这次不议的，请写一句原因，让提的人知道。', { field: 'reason' });
    if (meeting.minutes === 'signed') return refuse('minutes_signed', '会议记录已经签字，议程不能再改。');
    await this.db.of(MeetingTopicEntity).update({ id }, { state: taken ? 'taken' : 'declined', reason: taken ? '' : reason.trim() });
    return this.details.of(meeting.id, who);
  }
}
