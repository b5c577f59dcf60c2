import { FIGURE_KEYS } from '../rules/report-figure';
import { Choice, DayField, Key, Keys, Parts, Text, Whole } from './field.input';
import { REQUEST_BOXES, type RequestBox } from './request';

export class RequestItemInput {
  @Text('要什么', { max: 60 }) text: string;
  /** Which known number is meant, where the person chose one; `none`: none of them. */
  @Choice('哪个数', [...FIGURE_KEYS, 'none'], { optional: true }) figure?: string;
}

export class AskDataInput {
  @Key('机构') organisationId: string;
  @Text('名称', { max: 60 }) title: string;
  /** The document on which the request rests; refused without. */
  @Text('依据的文件', { max: 120, empty: true }) basis: string;
  @DayField('最迟哪天', { optional: true }) deadline?: string;
  @DayField('从哪天') from: string;
  @DayField('到哪天') to: string;
  @Parts('要的数据', () => RequestItemInput, { max: 30 }) items: RequestItemInput[];
  /** Left out: all teams of the place. */
  @Keys('工作队', { optional: true, max: 500 }) teamIds?: string[];
}

export class RequestIdInput {
  @Key('需求') id: string;
}

export class RequestsInput {
  @Choice('哪些', REQUEST_BOXES) box: RequestBox;
  @Text('查找', { max: 50, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class RequestValueInput {
  @Key('哪一项') key: string;
  @Text('答复', { max: 100 }) value: string;
}

export class AnswerRequestInput extends RequestIdInput {
  @Key('工作队') teamId: string;
  @Parts('答复', () => RequestValueInput, { max: 30 }) values: RequestValueInput[];
  @Text('说明', { max: 300, empty: true }) note: string;
}

export class WithdrawRequestInput extends RequestIdInput {
  @Text('原因', { max: 200 }) reason: string;
}

export class RequestFactsInput extends RequestIdInput {
  @Key('工作队') teamId: string;
  @Key('哪一项') key: string;
}
