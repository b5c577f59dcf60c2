import { Choice, ClockField, DayField, Flag, InstantField, Key, Parts, Text, Whole } from './field.input';

export class MyWeekInput {
  /** Any day of the week; left out: this week. */
  @DayField('哪一周', { optional: true }) weekOf?: string;
}

export class WeeksInput {
  @Key('乡镇或村') organisationId: string;
  @DayField('哪一周', { optional: true }) weekOf?: string;
  @Text('姓名', { max: 30, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class HoursInput {
  /** Made by the phone: the same key sent again is the same record. */
  @Key('提交编号') clientKey: string;
  @Key('村') villageId: string;
  @DayField('日期') day: string;
  @ClockField('几点到村') from: string;
  @ClockField('几点离村') to: string;
  @Text('做了什么', { max: 200, optional: true }) note?: string;
  /** The record that this one corrects. */
  @Key('要更正的记录', { optional: true }) replaces?: string;
  @InstantField('手机时间') claimedAt: string;
}

export class NightInput {
  @Key('人员') personId: string;
  @DayField('哪一夜') day: string;
  @Flag('住在村') stayed: boolean;
}

export class NightsInput {
  @Key('提交编号') clientKey: string;
  @Key('工作队') teamId: string;
  @Parts('住村', () => NightInput, { max: 420 }) nights: NightInput[];
  /** Asked for when a leader changes what a leader had put down. */
  @Text('更改原因', { max: 200, optional: true }) reason?: string;
  @InstantField('手机时间') claimedAt: string;
}

export class NoteInput {
  @Key('提交编号') clientKey: string;
  /** Left out: the person himself. */
  @Key('人员', { optional: true }) personId?: string;
  @DayField('日期') day: string;
  /** To whom it was said. */
  @Key('告诉了谁') told: string;
  @Text('什么情况', { max: 200 }) reason: string;
  @InstantField('手机时间') claimedAt: string;
}

export class NotesInput {
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class DecideNoteInput {
  @Key('说明') id: string;
  @Choice('决定', ['confirmed', 'declined']) decision: 'confirmed' | 'declined';
  @Text('原因', { max: 200, optional: true }) reason?: string;
}
