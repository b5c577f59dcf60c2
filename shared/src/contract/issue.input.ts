import { Choice, DayField, Flag, InstantField, Key, Keys, Text, Whole } from './field.input';
import {
  CATEGORY_KEYS, GIVEN_KINDS, GIVEN_SOURCES, ISSUE_LEVELS, ISSUE_OUTCOMES, ISSUE_SOURCES, MEDIATION_STAGES, OPEN_KINDS,
  type IssueKind, type IssueLevel, type IssueOutcome, type IssueSource, type MediationStage,
} from './issue-words';
import { ISSUE_BOXES, type IssueBox, type IssueMove, ISSUE_MOVES } from './issue';

export class RaiseIssueInput {
  /** Made by the phone: the same key sent again is the same issue. */
  @Key('提交编号') clientKey: string;
  @Choice('类别', GIVEN_KINDS) kind: IssueKind;
  @Choice('分类', CATEGORY_KEYS) category: string;
  @Key('村') villageId: string;
  @Text('一句话说是什么事', { max: 60 }) title: string;
  @Text('具体情况', { max: 2000, empty: true }) text: string;
  @Choice('来源', GIVEN_SOURCES) source: IssueSource;
  /** The record, visit or meeting it comes from. */
  @Key('来源记录', { optional: true }) sourceId?: string;
  @Key('户', { optional: true }) householdId?: string;
  /** Whose matter it is; both sides of a dispute. */
  @Text('谁反映的', { max: 60, optional: true }) villager?: string;
  /** Many people press for it. */
  @Flag('群众诉求较大', { optional: true }) massDemand?: boolean;
  @DayField('哪天发现的') foundOn: string;
  /** What was done at once: the issue is born answered. */
  @Text('当场怎么解决的', { max: 1000, optional: true }) solved?: string;
  @Keys('照片', { min: 0, max: 9, optional: true }) photoIds?: string[];
  @InstantField('手机时间') claimedAt: string;
}

export class IssuesInput {
  @Choice('范围', ISSUE_BOXES, { optional: true }) box?: IssueBox;
  @Choice('类别', OPEN_KINDS, { optional: true }) kind?: IssueKind;
  @Choice('分类', CATEGORY_KEYS, { optional: true }) category?: string;
  @Choice('层级', ISSUE_LEVELS, { optional: true }) level?: IssueLevel;
  @Choice('来源', ISSUE_SOURCES, { optional: true }) source?: IssueSource;
  @Key('地方', { optional: true }) placeId?: string;
  @Key('户', { optional: true }) householdId?: string;
  /** What was raised from this record, corrected or not. */
  @Key('来源记录', { optional: true }) sourceId?: string;
  /** Found on these days. */
  @DayField('从哪天', { optional: true }) from?: string;
  @DayField('到哪天', { optional: true }) to?: string;
  @Text('查找', { max: 50, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class RestrictedIssuesInput {
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class IssueInput {
  @Key('问题') id: string;
}

export class AssignIssueInput extends IssueInput {
  /** The state of things that was seen: what changed meanwhile is looked at again first. */
  @Whole('看到的版本', 1, 1_000_000) revision: number;
  @Key('交给谁') personId: string;
  @DayField('办理期限') due: string;
  @Text('要求', { max: 500, empty: true }) text: string;
  /** What it is about, where nobody has sorted it yet. */
  @Choice('哪方面的', CATEGORY_KEYS, { optional: true }) category?: string;
}

export class EscalateIssueInput extends IssueInput {
  @Whole('看到的版本', 1, 1_000_000) revision: number;
  @Text('为什么上报', { max: 500 }) text: string;
}

export class NoteIssueInput extends IssueInput {
  @Key('提交编号') clientKey: string;
  @Text('做了什么', { max: 1000 }) text: string;
  @Choice('调解的步骤', MEDIATION_STAGES, { optional: true }) stage?: MediationStage;
  @Keys('照片', { min: 0, max: 9, optional: true }) photoIds?: string[];
  @InstantField('手机时间') claimedAt: string;
}

export class AnswerIssueInput extends IssueInput {
  @Key('提交编号') clientKey: string;
  @Whole('看到的版本', 1, 1_000_000) revision: number;
  @Choice('结果', ISSUE_OUTCOMES) outcome: IssueOutcome;
  @Text('怎么办的', { max: 1000 }) text: string;
  @Keys('照片', { min: 0, max: 9, optional: true }) photoIds?: string[];
  @InstantField('手机时间') claimedAt: string;
}

export class ConfirmIssueInput extends IssueInput {
  @Whole('看到的版本', 1, 1_000_000) revision: number;
  @Text('怎样核实的', { max: 500, empty: true }) text: string;
}

export class MoveIssueInput extends IssueInput {
  @Whole('看到的版本', 1, 1_000_000) revision: number;
  @Choice('办法', ISSUE_MOVES) move: IssueMove;
  @Text('原因', { max: 500 }) reason: string;
}

export class IssueStatisticsInput {
  @DayField('从哪天') from: string;
  @DayField('到哪天') to: string;
  @Key('地方', { optional: true }) placeId?: string;
  /** Only what came from there. */
  @Choice('来源', ISSUE_SOURCES, { optional: true }) source?: IssueSource;
}

export class IssuePictureInput {
  @Key('照片') id: string;
}
