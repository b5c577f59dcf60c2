import { HALVES, type Half } from '../kernel/half-day';
import { Choice, DayField, Key, MonthField, Text } from './field.input';

const STEPS = ['compile', 'publicise', 'submit'] as const;

class OfSheetInput {
  @Key('机构') organisationId: string;
  @MonthField('月份') month: string;
}

export class SettleInput extends OfSheetInput {
  @Choice('步骤', STEPS) step: (typeof STEPS)[number];
  /** The hash of the sheet as the person saw it. */
  @Key('考勤表版本') hash: string;
  @Text('备注', { max: 200, optional: true }) remark?: string;
}

export class GiveBackInput extends OfSheetInput {
  @Text('退回原因', { max: 200 }) reason: string;
}

export class ObjectInput extends OfSheetInput {
  @DayField('日期', { optional: true }) day?: string;
  @Choice('上午下午', HALVES, { optional: true }) half?: Half;
  @Text('异议内容', { max: 500 }) text: string;
}

export class AnswerObjectionInput {
  @Key('异议') id: string;
  @Choice('答复', ['accepted', 'rejected']) decision: 'accepted' | 'rejected';
  @Text('理由', { max: 500 }) answer: string;
}

export class CorrectInput extends OfSheetInput {
  @Text('更正原因', { max: 200 }) cause: string;
}

export class ConfirmCorrectionInput {
  @Key('更正单') id: string;
  @Choice('意见', ['confirmed', 'refused']) decision: 'confirmed' | 'refused';
  @Text('说明', { max: 200, optional: true }) remark?: string;
}

export class OverviewInput {
  @MonthField('月份') month: string;
  @Key('乡镇', { optional: true }) organisationId?: string;
}

export class VerifyInput {
  @Text('校验码', { max: 40 }) code: string;
}
