import { Injectable } from '@nestjs/common';
import type { EventDetail } from '@village/shared/contract/event';
import type { AttendEventInput, ReportEventInput } from '@village/shared/contract/event.input';
import { addDays, dayText } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { attendanceAsked } from '@village/shared/rules/attendance-asked';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { CandidateService } from './candidate.service';
import { DecisionService } from './decision.service';
import { VillageEventEntity, VillageEventPartEntity } from './event.entity';
import { VillageEventService } from './event.service';
import { MeetingPlaceService } from './place.service';

const DAYS_BACK = 31;
/** Who takes up what could not be solved in the village: the head of the leading group, else its office, else whoever leads there. */
const LEADING = ['township_leading_group_head', 'township_office', 'township_secretary', 'township_principal', 'township_deputy', 'county_office'];

/** Something that happens in the village is reported; who has to be there says that he was, and what is left goes up. */
@Injectable()
export class EventPartService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly places: MeetingPlaceService, private readonly events: VillageEventService,
    private readonly candidates: CandidateService, private readonly decisions: DecisionService, private readonly notices: NoticeService,
  ) {}

  async report({ villageId, event, day, at, text }: ReportEventInput, who: Who): Promise<EventDetail | Refusal> {
    const place = await this.places.of(villageId, who, 'meeting.attend', day);
    const today = this.clock.today();
    if (day < addDays(today, -DAYS_BACK) || day > addDays(today, DAYS_BACK)) return refuse('day_out_of_range', `日期要在前后 ${DAYS_BACK} 天以内。`, { field: 'day' });
    const asked = attendanceAsked(await this.places.profile(place.path, day), event);
    if (place.at !== 'village' || asked.value.length === 0) return refuse('not_in_document', `本地制度没有规定${nameOfWord(event)}谁应到场，不用登记。`, { field: 'event' });
    const row: VillageEventEntity = {
      id: newId(), villageId: place.id, path: place.path, teamId: place.teamId, event, day, at, text: text.trim(), meetingId: null, reportedBy: who.personId, reportedAt: this.clock.now(),
    };
    await this.db.of(VillageEventEntity).insert(row);
    const { people } = await this.events.expected(row);
    await this.notices.tell({
      personIds: people.map(each => each.personId).filter(id => id !== who.personId), subjectId: row.id, once: 'reported',
      text: `${place.name} ${dayText(day)} ${at} ${nameOfWord(event)}${row.text ? `：${row.text.slice(0, 80)}` : ''}，按制度您应到场。`, page: `/pages/meeting/event/index?id=${row.id}`,
    });
    return this.events.detail({ id: row.id }, who);
  }

  async attend({ id, attended, duties, text, unsolved, claimedAt }: AttendEventInput, who: Who): Promise<EventDetail | Refusal> {
    const row = await this.events.readable(id, who);
    if (row.day > this.clock.today()) return refuse('day_in_future', `${dayText(row.day)} 还没有到，到了当天再登记。`);
    const own = (await this.events.expected(row)).people.find(each => each.personId === who.personId);
    if (!own) return refuse('not_expected', '按制度这件事您不是必须到场，不用登记。');
    if (!attended && text.trim() === '') return refuse('reason_missing', '没有到场的，请写一句原因。', { field: 'text' });
    const head = unsolved.trim() === '' ? null : await this.headOf(row);
    if (head === undefined) return refuse('nobody_leads', '乡镇和县里现在没有人任职，这件事没有人接。请告诉管理员补上任职，再登记；要先登记到场，就把没有解决的先空着。', { field: 'unsolved' });
    await this.db.of(VillageEventPartEntity).insert({
      id: newId(), eventId: id, personId: who.personId, attended, duties: duties.filter(duty => own.duties.includes(duty)), text: text.trim(), unsolved: unsolved.trim(), claimedAt, receivedAt: this.clock.now(),
    });
    if (head) {
      await this.decisions.raise({
        sourceId: row.id, meetingId: null, line: newId(), sort: 'problem', text: unsolved.trim(), ownerId: head.personId, ownerName: head.name, due: null, placeId: row.villageId, path: row.path, teamId: row.teamId,
        origin: `${dayText(row.day)} ${nameOfWord(row.event)}`, day: row.day, hostId: who.personId,
      }, who);
    }
    return this.events.detail({ id }, who);
  }

  /** The first who acts in one of these roles today; undefined: nobody does. */
  private async headOf(row: VillageEventEntity): Promise<{ personId: string; name: string } | undefined> {
    for (const role of LEADING) {
      const [head] = await this.candidates.acting(role, row, this.clock.today());
      if (head) return head;
    }
    return undefined;
  }
}
