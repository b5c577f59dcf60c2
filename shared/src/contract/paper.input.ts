import { PAPER_PARTS, type PaperPart } from '../rules/leave-papers';
import { Choice, InstantField, Key, Text } from './field.input';

export class AddPaperInput {
  @Key('提交编号') clientKey: string;
  @Key('请假单') id: string;
  @Choice('哪一种', PAPER_PARTS) part: PaperPart;
  /** A file that was sent up before; left out: it is written down in `text`. */
  @Key('文件', { optional: true }) fileId?: string;
  @Text('内容', { max: 1000, optional: true }) text?: string;
  @InstantField('填写时间') claimedAt: string;
}

export class PapersInput {
  @Key('请假单') id: string;
}

export class PaperInput {
  @Key('请假单') id: string;
  @Key('附件') paperId: string;
}
