import { HALVES, type Half } from '../kernel/half-day';
import { Choice, Choices, DayField, InstantField, Key, MonthField, Parts, Text, Whole } from './field.input';
import { COORDINATE_SYSTEMS, type CoordinateSystem } from '../kernel/position';
import { EVIDENCE_MODES, PRESENCE_STATES, type EvidenceMode, type PresenceState } from './attendance';

export class RecordInput {
  /** Made by the phone: the same key sent again is the same record. */
  @Key('提交编号') clientKey: string;
  @DayField('日期') day: string;
  @Choices('上午下午', HALVES) halves: Half[];
  @Choice('状态', ['in_village', 'left_village']) state: 'in_village' | 'left_village';
  @Choice('确认方式', EVIDENCE_MODES) mode: EvidenceMode;
  @InstantField('手机时间') claimedAt: string;
  @Text('说明', { max: 200, optional: true }) note?: string;
  /** What was scanned in the village office, or the short code typed from there. */
  @Text('村部码', { max: 200, optional: true }) code?: string;
  /** Where the phone was, in millionths of a degree, and how exactly it knows, in metres. */
  @Whole('纬度', -90_000_000, 90_000_000, { optional: true }) latitude?: number;
  @Whole('经度', -180_000_000, 180_000_000, { optional: true }) longitude?: number;
  @Whole('定位精度', 0, 100_000, { optional: true }) accuracy?: number;
  @Choice('坐标', COORDINATE_SYSTEMS, { optional: true }) system?: CoordinateSystem;
  /** The version of the text the person agreed to just now. */
  @Text('同意', { max: 20, optional: true }) consent?: string;
  /** Given out before the picture was taken. */
  @Key('拍照凭证', { optional: true }) capture?: string;
}

export class MyPresenceInput {
  @MonthField('月份') month: string;
}

export class RosterInput {
  /** A team, or a place with those whom its office keeps. */
  @Key('工作队') teamId: string;
  @DayField('日期') day: string;
}

export class RosterLineInput {
  @Key('人员') personId: string;
  @Choice('上午', PRESENCE_STATES) am: PresenceState;
  @Choice('下午', PRESENCE_STATES) pm: PresenceState;
  @Text('说明', { max: 200, optional: true }) note?: string;
}

export class RosterLinesInput {
  @Key('提交编号') clientKey: string;
  @Key('工作队') teamId: string;
  @DayField('日期') day: string;
  @InstantField('手机时间') claimedAt: string;
  /** Asked for when a confirmed roster is changed. */
  @Text('更改原因', { max: 200, optional: true }) reason?: string;
  @Parts('名册', () => RosterLineInput, { max: 300 }) lines: RosterLineInput[];
}

export class SheetInput {
  @Key('机构') organisationId: string;
  @MonthField('月份') month: string;
}

export class SheetFileInput extends SheetInput {}

export class EvidenceInput {
  @Key('人员') personId: string;
  @DayField('日期') day: string;
}

export class SignInput {
  @Key('机构') organisationId: string;
  @MonthField('月份') month: string;
  /** The hash of the sheet as the signer saw it. */
  @Key('考勤表版本') hash: string;
  /** Asked for when facts changed after an earlier signature. */
  @Text('更正原因', { max: 200, optional: true }) reason?: string;
  @Text('备注', { max: 200, optional: true }) remark?: string;
}
