import { HALVES, type Half } from '../kernel/half-day';
import { Choice, Choices, DayField, InstantField, Key, MonthField, Parts, Text } from './field.input';
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
}

export class MyPresenceInput {
  @MonthField('月份') month: string;
}

export class RosterInput {
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
  @Parts('名册', () => RosterLineInput, { max: 60 }) lines: RosterLineInput[];
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
