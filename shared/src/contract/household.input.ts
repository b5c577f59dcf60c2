import { HOUSEHOLD_EVENTS, HOUSEHOLD_STATES, HOUSEHOLD_TAGS, type HouseholdEvent, type HouseholdState, type HouseholdTag } from '../kernel/household';
import { Choice, Choices, ClockField, DayField, InstantField, Key, Keys, Parts, Text, Texts, Whole } from './field.input';
import { PAIR_RANKS, PROTECTED_FIELDS, REVEAL_PURPOSES, type PairRank, type ProtectedField, type RevealPurpose } from './household';
import { RecordAnswerInput } from './record.input';

export class HouseholdVillagesInput {
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class HouseholdsInput {
  /** A township or a village; left out: all within reach. */
  @Key('乡镇或村', { optional: true }) organisationId?: string;
  /** A name, its pinyin, a number or a group. */
  @Text('查找', { max: 30, optional: true }) search?: string;
  @Choice('状态', HOUSEHOLD_STATES, { optional: true }) state?: HouseholdState;
  @Choice('重点户类型', HOUSEHOLD_TAGS, { optional: true }) tag?: HouseholdTag;
  @Choice('只看监测户', ['yes'], { optional: true }) monitored?: 'yes';
  /** `poor`: only those for whom a document may want a cadre. */
  @Choice('只看没有结对的', ['yes', 'poor'], { optional: true }) unpaired?: 'yes' | 'poor';
  @Choice('只看要核对的', ['yes'], { optional: true }) conflicts?: 'yes';
  @Whole('页码', 1, 100_000, { optional: true }) page?: number;
}

export class HouseholdInput {
  @Key('户') id: string;
}

export class HouseholdFormInput {
  @Key('走访记录') id: string;
}

export class RevealInput {
  @Key('户') id: string;
  @Choice('看哪一项', PROTECTED_FIELDS) field: ProtectedField;
  @Choice('做什么用', REVEAL_PURPOSES) purpose: RevealPurpose;
}

export class AddHouseholdInput {
  @Key('村') villageId: string;
  @Text('户号', { max: 30 }) number: string;
  @Text('村民小组', { max: 30, empty: true }) group: string;
  @Text('户主姓名', { max: 30 }) headName: string;
  @Whole('人口', 1, 50) people: number;
  @Choice('状态', HOUSEHOLD_STATES) state: HouseholdState;
}

export class EditHouseholdInput {
  /** Made by the phone: the same key sent again is the same change. */
  @Key('提交编号') clientKey: string;
  @Key('户') id: string;
  /** The version that was on the screen. */
  @Whole('版本', 1, 1_000_000) version: number;
  @DayField('从哪天起') day: string;
  @Text('村民小组', { max: 30, optional: true, empty: true }) group?: string;
  @Text('户主姓名', { max: 30, optional: true }) headName?: string;
  @Whole('人口', 1, 50, { optional: true }) people?: number;
  /** Empty: taken away. */
  @Text('电话', { max: 20, optional: true, empty: true }) phone?: string;
  @Text('身份证号', { max: 20, optional: true, empty: true }) idNumber?: string;
  @Choice('状态', HOUSEHOLD_STATES, { optional: true }) state?: HouseholdState;
  @Text('监测对象', { max: 30, optional: true, empty: true }) monitored?: string;
  @Choices('重点户类型', HOUSEHOLD_TAGS, { optional: true, min: 0 }) tags?: HouseholdTag[];
  @Text('说明', { max: 300, optional: true, empty: true }) note?: string;
  /** The household is no longer of the village. */
  @DayField('注销日期', { optional: true }) endedOn?: string;
  @Text('原因', { max: 200, empty: true }) reason: string;
  @InstantField('手机时间') claimedAt: string;
}

export class SettleChangeInput {
  @Key('修改') id: string;
  @Choice('用哪一个', ['taken', 'kept']) choice: 'taken' | 'kept';
}

export class PairInput {
  @Key('户') id: string;
  @Text('干部姓名', { max: 30 }) name: string;
  @Text('单位', { max: 60, empty: true }) unit: string;
  @Choice('级别', PAIR_RANKS) rank: PairRank;
  /** Where he is on the roster of the county. */
  @Key('人员', { optional: true }) personId?: string;
  @DayField('从哪天起') from: string;
}

export class HouseholdCoverInput {
  @Key('村') villageId: string;
  /** How many the leading body of the unit has; left out: nobody asks for the order. */
  @Whole('班子成员', 1, 200, { optional: true }) members?: number;
}

export class EndPairInput {
  @Key('结对') id: string;
  @DayField('到哪天') to: string;
  @Text('原因', { max: 200 }) reason: string;
}

export class VisitInput {
  @Key('提交编号') clientKey: string;
  @Key('户') id: string;
  @Key('工作队') teamId: string;
  @DayField('走访日期') day: string;
  @ClockField('几点', { optional: true }) at?: string;
  @Text('家里的情况', { max: 3000 }) text: string;
  @Keys('同去的人', { min: 0, max: 30 }) withIds: string[];
  @Text('其他同去的人', { max: 100, optional: true }) others?: string;
  @Texts('职责', { most: 10, max: 30 }) tags: string[];
  @Parts('其他栏目', () => RecordAnswerInput, { min: 0, max: 20 }) answers: RecordAnswerInput[];
  /** Left out by phones that took pictures only afterwards, with the record. */
  @Keys('照片', { min: 0, max: 9, optional: true }) photoIds?: string[];
  @InstantField('手机时间') claimedAt: string;
}

export class HouseholdEventInput {
  @Key('提交编号') clientKey: string;
  @Key('户') id: string;
  @Key('工作队') teamId: string;
  @DayField('哪一天') day: string;
  @Choice('什么事', HOUSEHOLD_EVENTS) event: HouseholdEvent;
  @Text('说明', { max: 1000 }) text: string;
  @InstantField('手机时间') claimedAt: string;
}

export class NextVisitsInput {
  @Key('村') villageId: string;
  /** As in the register: a name, its pinyin, a number or a group. */
  @Text('查找', { max: 30, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class PlanInput {
  @Keys('今天去的户', { min: 0, max: 60 }) householdIds: string[];
}

export class HouseholdImportInput {
  @Key('村') villageId: string;
  /** `yes`: only look at the file, write nothing. */
  @Choice('只核对', ['yes'], { optional: true }) check?: 'yes';
}
