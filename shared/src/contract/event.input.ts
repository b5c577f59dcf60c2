import { VILLAGE_EVENTS, type VillageEvent } from './event';
import { Choice, ClockField, DayField, Flag, InstantField, Key, Keys, Text, Whole } from './field.input';

export class EventsInput {
  @Choice('范围', ['mine', 'all'], { optional: true }) box?: 'mine' | 'all';
  @Key('村', { optional: true }) placeId?: string;
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class EventIdInput {
  @Key('事项') id: string;
}

export class ReportEventInput {
  @Key('提交编号') clientKey: string;
  @Key('村') villageId: string;
  @Choice('什么事', VILLAGE_EVENTS) event: VillageEvent;
  @DayField('日期') day: string;
  @ClockField('几点') at: string;
  @Text('说明', { max: 300, empty: true }) text: string;
  @InstantField('手机时间') claimedAt: string;
}

export class AttendEventInput {
  @Key('提交编号') clientKey: string;
  @Key('事项') id: string;
  @Flag('到场') attended: boolean;
  @Keys('做了哪些', { min: 0, max: 10 }) duties: string[];
  @Text('说明', { max: 500, empty: true }) text: string;
  /** What could not be solved there goes to the leading group. */
  @Text('没有解决的', { max: 500, empty: true }) unsolved: string;
  @InstantField('手机时间') claimedAt: string;
}
