import type { Day, Instant } from '../kernel/day';
import type { ActAppealInput, AppealFormInput, AppealIssueInput, AppealPageInput, AppealPhotoInput, FollowAppealInput, FollowPageInput, WriteAppealInput } from './appeal.input';
import type { AppealAct, AppealGrade, CheckState } from './appeal-words';
import type { BoardCodeInput } from './board.input';
import { endpoint, type PageReply } from './endpoint';
import type { IssueState } from './issue-words';
import type { PublicationDetail } from './publication';

/** What a villager gets for his request: the only way back to it. It is kept nowhere and cannot be shown again. */
export interface AppealReceipt {
  /** `7K2M-QX4B-9DTW-3VHN` */
  number: string;
  /** To whom it goes. */
  toName: string;
}

export interface AppealStep {
  what: string;
  /** Empty where the step is not for him to read. */
  text: string;
  /** By which office; never a name. */
  byName: string;
  at: Instant;
  /** He wrote it himself. */
  own: boolean;
  /** So many pictures go with it. */
  photos: number;
}

/** A request as the villager follows it. */
export interface AppealView {
  villageName: string;
  title: string;
  text: string;
  state: IssueState;
  stateName: string;
  receivedAt: Instant;
  due: Day | null;
  /** The first one first. */
  steps: AppealStep[];
  grade: AppealGrade | null;
  /** He agrees that it is published, without his name. */
  agreed: boolean;
  published: boolean;
  /** Until when the number opens it; null while it is in work. */
  until: Day | null;
  may: Record<AppealAct, boolean>;
}

/** What those who handle an issue see of the request it came from. */
export interface AppealCard {
  issueId: string;
  receivedAt: Instant;
  /** There is a number to call; it is told on asking. */
  hasPhone: boolean;
  check: CheckState;
  grade: AppealGrade | null;
  gradeText: string;
  agreed: boolean;
  /** The text about it that is or will be public. */
  publicationId: string | null;
  may: { phone: boolean; publish: boolean };
}

/** The number by which a villager follows and confirms what a cadre put down for him. Shown once. */
export interface AppealNumber {
  number: string;
}

/** A picture that was sent up for a request that is not written yet; it goes if none comes. */
export interface AppealPhoto {
  id: string;
}

export interface AppealPhone {
  phone: string;
}

export const appeal = {
  form: endpoint<AppealFormInput, PageReply>({ method: 'GET', path: '/b/:code/appeals', permission: 'public', title: '写诉求网页', shows: 'page' }),
  send: endpoint<AppealPageInput, PageReply>({ method: 'POST', path: '/b/:code/appeals', permission: 'public', title: '送出诉求网页', shows: 'page' }),
  asking: endpoint<BoardCodeInput, PageReply>({ method: 'GET', path: '/b/:code/follow', permission: 'public', title: '查诉求网页', shows: 'page' }),
  following: endpoint<FollowPageInput, PageReply>({ method: 'POST', path: '/b/:code/follow', permission: 'public', title: '看诉求办到哪里网页', shows: 'page' }),
  write: endpoint<WriteAppealInput, AppealReceipt>({ method: 'POST', path: '/boards/:code/appeals', permission: 'public', title: '写诉求', reply: 'AppealReceipt' }),
  photo: endpoint<AppealPhotoInput, AppealPhoto>({ method: 'POST', path: '/boards/:code/photos', permission: 'public', title: '送诉求的照片', accepts: 'file', reply: 'AppealPhoto' }),
  follow: endpoint<FollowAppealInput, AppealView>({ method: 'POST', path: '/boards/appeals/follow', permission: 'public', title: '看诉求办到哪里', reply: 'AppealView' }),
  act: endpoint<ActAppealInput, AppealView>({ method: 'POST', path: '/boards/appeals/acts', permission: 'public', title: '补充、确认或评价诉求', reply: 'AppealView' }),
  card: endpoint<AppealIssueInput, AppealCard>({ method: 'GET', path: '/disclosures/appeals/:issueId', permission: 'issue.read', title: '一件诉求', reply: 'AppealCard' }),
  phone: endpoint<AppealIssueInput, AppealPhone>({ method: 'POST', path: '/disclosures/appeals/:issueId/phone', permission: 'issue.act', title: '查看诉求的联系电话', reply: 'AppealPhone' }),
  hand: endpoint<AppealIssueInput, AppealNumber>({ method: 'POST', path: '/disclosures/appeals/:issueId/number', permission: 'issue.act', title: '给反映的群众一个编号', reply: 'AppealNumber' }),
  draft: endpoint<AppealIssueInput, PublicationDetail>({ method: 'POST', path: '/disclosures/appeals/:issueId/publication', permission: 'disclosure.record', title: '把诉求和答复起草为公开内容', reply: 'PublicationDetail' }),
};
