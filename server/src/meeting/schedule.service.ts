import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { MeetingDutyLine, MeetingSchedule } from '@village/shared/contract/meeting';
import type { PlaceMonthInput } from '@village/shared/contract/meeting.input';
import { addDays, firstDay, lastDay, type Day, type Month } from '@village/shared/kernel/day';
import { meetingSort } from '@village/shared/kernel/meeting-kind';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { meetingPlan, type MeetingDuty, type MeetingSet } from '@village/shared/rules/meeting-plan';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { MeetingEntity } from './meeting.entity';
import { MeetingLineService } from './line.service';
import { MeetingPlaceService, type Place } from './place.service';
import { MeetingReachService } from './reach.service';
import { StudyTakenService } from './study-taken.service';

/** The meetings of a month at a place, and what the document asks of it. */
@Injectable()
export class MeetingScheduleService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly places: MeetingPlaceService, private readonly reach: MeetingReachService, private readonly lines: MeetingLineService,
    private readonly studies: StudyTakenService,
  ) {}

  async schedule({ placeId, month }: PlaceMonthInput, who: Who): Promise<MeetingSchedule> {
    const place = await this.places.of(placeId, who, 'meeting.read');
    const set = await this.set(place, month);
    const here = set.filter(({ day }) => firstDay(month) <= day && day <= lastDay(month));
    const mayPlan = this.reach.plans(place, who);
    return {
      place: { id: place.id, name: place.name, at: place.at, above: null, mayPlan }, month, meetings: await this.lines.lines(here, who),
      duties: (await this.duties(place, month, set)).map(duty => lineOf(duty, set)),
    };
  }

  /** What the document asks of the month, with the turns that are not planned. */
  async duties(place: Place, month: Month, set?: MeetingEntity[]): Promise<MeetingDuty[]> {
    const own = set ?? await this.set(place, month);
    const today = this.clock.today();
    const profile = await this.places.profile(place.path, lastDay(month) < today ? lastDay(month) : today);
    const taken = await this.studies.complete(own.filter(each => each.state === 'held' && meetingSort(each.kind) === 'study'));
    return meetingPlan(profile, await this.places.calendar(), {
      at: place.at, month, today, set: own.map((each): MeetingSet => ({
        kind: each.kind, day: each.day, held: each.state === 'held', postponedReason: each.postponedReason || undefined,
        noted: meetingSort(each.kind) === 'study' ? taken.has(each.id) : each.minutes === 'written' || each.minutes === 'signed',
      })),
    });
  }

  /** What stands in the calendar of the place around the month, as far as a turn of a year reaches; called off and refused ones left out. */
  private async set(place: Place, month: Month): Promise<MeetingEntity[]> {
    const [from, to]: [Day, Day] = [`${month.slice(0, 4)}-01-01`, `${month.slice(0, 4)}-12-31`];
    return this.db.of(MeetingEntity).find({ where: { placeId: place.id, day: Between(addDays(from, -7), addDays(to, 7)), state: In(['proposed', 'planned', 'held']) }, order: { day: 'ASC', start: 'ASC', id: 'ASC' } });
  }
}

function lineOf({ kind, cadence, slots, from, to, because }: MeetingDuty, set: MeetingEntity[]): MeetingDutyLine {
  const own = set.filter(each => each.kind === kind && from <= each.day && each.day <= to);
  const shared = { kind, kindName: nameOfWord(kind), unplanned: slots.length, because };
  if (isRefusal(cadence)) return { ...shared, required: null, held: own.filter(each => each.state === 'held').length, planned: 0, due: null, soft: false, compliant: null, blank: cadence.text };
  return {
    ...shared, required: cadence.requiredCount, held: own.filter(each => each.state === 'held').length, planned: own.filter(each => each.state !== 'held').length, due: cadence.due, soft: cadence.soft,
    compliant: cadence.compliant, blank: null,
  };
}
