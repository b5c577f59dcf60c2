import { HALVES, type Half } from '../kernel/half-day';
import { LEAVE_KINDS, type LeaveKind } from '../kernel/leave-kind';
import { Choice, DayField, Flag, InstantField, Key, MonthField, Text } from './field.input';

export class AwayLeaveInput {
  @Key('请假单') id: string;
}

/** A leave that somebody asked for by telephone, as a colleague writes it down. */
export class PhoneInInput {
  @Key('提交编号') clientKey: string;
  @Key('请假人') personId: string;
  @Choice('请假类别', LEAVE_KINDS) kind: LeaveKind;
  @DayField('开始日期') startDay: string;
  @Choice('开始半天', HALVES) startHalf: Half;
  @DayField('结束日期') endDay: string;
  @Choice('结束半天', HALVES) endHalf: Half;
  @Text('请假事由', { max: 500 }) reason: string;
  @Text('去向', { max: 100 }) place: string;
  @Flag('是否离开本县') outOfCounty: boolean;
  @Text('特殊情况', { max: 500, optional: true }) special?: string;
  /** Who agreed by word of mouth, and when. */
  @Text('口头同意的人', { max: 40 }) consentBy: string;
  @InstantField('口头同意的时间') consentAt: string;
  @InstantField('填写时间') claimedAt: string;
}

export class CompleteLeaveInput {
  @Key('请假单') id: string;
  @Text('请假事由', { max: 500 }) reason: string;
}

export class ChartInput {
  @MonthField('月份') month: string;
  /** Left out: the first township that the person reads. */
  @Key('乡镇', { optional: true }) townshipId?: string;
}
