import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Day } from '@village/shared/kernel/day';
import { HALVES } from '@village/shared/kernel/half-day';
import type { RestAccount } from '@village/shared/rules/compensatory-balance';
import { Clock } from '../common/time';
import { RestAccountService, type WorkedDays } from '../leave/rest-account.service';
import { ArrangementService } from './arrangement.service';
import { holding, PresenceService } from './presence.service';

/** Before anybody used the program. */
const BEGINNING: Day = '2000-01-01';

/** On which days somebody was ordered to work and was there: what rest for it is taken of. */
@Injectable()
export class WorkedService implements WorkedDays, OnModuleInit {
  constructor(private readonly clock: Clock, private readonly rests: RestAccountService, private readonly arrangements: ArrangementService, private readonly presences: PresenceService) {}

  onModuleInit(): void {
    this.rests.readFrom(this);
  }

  /** A leader's list goes before the person's own word, as on the sheet. */
  async workedOf(personId: string, path: string): Promise<RestAccount['worked']> {
    const today = this.clock.today();
    const ordered = (await this.arrangements.at([path], BEGINNING, today))(path, personId).overtime.map(({ day }) => day).filter(day => day <= today);
    const days = [...new Set(ordered)].sort();
    if (days.length === 0) return [];
    const stated = holding(await this.presences.statedIn([personId], days[0], days.at(-1)!));
    return days.map(day => ({
      day, halves: HALVES.filter(half => {
        const own = stated.filter(each => each.day === day && each.half === half);
        const listed = own.find(each => each.mode === 'roster');
        return listed ? listed.state !== 'absent' : own.some(each => each.state !== 'absent');
      }).length,
    })).filter(({ halves }) => halves > 0);
  }
}
