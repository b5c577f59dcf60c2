import { DUE_OWNERS, type DueOwner } from '../rules/due-owner';
import { DUE_SOURCES, DUE_STATES, type DueSource, type DueState } from '../rules/due-item';
import { Choice, Key, PeriodField, Text, Whole } from './field.input';

export class MyDueInput {
  @PeriodField('时间') period: string;
}

export class DueOfInput extends MyDueInput {
  @Choice('谁的', DUE_OWNERS) owner: DueOwner;
  @Key('编号') id: string;
}

export class DueOverviewInput extends MyDueInput {
  /** Left out: all that the person reaches. */
  @Key('机构', { optional: true }) organisationId?: string;
  @Choice('事项', DUE_SOURCES, { optional: true }) source?: DueSource;
  @Choice('状态', DUE_STATES, { optional: true }) state?: DueState;
  /** A part of the matter, or of the name of a person, a team, a place. */
  @Text('查找', { max: 50, optional: true }) search?: string;
}

export class DueGroupsInput extends DueOverviewInput {
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class DueOwnersInput extends DueGroupsInput {
  @Text('哪一项', { max: 120 }) key: string;
}
