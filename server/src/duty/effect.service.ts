import { Injectable, NotFoundException } from '@nestjs/common';
import type { DutyEffect } from '@village/shared/contract/duty';
import type { DutyEffectInput } from '@village/shared/contract/duty.input';
import { addMonths, dayText, monthOf, type Month } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { isFree } from '@village/shared/rules/duty-check';
import type { Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { BoardService } from './board.service';
import { PlaceService, reaches, type Place } from './place.service';

/** What a leave would do to the roster: for whoever asks for it, and for whoever decides. */
@Injectable()
export class EffectService {
  constructor(private readonly places: PlaceService, private readonly boards: BoardService, private readonly holders: HolderService) {}

  /** The duties this person has from `startDay` to `endDay`, and who could take each. 404 for a person out of reach. */
  async effect({ personId, startDay, endDay }: DutyEffectInput, who: Who): Promise<DutyEffect> {
    const places = (await this.placesOf(personId, startDay)).filter(place => personId === who.personId || reaches(place, who, 'duty.read'));
    if (places.length === 0) throw new NotFoundException();
    const effect: DutyEffect = { days: [], because: [] };
    for (const place of places) {
      for (const month of monthsFrom(startDay, endDay)) {
        const board = await this.boards.of(place, month, who);
        if (isRefusal(board) || !board.roster) continue;
        const own = board.roster.lines.filter(line => startDay <= line.day && line.day <= endDay && line.personIds.includes(personId));
        if (own.length > 0) effect.because.push(...board.because.filter(reason => effect.because.every(each => each.key !== reason.key)));
        for (const { day, personIds } of own) {
          const left = personIds.filter(id => id !== personId).length;
          const others = board.people.filter(person => !personIds.includes(person.personId) && isFree(person, day)).map(person => person.name);
          const text = left >= board.least ? `${dayText(day)}有值班，同班还有人` : others.length > 0 ? `${dayText(day)}有值班，${others.slice(0, 3).join('、')}可以替` : `${dayText(day)}有值班，没有别人可以替，村里会没有人值守`;
          effect.days.push({ day, kind: place.kind, placeName: place.name, others, text });
        }
      }
    }
    return effect;
  }

  private async placesOf(personId: string, day: string): Promise<Place[]> {
    const held = await this.holders.heldBy(personId, day);
    const teams = await this.places.teamPlaces(held.map(each => each.teamId).filter(id => id !== null));
    const villages = await Promise.all([...new Set(held.filter(each => each.teamId === null).map(each => each.organisationId))].map(id => this.places.villagePlace(id)));
    return [...teams, ...villages.filter(place => place !== null)];
  }
}

function monthsFrom(startDay: string, endDay: string): Month[] {
  const months: Month[] = [];
  for (let month = monthOf(startDay); month <= monthOf(endDay) && months.length < 12; month = addMonths(month, 1)) months.push(month);
  return months;
}
