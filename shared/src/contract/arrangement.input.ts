import { ARRANGEMENT_KINDS, type ArrangementKind } from './arrangement';
import { Choice, ClockField, DayField, Key, Keys, Text, Whole } from './field.input';

export class ArrangementsInput {
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class ArrangementIdInput {
  @Key('安排') id: string;
}

export class OfficePlanInput {
  @Key('乡镇') organisationId: string;
}

export class ArrangeInput {
  @Key('乡镇或村') organisationId: string;
  @Choice('种类', ARRANGEMENT_KINDS) kind: ArrangementKind;
  @DayField('日期') day: string;
  /** The office day that is held on that day instead. */
  @DayField('原来的驻村办公日', { optional: true }) instead?: string;
  @Key('什么事', { optional: true }) event?: string;
  @ClockField('几点开始', { optional: true }) from?: string;
  @ClockField('几点结束', { optional: true }) to?: string;
  /** Left out: everybody there. */
  @Keys('人员', { optional: true, min: 0, max: 60 }) personIds?: string[];
  @Text('事由', { max: 200 }) text: string;
}

export class WithdrawArrangementInput {
  @Key('安排') id: string;
  @Text('取消原因', { max: 200 }) reason: string;
}
