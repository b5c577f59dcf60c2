import { HALVES, type Half } from '../kernel/half-day';
import { Choice, DayField, Flag, InstantField, Key, Text, Whole } from './field.input';
import { ALERTS, type Alert } from '../kernel/alert';
import { DECISIONS, LEAVE_KINDS, LEAVE_STATES, type LeaveDecision, type LeaveKind, type LeaveState } from './leave';

export class ApplyInput {
  /** Made by the phone: the same key sent again is the same request. */
  @Key('提交编号') clientKey: string;
  @Choice('请假类别', LEAVE_KINDS) kind: LeaveKind;
  @DayField('开始日期') startDay: string;
  @Choice('开始半天', HALVES) startHalf: Half;
  @DayField('结束日期') endDay: string;
  @Choice('结束半天', HALVES) endHalf: Half;
  @Text('请假事由', { max: 500 }) reason: string;
  @Text('去向', { max: 100 }) place: string;
  @Flag('是否离开本县') outOfCounty: boolean;
  @Key('顶岗人', { optional: true }) standInId?: string;
  /** The leave that this one continues (续假). */
  @Key('要续的请假单', { optional: true }) extendsId?: string;
  /** What is special about this time, where it goes beyond a cap. */
  @Text('特殊情况', { max: 500, optional: true }) special?: string;
  /** When the phone says it was filled in. */
  @InstantField('填写时间') claimedAt: string;
}

/** The whole request as it now reads. */
export class ChangeInput extends ApplyInput {
  @Key('请假单') id: string;
}

export class LeavesInput {
  @Choice('范围', ['mine', 'waiting', 'team']) box: 'mine' | 'waiting' | 'team';
  @Choice('状态', LEAVE_STATES, { optional: true }) state?: LeaveState;
  @Choice('请假类别', LEAVE_KINDS, { optional: true }) kind?: LeaveKind;
  @Text('搜索', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10000, { optional: true }) page?: number;
}

export class StandInsInput {
  @DayField('开始日期') startDay: string;
  @DayField('结束日期') endDay: string;
}

export class AlertsInput {
  @Whole('页码', 1, 10000, { optional: true }) page?: number;
}

export class DeclareAlertInput {
  @Key('地方') organisationId: string;
  @Choice('时期', ALERTS) alert: Alert;
  @DayField('开始日期') from: string;
  /** Left out: until somebody ends it. */
  @DayField('结束日期', { optional: true }) to?: string;
  @Text('原因', { max: 200 }) reason: string;
}

export class EndAlertInput {
  @Key('全员在岗时期') id: string;
}

export class LeaveIdInput {
  @Key('请假单') id: string;
}

export class DecideInput {
  @Key('请假单') id: string;
  @Choice('审批意见', DECISIONS) decision: LeaveDecision;
  @Text('意见说明', { max: 300, optional: true }) opinion?: string;
  /** The approver lets what is missing come afterwards. */
  @Flag('手续以后补交', { optional: true }) papersLater?: boolean;
  /** When the request that the approver looked at was sent in: he must not agree to one that was changed since. */
  @InstantField('看到的提交时间', { optional: true }) seen?: string;
}

export class RecallInput {
  @Key('请假单') id: string;
  /** The first half day on which the person has to be back. */
  @DayField('返岗日期') day: string;
  @Choice('返岗半天', HALVES) half: Half;
  @Text('召回的原因', { max: 300 }) reason: string;
}

export class ReturnInput {
  /** Version 1 of the contract sent none. */
  @Key('提交编号', { optional: true }) clientKey?: string;
  @Key('请假单') id: string;
  /** The first half day back on post. */
  @DayField('返岗日期') day: string;
  @Choice('返岗半天', HALVES) half: Half;
  @InstantField('填写时间', { optional: true }) claimedAt?: string;
}
