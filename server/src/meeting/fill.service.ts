import { Injectable } from '@nestjs/common';
import type { MeetingSchedule } from '@village/shared/contract/meeting';
import type { PlaceMonthInput } from '@village/shared/contract/meeting.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { isDuplicate } from '../common/db';
import type { Who } from '../common/who';
import { cadenceRow, CandidateService } from './candidate.service';
import { MeetingPlaceService } from './place.service';
import { MeetingPlanService } from './plan.service';
import { MeetingPlanningService } from './planning.service';
import { MeetingScheduleService } from './schedule.service';

/** Plans what the document asks of a month, in one go. */
@Injectable()
export class MeetingFillService {
  constructor(
    private readonly places: MeetingPlaceService, private readonly schedules: MeetingScheduleService, private readonly candidates: CandidateService,
    private readonly planning: MeetingPlanningService, private readonly plans: MeetingPlanService,
  ) {}

  async fill(input: PlaceMonthInput, who: Who): Promise<MeetingSchedule | Refusal> {
    const place = await this.places.of(input.placeId, who, 'meeting.plan');
    const slots = (await this.schedules.duties(place, input.month)).flatMap(duty => duty.slots);
    if (slots.length === 0) return refuse('nothing_to_plan', '这个月制度要求的会都已经安排了，或者时间已过。');
    const profile = await this.places.profile(place.path, slots[0].day);
    for (const { kind, slot, day, half } of slots) {
      const known = await this.candidates.suggested(place, kind, profile, day);
      const hostId = await this.planning.host(place, profile, kind, known, who) ?? undefined;
      const made = await this.once(() => this.plans.create(place, {
        kind, slot, day, title: '', start: half === 'pm' ? '14:30' : '09:00', where: place.at === 'village' ? `${place.name.replace(/村$/, '')}村委会会议室` : `${place.name}会议室`, hostId,
        invitees: known.map(({ personId, memberId, name, as }) => ({ personId: personId ?? undefined, memberId: memberId ?? undefined, name, as })), topics: (cadenceRow(profile, kind)?.contents ?? []).map(nameOfWord),
      }, who));
      if (isRefusal(made)) return made;
    }
    return this.schedules.schedule(input, who);
  }

  /** Somebody else planned the turn at the same moment: then it is planned. */
  private async once<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await work();
    } catch (error) {
      if (isDuplicate(error)) return null;
      throw error;
    }
  }
}
