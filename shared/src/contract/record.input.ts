import { RECORD_KIND_IDS, type RecordKind } from '../kernel/record-kind';
import { Choice, ClockField, DayField, Flag, InstantField, Key, Keys, Parts, Text, Texts, Whole } from './field.input';
import { RECORD_BOXES, type RecordBox } from './record';

export class RecordFormInput {
  /** Left out: today. */
  @DayField('日期', { optional: true }) day?: string;
  /** The village of which somebody who serves in no team writes. */
  @Key('村', { optional: true }) villageId?: string;
}

export class RecordAnswerInput {
  @Key('栏目') field: string;
  @Text('内容', { max: 1000, empty: true }) value: string;
}

/** What an entry says, new or corrected. */
class RecordContentInput {
  /** Made by the phone: the same key sent again is the same entry. */
  @Key('提交编号') clientKey: string;
  @Choice('种类', RECORD_KIND_IDS) kind: RecordKind;
  @DayField('日期') day: string;
  @ClockField('几点', { optional: true }) at?: string;
  @Text('内容', { max: 3000 }) text: string;
  /** 村民小组 */
  @Text('村民小组', { max: 30, optional: true }) group?: string;
  @Keys('同去的人', { min: 0, max: 30 }) withIds: string[];
  @Text('其他同去的人', { max: 100, optional: true }) others?: string;
  @Texts('职责', { most: 10, max: 30 }) tags: string[];
  @Parts('其他栏目', () => RecordAnswerInput, { min: 0, max: 40 }) answers: RecordAnswerInput[];
  /** The matter is finished with this entry. */
  @Flag('办结', { optional: true }) closes?: boolean;
  @InstantField('手机时间') claimedAt: string;
}

export class AddRecordInput extends RecordContentInput {
  @Key('工作队', { optional: true }) teamId?: string;
  /** In place of the team, for whoever serves in none: a village within his reach. */
  @Key('村', { optional: true }) villageId?: string;
  /** The matter that this entry goes on with. */
  @Key('接着哪件事', { optional: true }) threadId?: string;
  @Keys('照片', { min: 0, max: 9 }) photoIds: string[];
}

export class CorrectRecordInput extends RecordContentInput {
  @Key('记录') id: string;
}

export class WithdrawRecordInput {
  @Key('记录') id: string;
  @Text('撤回原因', { max: 200 }) reason: string;
}

class RecordsWanted {
  @Choice('范围', RECORD_BOXES, { optional: true }) box?: RecordBox;
  @Choice('种类', RECORD_KIND_IDS, { optional: true }) kind?: RecordKind;
  @Key('乡镇或村', { optional: true }) organisationId?: string;
  @Key('工作队', { optional: true }) teamId?: string;
  @DayField('从哪天', { optional: true }) from?: string;
  @DayField('到哪天', { optional: true }) to?: string;
  @Text('职责', { max: 30, optional: true }) tag?: string;
  @Text('村民小组', { max: 30, optional: true }) group?: string;
  /** A word of the text, or a person by name or pinyin. */
  @Text('查找', { max: 50, optional: true }) search?: string;
  /** Matters that are not closed. */
  @Choice('只看没办结的', ['yes'], { optional: true }) open?: 'yes';
}

export class RecordsInput extends RecordsWanted {
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class RecordsXlsxInput extends RecordsWanted {}

export class RecordIdInput {
  @Key('记录') id: string;
}

export class RecordCoverageInput {
  @Key('乡镇或村', { optional: true }) organisationId?: string;
  @DayField('从哪天') from: string;
  @DayField('到哪天') to: string;
  @Choice('种类', RECORD_KIND_IDS, { optional: true }) kind?: RecordKind;
  /** A village, its pinyin, or a group. */
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class RecordPhotoInput {
  /** Left out by phones that had no way to keep it until there is signal. */
  @Key('提交编号', { optional: true }) clientKey?: string;
  @Key('记录') id: string;
  @Keys('照片', { min: 1, max: 9 }) photoIds: string[];
  @InstantField('填写时间', { optional: true }) claimedAt?: string;
}

export class RecordPictureInput {
  @Key('照片') id: string;
}
