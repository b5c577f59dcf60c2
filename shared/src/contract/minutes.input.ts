import { Choice, DayField, InstantField, Key, Keys, Parts, Text, Whole } from './field.input';
import { DECISION_ACTS, DECISION_SORTS, MOST_FILES, type DecisionActKind, type DecisionSort } from './minutes';

export class MinutesInput {
  @Key('会议') id: string;
}

export class MinutesFileInput {
  @Key('会议') id: string;
  /** Left out: the last one that was written. */
  @Whole('第几稿', 1, 1000, { optional: true }) version?: number;
}

export class MeetingFileInput {
  @Key('会议') id: string;
  @Key('附件') fileId: string;
}

export class MinutesFieldInput {
  @Text('栏目', { max: 40 }) field: string;
  @Text('内容', { max: 5000, empty: true }) text: string;
}

export class MinutesDecisionInput {
  @Key('编号') key: string;
  @Choice('种类', DECISION_SORTS) sort: DecisionSort;
  @Text('决定的内容', { max: 500 }) text: string;
  @Key('负责人', { optional: true }) ownerId?: string;
  @Text('负责人', { max: 60, empty: true }) ownerName: string;
  @DayField('期限', { optional: true }) due?: string;
}

export class WriteMinutesInput {
  @Key('提交编号') clientKey: string;
  @Key('会议') id: string;
  /** Of the draft that was changed; 0: the first. */
  @Whole('草稿', 0, 100_000) revision: number;
  @Text('发言和讨论', { max: 20_000, empty: true }) speeches: string;
  @Parts('其他栏目', () => MinutesFieldInput, { min: 0, max: 20 }) more: MinutesFieldInput[];
  @Parts('决定', () => MinutesDecisionInput, { min: 0, max: 50 }) decisions: MinutesDecisionInput[];
  @Keys('附件', { min: 0, max: MOST_FILES }) fileIds: string[];
  @InstantField('手机时间') claimedAt: string;
}

export class SignMinutesInput {
  @Key('会议') id: string;
  @Whole('草稿', 0, 100_000) revision: number;
}

export class DecisionsInput {
  @Choice('范围', ['mine', 'open', 'all'], { optional: true }) box?: 'mine' | 'open' | 'all';
  @Key('地方', { optional: true }) placeId?: string;
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class DecisionIdInput {
  @Key('决定') id: string;
}

export class DecisionActInput {
  @Key('提交编号') clientKey: string;
  @Key('决定') id: string;
  @Choice('怎么办', DECISION_ACTS) act: DecisionActKind;
  @Text('说明', { max: 500, empty: true }) text: string;
  @DayField('新的期限', { optional: true }) due?: string;
  @InstantField('手机时间') claimedAt: string;
}
