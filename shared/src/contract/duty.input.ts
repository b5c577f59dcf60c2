import { Choice, ClockField, DayField, InstantField, Key, Keys, MonthField, Parts, Text, Whole } from './field.input';
import { DUTY_DAYS, DUTY_KINDS, type DutyDays, type DutyKind } from './duty';

export class DutyBoardInput {
  @Choice('值班种类', DUTY_KINDS) kind: DutyKind;
  /** The team; of a desk the village. */
  @Key('工作队或村') placeId: string;
  @MonthField('月份') month: string;
}

export class DutyLineInput {
  @DayField('日期') day: string;
  @Keys('值班人员', { min: 0, max: 10 }) personIds: string[];
}

export class PublishDutyInput {
  @Choice('值班种类', DUTY_KINDS) kind: DutyKind;
  @Key('工作队或村') placeId: string;
  @MonthField('月份') month: string;
  /** The version that was edited; 0: nothing was published. */
  @Whole('版本', 0, 9999) version: number;
  @Choice('哪些日子要有人', DUTY_DAYS, { optional: true }) days?: DutyDays;
  /** Asked for from the second version on, and where a day stays without anybody. */
  @Text('说明', { max: 200, optional: true }) reason?: string;
  @Parts('值班表', () => DutyLineInput, { max: 31 }) lines: DutyLineInput[];
}

export class AskSwapInput {
  @Choice('值班种类', DUTY_KINDS) kind: DutyKind;
  @Key('工作队或村') placeId: string;
  @DayField('我的值班日') day: string;
  @Key('换给谁') otherId: string;
  @DayField('对方的值班日', { optional: true }) otherDay?: string;
  @Text('说明', { max: 200, optional: true }) note?: string;
}

export class AnswerSwapInput {
  @Key('换班') id: string;
  @Choice('答复', ['accepted', 'declined', 'taken_back']) answer: 'accepted' | 'declined' | 'taken_back';
}

export class DutyEffectInput {
  @Key('人员') personId: string;
  @DayField('开始日期') startDay: string;
  @DayField('结束日期') endDay: string;
}

export class PatrolInput {
  @Key('工作队') teamId: string;
}

export class PatrolGroupInput {
  @Keys('组员', { min: 0, max: 30 }) personIds: string[];
  @Text('其他护村队员', { max: 200, empty: true }) others: string;
}

export class PatrolGroupsInput {
  @Key('工作队') teamId: string;
  @DayField('从哪天起') from: string;
  @Whole('当天轮到第几组', 1, 20) firstGroup: number;
  @Parts('分组', () => PatrolGroupInput, { max: 20 }) groups: PatrolGroupInput[];
}

export class AskPatrolSwapInput {
  @Key('工作队') teamId: string;
  @DayField('我的巡逻日') day: string;
  @Key('换给谁') otherId: string;
  @DayField('对方的巡逻日', { optional: true }) otherDay?: string;
  @Text('说明', { max: 200, optional: true }) note?: string;
}

export class PatrolsInput {
  @Key('工作队') teamId: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class PatrolRecordInput {
  /** Made by the phone: the same key sent again is the same record. */
  @Key('提交编号') clientKey: string;
  @Key('工作队') teamId: string;
  @DayField('日期') day: string;
  @ClockField('巡逻时间') at: string;
  @Keys('参加人员', { max: 30 }) personIds: string[];
  @Text('其他护村队员', { max: 200, optional: true }) others?: string;
  @Text('发现的情况', { max: 1000 }) found: string;
  @InstantField('手机时间') claimedAt: string;
}

export class ConfirmPatrolInput {
  @Key('巡逻记录') id: string;
}
