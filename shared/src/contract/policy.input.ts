import { Choice, DayField, Key, Parts, Text, Whole } from './field.input';

export class ActivePolicyInput {
  @Key('机构', { optional: true }) organisationId?: string;
  @DayField('日期', { optional: true }) on?: string;
}

export class AdoptInput {
  @Key('机构') organisationId: string;
  @Key('制度') profileId: string;
  @DayField('生效日期') effectiveFrom: string;
}

export class SetValueInput {
  @Key('选用记录') id: string;
  @Text('参数', { max: 80 }) key: string;
  /** The value as JSON. */
  @Text('取值', { max: 2000 }) value: string;
  @Text('依据', { max: 200 }) reason: string;
}

export class CalendarInput {
  @Whole('年份', 2000, 2100) year: number;
}

export class CalendarDayInput {
  @DayField('日期') day: string;
  @Text('名称', { max: 20 }) name: string;
  @Choice('类别', ['holiday', 'workday']) kind: 'holiday' | 'workday';
}

export class PublishCalendarInput {
  @Whole('年份', 2000, 2100) year: number;
  @Text('通知文号', { max: 100 }) notice: string;
  @Parts('日期', () => CalendarDayInput, { max: 80 }) days: CalendarDayInput[];
}
