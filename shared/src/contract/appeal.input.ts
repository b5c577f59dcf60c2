import { APPEAL_ABOUT, APPEAL_ACTS, APPEAL_CATEGORIES, APPEAL_GRADES, MOST_APPEAL_PHOTOS, MOST_APPEAL_WORDS, type AppealAbout, type AppealAct, type AppealGrade } from './appeal-words';
import { BoardCodeInput } from './board.input';
import { Choice, Flag, Key, Keys, Phone, Text } from './field.input';

export class WriteAppealInput extends BoardCodeInput {
  /** Made with the form: the same form with the same words sent again is the same request. */
  @Key('表单编号') form: string;
  @Choice('诉求的种类', APPEAL_ABOUT) about: AppealAbout;
  /** Whom it is about, where it is somebody on the board. */
  @Key('反映的人', { optional: true }) personId?: string;
  /** Which text, where it is about what was published. */
  @Key('公开的内容', { optional: true }) publicationId?: string;
  @Choice('哪方面的', APPEAL_CATEGORIES, { optional: true }) category?: string;
  @Text('什么事', { max: MOST_APPEAL_WORDS }) text: string;
  @Text('在哪里', { max: 60, optional: true }) place?: string;
  @Text('您的姓名', { max: 20, optional: true }) name?: string;
  @Phone('您的电话', { optional: true }) phone?: string;
  @Flag('同意公开', { optional: true }) agreed?: boolean;
  /** A number the phone made and keeps: it says together with the address who writes too often. */
  @Key('设备', { optional: true }) device?: string;
  /** Pictures that were sent up for it. */
  @Keys('照片', { min: 0, max: MOST_APPEAL_PHOTOS, optional: true }) photos?: string[];
}

export class AppealPhotoInput extends BoardCodeInput {
  @Key('设备', { optional: true }) device?: string;
}

/** The form, for one of the published texts or for anything. */
export class AppealFormInput extends BoardCodeInput {
  @Key('公开的内容', { optional: true }) publication?: string;
}

/** As a form of the page sends it: everything is text, and what is wrong is said beside the field. */
export class AppealPageInput extends BoardCodeInput {
  @Text('表单编号', { max: 64, optional: true }) form?: string;
  @Text('诉求的种类', { max: 20, optional: true }) about?: string;
  @Text('反映的人', { max: 64, optional: true }) personId?: string;
  @Text('公开的内容', { max: 64, optional: true }) publicationId?: string;
  @Text('哪方面的', { max: 40, optional: true }) category?: string;
  /** The ids, with a comma between them: the script of the page writes them. */
  @Text('照片', { max: 400, optional: true }) photos?: string;
  @Text('什么事', { max: 20_000, optional: true }) text?: string;
  @Text('在哪里', { max: 2000, optional: true }) place?: string;
  @Text('您的姓名', { max: 2000, optional: true }) name?: string;
  @Text('您的电话', { max: 2000, optional: true }) phone?: string;
  @Text('同意公开', { max: 8, optional: true }) agreed?: string;
  @Text('设备', { max: 64, optional: true }) device?: string;
}

export class FollowAppealInput {
  @Text('诉求的编号', { max: 60 }) number: string;
  @Key('设备', { optional: true }) device?: string;
}

export class ActAppealInput extends FollowAppealInput {
  @Choice('办法', APPEAL_ACTS) act: AppealAct;
  @Text('说明', { max: MOST_APPEAL_WORDS, optional: true }) text?: string;
  @Choice('评价', APPEAL_GRADES, { optional: true }) grade?: AppealGrade;
  @Keys('照片', { min: 0, max: MOST_APPEAL_PHOTOS, optional: true }) photos?: string[];
}

export class FollowPageInput extends BoardCodeInput {
  @Text('诉求的编号', { max: 2000, optional: true }) number?: string;
  @Text('办法', { max: 20, optional: true }) act?: string;
  @Text('说明', { max: 20_000, optional: true }) text?: string;
  @Text('评价', { max: 20, optional: true }) grade?: string;
  @Text('照片', { max: 400, optional: true }) photos?: string;
  @Text('设备', { max: 64, optional: true }) device?: string;
}

export class AppealIssueInput {
  @Key('问题') issueId: string;
}
