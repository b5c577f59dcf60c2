import { ROLES, type RoleId } from '../kernel/role';
import { Choice, DayField, Flag, Key, Phone, Text, Texts, Whole } from './field.input';
import { UNIT_LEVELS, type DispatchingUnit } from './organisation';

const ROLE_IDS = Object.keys(ROLES);

export class AddOrganisationInput {
  @Choice('类别', ['township', 'village']) kind: 'township' | 'village';
  @Text('名称', { max: 40 }) name: string;
  @Key('上级') parentId: string;
}

export class RenameOrganisationInput {
  @Key('机构') id: string;
  @Text('名称', { max: 40 }) name: string;
}

export class OfficesInput {
  /** `all`: those who served before, too. */
  @Choice('哪些人', ['now', 'all'], { optional: true }) when?: 'now' | 'all';
  @Text('查找', { max: 50, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class OrganisationIdInput {
  @Key('机构') id: string;
}

export class AddUnitInput {
  @Text('单位名称', { max: 60 }) name: string;
  @Choice('级别', UNIT_LEVELS) level: DispatchingUnit['level'];
  @Whole('编制人数', 1, 100_000, { optional: true }) staff?: number;
}

export class UpdateUnitInput extends AddUnitInput {
  @Key('单位') id: string;
}

export class TeamsInput {
  @Key('机构', { optional: true }) organisationId?: string;
  @DayField('日期', { optional: true }) on?: string;
}

export class AddTeamInput {
  @Key('村') villageId: string;
  @Text('工作队名称', { max: 60 }) name: string;
  @DayField('进驻日期') from: string;
}

export class TeamEndInput {
  @Key('工作队') id: string;
  @DayField('撤回日期') to: string;
  /** Why, where the document does not let him leave yet: whoever decides otherwise writes it down. */
  @Text('理由', { max: 300, optional: true }) reason?: string;
}

export class PeopleInput {
  @Key('机构', { optional: true }) organisationId?: string;
  @Text('搜索', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10000, { optional: true }) page?: number;
}

/** Names that the caller has before him: they come back as places in the list, so that no name stands in an address. */
export class NamedInput {
  @Text('拼音', { max: 40 }) word: string;
  @Texts('名称', { most: 2000, max: 120 }) names: string[];
}

export class PersonInput {
  @Key('人员') id: string;
}

export class AddPersonInput {
  @Text('姓名', { max: 30 }) name: string;
  @Phone('手机号') phone: string;
  @Key('派出单位', { optional: true }) unitId?: string;
  @Text('职务', { max: 40, optional: true }) post?: string;
}

export class UpdatePersonInput extends AddPersonInput {
  @Key('人员') id: string;
}

export class AddTermInput {
  @Key('人员') id: string;
  @Choice('角色', ROLE_IDS) role: RoleId;
  /** For a role of a team, the team; for any other role, the organisation. */
  @Key('工作队', { optional: true }) teamId?: string;
  @Key('机构', { optional: true }) organisationId?: string;
  @DayField('开始日期') from: string;
  @DayField('结束日期', { optional: true }) to?: string;
  /** That what the document asks of whoever is selected was looked at. */
  @Flag('已经核对选派条件', { optional: true }) checked?: boolean;
  /** What of it stands against him: asked, and not kept. */
  @Texts('不符合的', { most: 20, max: 100 }, { optional: true }) against?: string[];
  /** Why all the same, where the document says 一般. */
  @Text('理由', { max: 300, optional: true }) reason?: string;
}

export class EndTermInput {
  @Key('人员') id: string;
  @Key('任职') termId: string;
  @DayField('结束日期') to: string;
  /** Why, where the document does not let him leave yet: whoever decides otherwise writes it down. */
  @Text('理由', { max: 300, optional: true }) reason?: string;
}

export class MovePersonInput {
  @Key('人员') id: string;
  @Key('工作队') teamId: string;
  @Choice('角色', ROLE_IDS) role: RoleId;
  @DayField('到任日期') from: string;
  /** Why, where the document does not let him leave yet: whoever decides otherwise writes it down. */
  @Text('理由', { max: 300, optional: true }) reason?: string;
}

export class ImportInput {
  /** `yes`: check the file and write nothing. */
  @Choice('只检查', ['yes', 'no'], { optional: true }) check?: 'yes' | 'no';
}
