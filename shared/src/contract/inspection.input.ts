import { Choice, ClockField, DayField, InstantField, Key, Parts, Text, Whole } from './field.input';
import { CHECK_DECISIONS, CHECK_FINDINGS, type CheckDecision, type CheckFinding } from './inspection-words';

export class InspectionPlaceInput {
  @Key('县或乡镇') placeId: string;
}

export class DrawInspectionInput extends InspectionPlaceInput {
  @Text('名称', { max: 60 }) title: string;
  @Text('方式', { max: 40 }) method: string;
  @DayField('从哪天') from: string;
  @DayField('到哪天') to: string;
  @Whole('抽几个队', 1, 500) count: number;
  @Whole('说明的天数', 1, 15) explainDays: number;
}

export class InspectionsInput {
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class InspectionInput {
  @Key('督查') id: string;
}

export class WithdrawInspectionInput extends InspectionInput {
  @Text('原因', { max: 200 }) reason: string;
}

export class CheckLineInput {
  @Key('人员') personId: string;
  @Choice('情况', CHECK_FINDINGS) found: CheckFinding;
  @Text('现场情况', { max: 300, empty: true }) note: string;
}

export class RecordChecksInput extends InspectionInput {
  /** Made by the phone: the same key sent again is the same visit. */
  @Key('提交编号') clientKey: string;
  @Key('工作队') teamId: string;
  @DayField('日期') day: string;
  @ClockField('几点') at: string;
  @Parts('人员', () => CheckLineInput, { min: 1, max: 60 }) lines: CheckLineInput[];
  @InstantField('手机时间') claimedAt: string;
}

export class CheckInput {
  @Key('督查记录') id: string;
}

export class ExplainCheckInput extends CheckInput {
  @Text('说明', { max: 500 }) text: string;
}

export class DecideCheckInput extends CheckInput {
  @Choice('核定', CHECK_DECISIONS) decision: CheckDecision;
  @Text('理由', { max: 300, empty: true }) reason: string;
}
