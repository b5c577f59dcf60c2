import { setImmediate as breath } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { DutyKind } from '@village/shared/contract/duty';
import { addMonths, lastDay, monthOf } from '@village/shared/kernel/day';
import { isQuiet } from '../common/quiet';
import { Repeating } from '../common/repeating';
import type { Settings } from '../common/settings';
import { Clock } from '../common/time';
import { SETTINGS } from '../common/tokens';
import { BoardService } from './board.service';
import { DutyNoticeService } from './notice.service';
import { OnDutyService } from './on-duty.service';
import { PlaceService } from './place.service';

const MINUTES = 5 * 60_000;

/**
 * Leaves are granted and terms end after a roster was published, and nobody tells the roster: this looks, and tells whoever draws it up which day has nobody any more. Told once,
 * however often it looks; in the quiet hours nobody is told anything.
 */
@Injectable()
export class HoleWatchService extends Repeating {
  private readonly log = new Logger('Duty');
  protected readonly every = MINUTES;

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'quietHours'>, private readonly clock: Clock, private readonly boards: BoardService, private readonly places: PlaceService,
    private readonly held: OnDutyService, private readonly tells: DutyNoticeService,
  ) {
    super();
  }

  protected failed(kind: string): void {
    this.log.error(`watch failed: ${kind}`);
  }

  async run(): Promise<void> {
    if (isQuiet(this.settings.quietHours, this.clock.time())) return;
    const month = monthOf(this.clock.today());
    for (const { kind, placeId } of await this.boards.placesHolding([month, addMonths(month, 1)])) {
      await breath();
      await this.look(kind, placeId);
    }
  }

  private async look(kind: DutyKind, placeId: string): Promise<void> {
    const today = this.clock.today();
    const holes = (await this.held.of(kind, [placeId], today, lastDay(addMonths(monthOf(today), 1)))).filter(each => each.rearranging);
    if (holes.length === 0) return;
    const place = kind === 'cover' ? (await this.places.teamPlaces([placeId]))[0] : await this.places.villagePlace(placeId);
    if (!place) return;
    const keepers = await this.places.keepers(place, today);
    for (const { day, missing } of holes) for (const person of missing) await this.tells.hole(place, day, person, keepers);
  }
}
