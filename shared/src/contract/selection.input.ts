import { Choice, Key, Text, Texts, Whole } from './field.input';
import { CADRE_ROLES, type RoleId } from '../kernel/role';

export class SelectionInput {
  @Key('人员') personId: string;
  @Key('工作队') teamId: string;
  @Choice('角色', CADRE_ROLES) role: RoleId;
}

export class TeamStandingInput {
  @Key('工作队') teamId: string;
}

export class UncheckedInput {
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class UncheckedTermInput {
  @Key('任职') termId: string;
}

export class CheckSelectionInput {
  @Texts('哪些人', { most: 50, max: 40 }) termIds: string[];
  /** What stands against him: asked, and not kept. */
  @Texts('不符合的', { most: 20, max: 100 }) against: string[];
  @Text('怎样处理', { max: 300, empty: true }) reason: string;
}

export class DivideInput extends TeamStandingInput {
  @Key('人员') personId: string;
  @Text('分工', { max: 200, empty: true }) text: string;
}
