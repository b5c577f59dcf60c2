import { Key, Text, Whole } from './field.input';

export class WelfareXlsxInput {
  @Text('查找', { max: 50, optional: true }) search?: string;
}

export class WelfareInput extends WelfareXlsxInput {
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class ConditionsXlsxInput {
  @Whole('年份', 2000, 2100) year: number;
  @Text('查找', { max: 50, optional: true }) search?: string;
}

export class ConditionsInput extends ConditionsXlsxInput {
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class InternalRulesInput {
  @Key('村') placeId: string;
}
