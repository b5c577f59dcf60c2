import { Choice, DayField, Key, Text } from './field.input';
import { REPLACEMENT_KINDS, type ReplacementKind } from './after';

export class AfterInput {
  @Key('请假单') id: string;
}

export class CheckReturnInput {
  @Key('请假单') id: string;
  /** For who came back late: the approver agrees to the days afterwards, or not. */
  @Choice('超假', ['accepted', 'not_accepted'], { optional: true }) overstay?: 'accepted' | 'not_accepted';
  @Text('说明', { max: 300, optional: true }) remark?: string;
}

export class RegisterReplacementInput {
  @Key('请假单') id: string;
  @Choice('怎样安排', REPLACEMENT_KINDS) kind: ReplacementKind;
  @Text('接替的人', { max: 40, optional: true }) name?: string;
  @Text('职务', { max: 60, optional: true }) post?: string;
  @DayField('到岗日期') from: string;
  @Text('说明', { max: 300, optional: true }) note?: string;
}
