import { DayField, Key, Text, Whole } from './field.input';

export class BurdenWeekInput {
  /** Any day of the week. */
  @DayField('哪一周') week: string;
}

export class BurdenPlaceInput extends BurdenWeekInput {
  /** Left out: the highest place the person reaches. */
  @Key('地方', { optional: true }) organisationId?: string;
}

export class WeighBurdenInput {
  @Key('地方') organisationId: string;
  /** The week of this day is looked at. */
  @DayField('最迟哪天') day: string;
  /** What each team is asked. */
  @Whole('每队几件', 0, 100) entries: number;
  @Whole('每队几栏', 0, 1000) fields: number;
  /** How many teams are asked; left out: all of the place. */
  @Whole('几支队', 1, 10_000, { optional: true }) teams?: number;
}

export class BurdenCeilingInput {
  @Key('县') organisationId: string;
  @Whole('要办的事', 1, 200, { optional: true }) entries?: number;
  @Whole('必填的栏', 1, 1000, { optional: true }) fields?: number;
  @Whole('通知', 1, 200, { optional: true }) notices?: number;
  @Text('说明', { max: 200, empty: true }) note: string;
  /** The week that is looked at. */
  @DayField('哪一周') week: string;
}
