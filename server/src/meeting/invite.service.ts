import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { MeetingDetail } from '@village/shared/contract/meeting';
import type { CandidateInput, InviteInput, UninviteInput } from '@village/shared/contract/meeting.input';
import { clockText, dayText } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { idsOf } from '../common/path';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { PersonService } from '../organisation/person.service';
import { CandidateService, keyOf } from './candidate.service';
import { MeetingDetailService } from './detail.service';
import { MeetingEntity, MeetingInviteeEntity, MeetingPresenceEntity } from './meeting.entity';
import { PartyMemberEntity } from './party.entity';
import { MeetingPlaceService } from './place.service';
import { MeetingReachService } from './reach.service';

/** Who is asked to come to a meeting. */
@Injectable()
export class InviteService {
  constructor(
    private readonly db: Db, private readonly places: MeetingPlaceService, private readonly candidates: CandidateService, private readonly people: PersonService,
    private readonly notices: NoticeService, private readonly reach: MeetingReachService, private readonly details: MeetingDetailService,
  ) {}

  /** Invites these too; each once, however often. */
  async add(meeting: MeetingEntity, given: readonly CandidateInput[]): Promise<void> {
    const people = await this.people.peopleByIds(given.flatMap(each => each.personId ?? []));
    const memberIds = given.flatMap(each => each.memberId ?? []);
    const members = memberIds.length ? await this.db.of(PartyMemberEntity).findBy({ id: In(memberIds) }) : [];
    const [county] = idsOf(meeting.path);
    const isForeign = ({ personId, memberId }: CandidateInput) => (personId !== undefined && people.get(personId)?.countyId !== county)
      || (memberId !== undefined && !members.some(member => member.id === memberId && member.path.startsWith(`/${county}/`)));
    if (given.some(isForeign)) throw new NotFoundException();
    const place = await this.places.byId(meeting.placeId, meeting.day);
    const known = place ? new Map((await this.candidates.suggested(place, meeting.kind, await this.places.profile(meeting.path, meeting.day), meeting.day)).map(each => [keyOf(each), each])) : new Map<string, never>();
    const rows = given.map((each): MeetingInviteeEntity => {
      const personId = each.personId ?? members.find(member => member.id === each.memberId)?.personId ?? null;
      const key = keyOf({ personId, memberId: each.memberId, name: each.name });
      const found = known.get(key);
      return {
        id: newId(), meetingId: meeting.id, who: key, personId, memberId: each.memberId ?? found?.memberId ?? null, name: personId ? people.get(personId)?.name ?? each.name.trim() : each.name.trim(), capacity: each.as,
        role: found?.role ?? null, note: (found?.note ?? '').slice(0, 60), day: meeting.day,
      };
    });
    // A hundred at a time: a statement has a limited number of values.
    for (let at = 0; at < rows.length; at += 100) await this.db.of(MeetingInviteeEntity).createQueryBuilder().insert().values(rows.slice(at, at + 100)).orIgnore().execute();
  }

  /** Those with an account hear of it, once for each day it stands on. */
  async tell(meeting: MeetingEntity, except: string): Promise<void> {
    const rows = await this.db.of(MeetingInviteeEntity).findBy({ meetingId: meeting.id });
    await this.notices.tell({
      personIds: rows.flatMap(row => (row.personId && row.personId !== except ? [row.personId] : [])), subjectId: meeting.id, once: `invited ${meeting.day} ${meeting.start}`,
      text: `${dayText(meeting.day)} ${clockText(meeting.start)} 在${meeting.venue}开${meeting.title || nameOfWord(meeting.kind)}，请您参加。`, page: `/pages/meeting/meeting/index?id=${meeting.id}`,
    });
  }

  /** Tells these people something about the meeting. */
  async say(meeting: MeetingEntity, personIds: readonly string[], once: string, text: string): Promise<void> {
    await this.notices.tell({ personIds, subjectId: meeting.id, once, text, page: `/pages/meeting/meeting/index?id=${meeting.id}` });
  }

  async invite({ id, invitees }: InviteInput, who: Who): Promise<MeetingDetail | Refusal> {
    const meeting = await this.reach.planned(id, who);
    if (meeting.state === 'called_off' || meeting.state === 'declined' || meeting.minutes === 'signed') return refuse('meeting_over', '会议已经取消，或者记录已经签字，不能再请人。');
    await this.add(meeting, invitees);
    if (meeting.state === 'planned') await this.tell(meeting, who.personId);
    return this.details.of(id, who);
  }

  /** Somebody who signed in already stays on the list. */
  async uninvite({ id, inviteeIds }: UninviteInput, who: Who): Promise<MeetingDetail | Refusal> {
    const meeting = await this.reach.planned(id, who);
    if (meeting.state !== 'planned' && meeting.state !== 'proposed') return refuse('meeting_over', '会已经开完或取消，名单不能再减，没有来的请在到会名单里写明。');
    const there = await this.db.of(MeetingPresenceEntity).findBy({ meetingId: id, inviteeId: In(inviteeIds) });
    if (there.length > 0) return refuse('already_there', '其中有人已经签到，不能从名单里去掉。');
    await this.db.of(MeetingInviteeEntity).delete({ meetingId: id, id: In(inviteeIds) });
    return this.details.of(id, who);
  }
}
