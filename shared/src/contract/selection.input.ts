import { Choice, Key, Text } from './field.input';
import { CADRE_ROLES, type RoleId } from '../kernel/role';

export class SelectionInput {
  @Key('人员') personId: string;
  @Key('工作队') teamId: string;
  @Choice('角色', CADRE_ROLES) role: RoleId;
}

export class TeamStandingInput {
  @Key('工作队') teamId: string;
}

export class DivideInput extends TeamStandingInput {
  @Key('人员') personId: string;
  @Text('分工', { max: 200, empty: true }) text: string;
}
