import { Choices, Key, Text, Whole } from './field.input';
import { MESSAGE_KINDS, type MessageKind } from './notice';

export class NoticesInput {
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10000, { optional: true }) page?: number;
}

export class ReadNoticesInput {
  /** Left out: all of them. */
  @Key('通知', { optional: true }) id?: string;
}

export class AllowMessagesInput {
  /** What the person said yes to just now, once each. */
  @Choices('提醒的种类', MESSAGE_KINDS) kinds: MessageKind[];
}
