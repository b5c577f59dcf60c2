import { Injectable, NotFoundException } from '@nestjs/common';
import type { MeetingDetail } from '@village/shared/contract/meeting';
import type { CandidateInput, PlanMeetingInput } from '@village/shared/contract/meeting.input';
import { addDays } from '@village/shared/kernel/day';
import { meetingKindsAt } from '@village/shared/kernel/meeting-kind';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { MeetingActService } from './act.service';
import { MeetingConsentService } from './consent.service';
import { EventOfMeetingService } from './event-of-meeting.service';
import { InviteService } from './invite.service';
import { MeetingEntity, MeetingTopicEntity } from './meeting.entity';
import { MeetingPlaceService, type Place } from './place.service';
import { consentOf } from './planning.service';

const DAYS_BACK = 31;
const DAYS_AHEAD = 400;

/** A meeting as it is planned: by hand, or for a turn of the cadence. */
export type PlannedMeeting = Omit<PlanMeetingInput, 'placeId'> & { slot?: string };

/** Plans a meeting: one row, its people, its topics; an extra one waits for consent. */
@Injectable()
export class MeetingPlanService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly places: MeetingPlaceService, private readonly invites: InviteService,
    private readonly acts: MeetingActService, private readonly events: EventOfMeetingService, private readonly consents: MeetingConsentService,
  ) {}

  async plan({ placeId, ...input }: PlanMeetingInput, who: Who): Promise<MeetingDetail | Refusal> {
    const place = await this.places.of(placeId, who, 'meeting.plan', input.day);
    const today = this.clock.today();
    if (input.day < addDays(today, -DAYS_BACK) || input.day > addDays(today, DAYS_AHEAD)) return refuse('day_out_of_range', `日期要在 ${DAYS_BACK} 天以前到一年以内，更早开的会请记在档案里。`, { field: 'day' });
    const meeting = await this.create(place, input, who);
    return isRefusal(meeting) ? meeting : this.consents.detail(meeting.id, who);
  }

  async create(place: Place, input: PlannedMeeting, who: Who): Promise<MeetingEntity | Refusal> {
    const { kind, day } = input;
    if (!meetingKindsAt(place.at).includes(kind)) return refuse('kind_elsewhere', `${nameOfWord(kind)}不在${place.name}召开，请另选一种会议或另选地方。`, { field: 'kind' });
    const consent = consentOf(await this.places.profile(place.path, day), kind, who);
    if (isRefusal(consent)) return consent;
    if (input.makesUpId) await this.sameKind(input.makesUpId, place, kind);
    const names = await this.acts.names([input.hostId ?? null, input.recorderId ?? null]);
    const meeting: MeetingEntity = {
      id: newId(), kind, title: input.title.trim(), placeId: place.id, path: place.path, teamId: place.teamId, day, start: input.start, venue: input.where.trim(),
      hostId: input.hostId ?? who.personId, hostName: '', recorderId: input.recorderId ?? null, recorderName: names.get(input.recorderId ?? '') ?? '',
      state: consent.consent ? 'proposed' : 'planned', slot: input.slot ?? null, firstDay: day, postponedReason: '', makesUpId: input.makesUpId ?? null, number: null, minutes: 'none',
      plannedBy: who.personId, plannedAt: this.clock.now(), endedAt: null,
    };
    meeting.hostName = (await this.acts.names([meeting.hostId])).get(meeting.hostId!) ?? '';
    await this.db.of(MeetingEntity).insert(meeting);
    await this.invites.add(meeting, withHost(input.invitees, meeting));
    const at = this.clock.now();
    for (const text of input.topics) await this.db.of(MeetingTopicEntity).insert({ id: newId(), meetingId: meeting.id, text: text.trim(), state: 'taken', reason: '', proposedBy: who.personId, proposedAt: at });
    await this.acts.note(who, meeting.id, consent.consent ? 'propose' : 'plan');
    if (consent.consent) await this.consents.ask(meeting, consent.consent);
    else await this.invites.tell(meeting, who.personId);
    await this.events.of(meeting);
    return meeting;
  }

  private async sameKind(id: string, place: Place, kind: string): Promise<void> {
    const missed = await this.db.of(MeetingEntity).findOneBy({ id, placeId: place.id, state: 'held' });
    if (!missed || missed.kind !== kind) throw new NotFoundException();
  }
}

/** The host and the recorder come too. */
function withHost(invitees: readonly CandidateInput[], { hostId, hostName, recorderId, recorderName }: MeetingEntity): CandidateInput[] {
  const also = [[hostId, hostName], [recorderId, recorderName]].filter(([id]) => id && !invitees.some(each => each.personId === id));
  return [...invitees, ...also.map(([personId, name]): CandidateInput => ({ personId: personId!, name: name!, as: 'member' }))];
}
