import { Choice, DayField, InstantField, Key, MonthField, Parts, Text, Texts, Whole } from './field.input';
import { LOG_FIELDS, LOG_SIGNINGS, LOG_STATES, LOG_VERDICTS, type LogSigning, type LogState, type LogVerdict } from './log';

export class LogDayInput {
  @DayField('日期') day: string;
}

export class LogTextInput {
  @Choice('栏目', LOG_FIELDS) field: string;
  @Text('日志内容', { max: 2000, empty: true }) text: string;
}

export class WriteLogInput {
  /** Made by the phone: the same key sent again is the same version. */
  @Key('提交编号') clientKey: string;
  @DayField('日期') day: string;
  @Parts('日志', () => LogTextInput, { max: 5 }) texts: LogTextInput[];
  /** The duties it is marked with; those of the records of the day need not be named. */
  @Texts('职责', { most: 10, max: 30 }, { optional: true }) tags?: string[];
  /** Of the log of a team: the version it was written on, 0 for the first. Another one meanwhile is not written over. */
  @Whole('在哪一稿上写的', 0, 10_000, { optional: true }) upon?: number;
  @InstantField('手机时间') claimedAt: string;
}

export class LogMonthInput {
  /** Left out: one's own. */
  @Key('人员', { optional: true }) personId?: string;
  /** Instead of a person: the log this team keeps together. */
  @Key('工作队', { optional: true }) teamId?: string;
  @MonthField('月份') month: string;
  @Text('查找', { max: 50, optional: true }) search?: string;
}

export class LogPeopleInput {
  @MonthField('月份') month: string;
  @Text('查找', { max: 50, optional: true }) search?: string;
  @Choice('状态', LOG_STATES, { optional: true }) state?: LogState;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class LogInput {
  @Key('日志') id: string;
}

export class SignLogInput {
  @Key('日志') id: string;
  /** The version that was read: one written meanwhile is not signed unseen. */
  @Whole('版本', 1, 10_000) version: number;
  @Choice('签字', LOG_SIGNINGS) verdict: LogSigning;
  @Text('意见', { max: 500, empty: true }) text: string;
}

export class ReviewLogInput {
  @Key('日志') id: string;
  /** The version that was read: one signed meanwhile is not reviewed unseen. */
  @Whole('版本', 1, 10_000) version: number;
  @Choice('查阅意见', LOG_VERDICTS) verdict: LogVerdict;
  @Text('意见', { max: 500, empty: true }) text: string;
}
