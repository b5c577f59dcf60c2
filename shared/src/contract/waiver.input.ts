import { LEAVE_KINDS, type LeaveKind } from '../kernel/leave-kind';
import { Choice, DayField, Key, Text, Whole } from './field.input';

export class WaiversInput {
  @Text('姓名', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10000, { optional: true }) page?: number;
}

export class GrantWaiverInput {
  @Key('谁') personId: string;
  /** Left out: for every kind. */
  @Choice('请假类别', LEAVE_KINDS, { optional: true }) kind?: LeaveKind;
  @DayField('开始日期') from: string;
  @DayField('结束日期') to: string;
  @Text('特殊情况', { max: 500 }) reason: string;
  @Text('批文号', { max: 80, optional: true }) number?: string;
}

export class EndWaiverInput {
  @Key('书面批准') id: string;
}
