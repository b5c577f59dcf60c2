import { HALVES, type Half } from '../kernel/half-day';
import { Choice, DayField, Flag, InstantField, Key, Text, Whole } from './field.input';
import { LEAVE_STATES, type LeaveState } from './leave';

export class CallbacksInput {
  @Choice('状态', LEAVE_STATES, { optional: true }) state?: LeaveState;
  @Text('搜索', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10000, { optional: true }) page?: number;
}

export class AskCallbackInput {
  @Key('提交编号') askKey: string;
  @Key('抽调谁') personId: string;
  @DayField('开始日期') startDay: string;
  @Choice('开始半天', HALVES) startHalf: Half;
  @DayField('结束日期') endDay: string;
  @Choice('结束半天', HALVES) endHalf: Half;
  @Text('抽调去做什么', { max: 500 }) purpose: string;
  @Text('去哪里', { max: 100 }) place: string;
  @Flag('是否离开本县') outOfCounty: boolean;
  @InstantField('填写时间') claimedAt: string;
}

export class WithdrawCallbackInput {
  @Key('抽调') id: string;
  @Text('撤回的原因', { max: 300 }) reason: string;
}
