import { Flag, Key, Text, Whole } from './field.input';

export class ProjectsInput {
  @Key('乡镇或村', { optional: true }) placeId?: string;
  @Text('查找', { max: 50, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class AssetsXlsxInput {
  @Key('乡镇或村', { optional: true }) placeId?: string;
  @Text('查找', { max: 50, optional: true }) search?: string;
}

export class ProjectInput {
  @Key('项目') id: string;
}

export class CheckFundsInput extends ProjectInput {
  /** How many entries were seen: money entered meanwhile is looked at again first. */
  @Whole('看到的条数', 1, 10_000) entries: number;
  @Flag('账目相符') right: boolean;
  @Text('看了什么', { max: 500 }) text: string;
}

export class TargetsInput {
  @Key('村') placeId: string;
  @Whole('年份', 2000, 2100) year: number;
}

export class UnitFollowupInput {
  @Whole('年份', 2000, 2100) year: number;
  @Key('派出单位', { optional: true }) unitId?: string;
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}
