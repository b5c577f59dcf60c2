import { MEETING_KIND_IDS, type MeetingKind } from '../kernel/meeting-kind';
import { Choice, ClockField, DayField, Flag, InstantField, Key, Keys, MonthField, Parts, Text, Texts, Whole } from './field.input';
import { INVITED_AS, MEETING_STATES, type InvitedAs, type MeetingState } from './meeting';

export class PlaceMonthInput {
  @Key('地方') placeId: string;
  @MonthField('月份') month: string;
}

export class PlanningInput {
  @Key('地方') placeId: string;
  @Choice('会议', MEETING_KIND_IDS, { optional: true }) kind?: MeetingKind;
  @DayField('日期') day: string;
  /** Only who missed that one and has not made up for it. */
  @Key('补哪一次', { optional: true }) makesUpId?: string;
}

export class SearchPeopleInput {
  @Key('地方') placeId: string;
  @Text('姓名', { max: 20 }) search: string;
}

export class CandidateInput {
  @Key('人员', { optional: true }) personId?: string;
  @Key('党员', { optional: true }) memberId?: string;
  @Text('姓名', { max: 30 }) name: string;
  @Choice('身份', INVITED_AS) as: InvitedAs;
}

export class PlanMeetingInput {
  @Key('地方') placeId: string;
  @Choice('会议', MEETING_KIND_IDS) kind: MeetingKind;
  @Text('名称', { max: 60, empty: true }) title: string;
  @DayField('日期') day: string;
  @ClockField('几点') start: string;
  @Text('在哪里开', { max: 60 }) where: string;
  @Key('主持人', { optional: true }) hostId?: string;
  @Key('记录人', { optional: true }) recorderId?: string;
  @Parts('参会人员', () => CandidateInput, { max: 500 }) invitees: CandidateInput[];
  @Texts('议题', { most: 20, max: 200 }) topics: string[];
  /** The meeting this one makes up for. */
  @Key('补哪一次', { optional: true }) makesUpId?: string;
}

export class MeetingsInput {
  /** Null: all within reach. */
  @Key('地方', { optional: true }) placeId?: string;
  @Choice('范围', ['mine', 'all'], { optional: true }) box?: 'mine' | 'all';
  @Choice('会议', MEETING_KIND_IDS, { optional: true }) kind?: MeetingKind;
  @Choice('状态', MEETING_STATES, { optional: true }) state?: MeetingState;
  @DayField('从哪天', { optional: true }) from?: string;
  @DayField('到哪天', { optional: true }) to?: string;
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class MeetingIdInput {
  @Key('会议') id: string;
}

export class MoveMeetingInput {
  @Key('会议') id: string;
  @DayField('日期') day: string;
  @ClockField('几点') start: string;
  @Text('在哪里开', { max: 60 }) where: string;
  @Key('主持人', { optional: true }) hostId?: string;
  @Key('记录人', { optional: true }) recorderId?: string;
  @Text('原因', { max: 200, empty: true }) reason: string;
}

export class CallOffInput {
  @Key('会议') id: string;
  @Text('取消原因', { max: 200 }) reason: string;
}

export class ConsentInput {
  @Key('会议') id: string;
  @Flag('同意') agreed: boolean;
  @Text('意见', { max: 200, empty: true }) text: string;
}

export class InviteInput {
  @Key('会议') id: string;
  @Parts('参会人员', () => CandidateInput, { max: 500 }) invitees: CandidateInput[];
}

export class UninviteInput {
  @Key('会议') id: string;
  @Keys('人员', { max: 500 }) inviteeIds: string[];
}

export class SignInMeetingInput {
  /** Made by the phone: the same key sent again is the same sign-in. */
  @Key('提交编号') clientKey: string;
  /** Of the page it was opened from; the code says it too. */
  @Key('会议', { optional: true }) id?: string;
  @Text('签到码', { max: 200 }) code: string;
  @InstantField('手机时间') claimedAt: string;
}

export class ListLineInput {
  @Key('参会人员') inviteeId: string;
  @Flag('到会') present: boolean;
  @Text('原因', { max: 200, empty: true }) reason: string;
  /** Whom he asked by word of mouth. */
  @Keys('向谁请假', { min: 0, max: 10 }) askedFrom: string[];
}

export class ListInput {
  @Key('提交编号') clientKey: string;
  @Key('会议') id: string;
  @Parts('名单', () => ListLineInput, { max: 500 }) lines: ListLineInput[];
  @InstantField('手机时间') claimedAt: string;
}

export class AskLeaveInput {
  @Key('会议') id: string;
  @Text('请假原因', { max: 200 }) reason: string;
}

export class AnswerLeaveInput {
  @Key('参会请假') id: string;
  @Flag('同意') agreed: boolean;
}

export class ProposeTopicInput {
  @Key('会议') id: string;
  @Text('议题', { max: 200 }) text: string;
}

export class JudgeTopicInput {
  @Key('议题') id: string;
  @Flag('列入议程') taken: boolean;
  @Text('原因', { max: 200, empty: true }) reason: string;
}
