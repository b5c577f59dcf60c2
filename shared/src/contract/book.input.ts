import { HALVES, type Half } from '../kernel/half-day';
import { BOOK_BOXES, type BookBox } from './book';
import { Choice, DayField, Key, MonthField, Text, Whole } from './field.input';

export class BooksInput {
  @Key('机构') organisationId: string;
  @MonthField('月份') month: string;
  @Choice('范围', BOOK_BOXES, { optional: true }) box?: BookBox;
  @Text('查找', { max: 50, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class ExplainInput {
  @Key('人员') personId: string;
  @DayField('日期') day: string;
  @Choice('上午下午', HALVES) half: Half;
  @Text('说明', { max: 200 }) text: string;
}

export class SettleBookInput {
  @Key('人员') personId: string;
  @DayField('日期') day: string;
  @Choice('上午下午', HALVES) half: Half;
  @Choice('核定为', ['in_village', 'absent']) state: 'in_village' | 'absent';
  @Text('理由', { max: 200 }) reason: string;
}
