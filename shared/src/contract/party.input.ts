import { Choice, Choices, DayField, Flag, Key, Text, Whole } from './field.input';
import { BRANCH_BOOKS, PARTY_BOXES, type PartyBox } from './party';

export class PartyPlaceInput {
  @Key('村') villageId: string;
}

export class PartyReportsInput extends PartyPlaceInput {
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class PartyMembersInput extends PartyReportsInput {
  @Choice('在不在册', PARTY_BOXES, { optional: true }) box?: PartyBox;
}

class MemberInput {
  @Text('姓名', { max: 30 }) name: string;
  @Key('人员', { optional: true }) personId?: string;
  @Key('党小组', { optional: true }) groupId?: string;
  @Flag('正式党员') formal: boolean;
  @Flag('支委') committee: boolean;
}

export class AddMemberInput extends MemberInput {
  @Key('村') villageId: string;
  @DayField('从哪天起') from: string;
  @Text('从哪里转来', { max: 60, empty: true }) cameFrom: string;
  @Text('介绍信编号', { max: 60, empty: true }) letterIn: string;
}

export class ChangeMemberInput extends MemberInput {
  @Key('党员') id: string;
}

export class LeaveBranchInput {
  @Key('党员') id: string;
  @DayField('哪天转出') to: string;
  @Text('转到哪里', { max: 60 }) wentTo: string;
  @Text('介绍信编号', { max: 60, empty: true }) letterOut: string;
}

export class PartyGroupInput {
  @Key('村') villageId: string;
  @Text('名称', { max: 40 }) name: string;
  @Text('组长', { max: 30, empty: true }) leaderName: string;
  /** The members of the team form a group of their own, and its leader leads it. */
  @Flag('驻村工作队的党小组') ofTeam: boolean;
}

export class PartyReportInput {
  @Key('村') villageId: string;
  @Text('时段', { max: 10 }) period: string;
  @Text('汇报', { max: 10_000 }) text: string;
}

export class PartyReportFileInput {
  @Key('书面汇报') id: string;
}

export class BookCheckInput {
  @Key('村') villageId: string;
  @DayField('检查日期') day: string;
  @Choices('看了哪些', BRANCH_BOOKS) books: string[];
  @Text('看到的情况', { max: 1000 }) found: string;
}
