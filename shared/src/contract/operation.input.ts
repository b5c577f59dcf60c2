import { Choice, DayField, Text, Whole } from './field.input';
import { DISCLOSED_KINDS, type DisclosedKind } from './operation';

export class AccessesInput {
  /** Left out: of every kind. */
  @Choice('哪一类', DISCLOSED_KINDS, { optional: true }) kind?: DisclosedKind;
  @DayField('从哪天', { optional: true }) from?: string;
  @DayField('到哪天', { optional: true }) to?: string;
  /** The name of who read it. */
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10000, { optional: true }) page?: number;
}

export class FaultsInput {
  /** The number that the person was told, or the beginning of it. */
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10000, { optional: true }) page?: number;
}
