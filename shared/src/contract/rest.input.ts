import { REST_PLAN_KINDS, type RestPlanKind } from '../rules/rest-plan';
import { Choice, DayField, Key, Parts, PeriodField, Text, Whole } from './field.input';

export class RestPlansInput {
  @Choice('计划', REST_PLAN_KINDS) kind: RestPlanKind;
  @PeriodField('时期') period: string;
  @Text('搜索', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10000, { optional: true }) page?: number;
}

export class RestPlanInput {
  @Key('工作队') teamId: string;
  @Choice('计划', REST_PLAN_KINDS) kind: RestPlanKind;
  @PeriodField('时期') period: string;
}

export class RestPlanLineInput {
  @Key('队员') personId: string;
  @DayField('开始日期') from: string;
  @DayField('结束日期') to: string;
}

export class SaveRestPlanInput extends RestPlanInput {
  /** The version that was edited; 0: nothing was put down yet. */
  @Whole('版本', 0, 9999) version: number;
  @Parts('安排', () => RestPlanLineInput, { min: 1, max: 200 }) lines: RestPlanLineInput[];
  /** Asked for from the second version on, and where an exception stands. */
  @Text('说明', { max: 200, optional: true }) reason?: string;
}
