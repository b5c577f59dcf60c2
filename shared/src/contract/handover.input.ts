import { Choice, DayField, Flag, Key, Text, Whole } from './field.input';
import { HANDOVER_OPENED_FOR, type HandoverReason } from './handover-words';

export class HandoversInput {
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class HandoverInput {
  @Key('交接') id: string;
}

export class HandoverPersonInput {
  @Key('人员') personId: string;
}

export class OpenHandoverInput {
  /** The one who leaves. */
  @Key('人员') personId: string;
  @Key('任职') termId: string;
  @Choice('原因', HANDOVER_OPENED_FOR) reason: HandoverReason;
  @DayField('最后一天') leavingOn: string;
  /** Who takes over; may be named later. */
  @Key('接手的人', { optional: true }) receiverId?: string;
}

export class SignHandoverInput extends HandoverInput {
  @Whole('看到的版本', 0, 1_000_000) revision: number;
}

export class NameReceiverInput extends SignHandoverInput {
  @Key('接手的人') receiverId: string;
  @DayField('最后一天') leavingOn: string;
}

export class WriteHandoverInput extends SignHandoverInput {
  @Key('交接内容') item: string;
  @Text('交接情况', { max: 1000, empty: true }) text: string;
  /** Everything of it was handed over. */
  @Flag('是否交清') clear: boolean;
}


export class WithdrawHandoverInput extends SignHandoverInput {
  @Text('原因', { max: 200 }) text: string;
}
