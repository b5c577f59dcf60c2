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
import { EntryHeldService, type EntryHeld } from './entry-held.service';
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
    private readonly studies: StudyTakenService, private readonly entries: EntryHeldService,
  ) {}

  async schedule({ placeId, month }: PlaceMonthInput, who: Who): Promise<MeetingSchedule> {
    const place = await this.places.of(placeId, who, 'meeting.read');
    const set = await this.set(place, month);
    const entries = await this.noted(place, month, set);
    const here = set.filter(({ day }) => firstDay(month) <= day && day <= lastDay(month));
    const mayPlan = this.reach.plans(place, who);
    return {
      place: { id: place.id, name: place.name, at: place.at, above: null, mayPlan }, month, meetings: await this.lines.lines(here, who),
      duties: (await this.duties(place, month, set, entries)).map(duty => lineOf(duty, set, entries)),
    };
  }

  /** What the document asks of the month, with the turns that are not planned. */
  async duties(place: Place, month: Month, set?: MeetingEntity[], entries?: EntryHeld[]): Promise<MeetingDuty[]> {
    const whole = set ?? await this.set(place, month);
    const noted = entries ?? await this.noted(place, month, whole);
    // A make-up lesson is not one more of what the document asks for.
    const own = whole.filter(each => each.makesUpId === null);
    const today = this.clock.today();
    const profile = await this.places.profile(place.path, lastDay(month) < today ? lastDay(month) : today);
    const taken = await this.studies.complete(own.filter(each => each.state === 'held' && meetingSort(each.kind) === 'study'));
    return meetingPlan(profile, await this.places.calendar(), {
      at: place.at, month, today, set: [...own.map((each): MeetingSet => ({
        kind: each.kind, day: each.day, held: each.state === 'held', postponedReason: each.postponedReason || undefined,
        noted: meetingSort(each.kind) === 'study' ? taken.has(each.id) : each.minutes === 'written' || each.minutes === 'signed',
      })), ...noted.map(({ meeting, on }): MeetingSet => ({ kind: meeting, day: on, held: true, noted: true }))],
    });
  }

  /** What stands in the calendar of the place around the month, as far as a turn of a year reaches; called off and refused ones left out. */
  private async set(place: Place, month: Month): Promise<MeetingEntity[]> {
    const [from, to]: [Day, Day] = [`${month.slice(0, 4)}-01-01`, `${month.slice(0, 4)}-12-31`];
    return this.db.of(MeetingEntity).find({ where: { placeId: place.id, day: Between(addDays(from, -7), addDays(to, 7)), state: In(['proposed', 'planned', 'held']) }, order: { day: 'ASC', start: 'ASC', id: 'ASC' } });
  }

  /** What a team put down as an entry counts here as it does in the list of what is due: a day once, however it was put down. */
  private async noted(place: Place, month: Month, set: readonly MeetingEntity[]): Promise<EntryHeld[]> {
    if (place.at !== 'village') return [];
    const held = new Set(set.filter(({ state }) => state === 'held').map(({ kind, day }) => `${kind} ${day}`));
    const entries = await this.entries.of({ villageIds: [place.id] }, { from: `${month.slice(0, 4)}-01-01`, to: `${month.slice(0, 4)}-12-31` }, ['farmer_training', 'symposium']);
    return [...new Map(entries.map(each => [`${each.meeting} ${each.on}`, each])).values()].filter(({ meeting, on, teamId }) => teamId !== null && !held.has(`${meeting} ${on}`));
  }
}

function lineOf({ kind, cadence, slots, from, to, because }: MeetingDuty, set: MeetingEntity[], entries: readonly EntryHeld[]): MeetingDutyLine {
  const own = set.filter(each => each.kind === kind && each.makesUpId === null && from <= each.day && each.day <= to);
  const held = own.filter(each => each.state === 'held').length + entries.filter(({ meeting, on }) => meeting === kind && from <= on && on <= to).length;
  const shared = { kind, kindName: nameOfWord(kind), unplanned: slots.length, because };
  if (isRefusal(cadence)) return { ...shared, required: null, held, planned: 0, due: null, soft: false, compliant: null, blank: cadence.text };
  return {
    ...shared, required: cadence.requiredCount, held, planned: own.filter(each => each.state !== 'held').length, due: cadence.due, soft: cadence.soft,
    compliant: cadence.compliant, blank: null,
  };
}
