import { Key, Whole } from './field.input';

export class NoticesInput {
  @Whole('页码', 1, 10000, { optional: true }) page?: number;
}

export class ReadNoticesInput {
  /** Left out: all of them. */
  @Key('通知', { optional: true }) id?: string;
}
