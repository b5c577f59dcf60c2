import { Choice, InstantField, Key, Keys, MonthField, Text, Whole } from './field.input';
import { FILING_CHANNELS, type FilingChannel } from './filing';

export class RegisterFilingInput {
  /** One leave, or several of a month at once. */
  @Keys('请假单', { min: 1, max: 200 }) leaveIds: string[];
  @Key('告知谁') party: string;
  @Choice('怎样告知', FILING_CHANNELS) channel: FilingChannel;
  /** Who took the call or the paper. */
  @Text('对方是谁', { max: 80 }) toldWhom: string;
  @InstantField('告知的时间') toldAt: string;
  @Text('备注', { max: 200, optional: true }) note?: string;
}

export class FilingsInput {
  /** `owed`: what this person has to file; `made`: what was filed with the bodies he stands for. */
  @Choice('范围', ['owed', 'made']) box: 'owed' | 'made';
  @MonthField('月份', { optional: true }) month?: string;
  @Text('搜索', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10000, { optional: true }) page?: number;
}

export class FilingIdInput {
  @Key('备案') id: string;
}

export class FilingFileInput {
  @MonthField('月份') month: string;
}
