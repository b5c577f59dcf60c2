import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { BundleEntry, Raters, RatingAnswer, RatingShare, RatingStage } from '../rules/rating';
import { endpoint, type FileReply, type Page, type PageReply } from './endpoint';
import type {
  CastPageInput, CloseRatingInput, EnterBundleInput, LookRatingInput, LookPageInput, OpenRatingInput, RatingChoicesInput, RatingIdInput, RatingsInput, RatingSlipsInput, VoteRatingInput, WithdrawRatingInput,
} from './rating.input';
import type { BundleState, RoundState } from './rating-words';

/** What is asked: how the team is, or how one of its people is. */
export interface RatingQuestion {
  key: string;
  text: string;
}

export interface RatingLine {
  id: string;
  villageId: string;
  villageName: string;
  raters: Raters;
  stage: RatingStage;
  /** `2025`, `2025-Q1` */
  period: string;
  state: RoundState;
  closesOn: Day;
  /** Slips and papers handed out, and how many of them came back. */
  given: number;
  cast: number;
}

export interface RatingBundle {
  number: number;
  state: BundleState;
  slips: number;
  byNames: string[];
  /** What this person entered; null where he has not. */
  own: BundleEntry | null;
  /** Where the two differ: shown to both, once both have counted. */
  differences: { key: string; what: 'slips' | 'spoilt' | RatingAnswer; one: number; other: number }[];
  mayEnter: boolean;
}

export interface RatingResult {
  /** Everybody who voted, and those who answered something. */
  cast: number;
  valid: number;
  byCode: number;
  byPaper: number;
  /** What one may see: everything, or the team and oneself. */
  shares: (RatingShare & { text: string })[];
  /** Some came so fast that somebody had to decide whether they count. */
  held: { votes: number; counted: boolean; reason: string } | null;
}

export interface RatingDetail extends RatingLine {
  revision: number;
  questions: RatingQuestion[];
  /** Households or people there are; null where nobody knows. */
  voters: number | null;
  slips: number;
  papers: number;
  byCode: number;
  byPaper: number;
  /** Votes that came so fast that somebody has to decide whether they count. */
  held: number;
  bundles: RatingBundle[];
  result: RatingResult | null;
  withdrawnReason: string;
  openedByName: string;
  openedAt: Instant;
  closedByName: string | null;
  closedAt: Instant | null;
  because: Reason[];
  may: { print: boolean; enter: boolean; close: boolean; withdraw: boolean };
}

/** What can be rated in a village, and what the document says of it. */
export interface RatingChoices {
  villageName: string;
  questions: RatingQuestion[];
  /** Households in the register; null where it is empty. */
  households: number | null;
  ways: { raters: Raters; stage: RatingStage; asked: boolean; looksAt: string[]; because: Reason[] }[];
}

/** A slip as whoever holds it sees it. */
export interface RatingSlip {
  villageName: string;
  title: string;
  questions: RatingQuestion[];
  looksAt: string[];
  closesOn: Day;
}

export interface RatingVoted {
  villageName: string;
}

export const rating = {
  asking: endpoint<void, PageReply>({ method: 'GET', path: '/b/vote', permission: 'public', title: '测评网页', shows: 'page' }),
  asked: endpoint<LookPageInput, PageReply>({ method: 'POST', path: '/b/vote', permission: 'public', title: '打开一张测评票网页', shows: 'page' }),
  cast: endpoint<CastPageInput, PageReply>({ method: 'POST', path: '/b/vote/cast', permission: 'public', title: '投测评票网页', shows: 'page' }),
  // Neither number nor answers stand in an address: addresses are logged.
  look: endpoint<LookRatingInput, RatingSlip>({ method: 'POST', path: '/ratings/slips', permission: 'public', title: '打开一张测评票', reply: 'RatingSlip' }),
  vote: endpoint<VoteRatingInput, RatingVoted>({ method: 'POST', path: '/ratings/votes', permission: 'public', title: '投测评票', reply: 'RatingVoted' }),
  list: endpoint<RatingsInput, Page<RatingLine>>({ method: 'GET', path: '/assessments/ratings', permission: 'assessment.read', title: '测评', reply: 'Page<RatingLine>' }),
  choices: endpoint<RatingChoicesInput, RatingChoices>({ method: 'GET', path: '/assessments/villages/:villageId/ratings', permission: 'assessment.manage', title: '可以测评什么', reply: 'RatingChoices' }),
  open: endpoint<OpenRatingInput, RatingDetail>({ method: 'POST', path: '/assessments/ratings', permission: 'assessment.manage', title: '开始测评', reply: 'RatingDetail' }),
  one: endpoint<RatingIdInput, RatingDetail>({ method: 'GET', path: '/assessments/ratings/:id', permission: 'assessment.read', title: '一次测评', reply: 'RatingDetail' }),
  slips: endpoint<RatingSlipsInput, FileReply>({ method: 'POST', path: '/assessments/ratings/:id/slips.pdf', permission: 'assessment.manage', title: '印测评码票', answers: 'pdf' }),
  papers: endpoint<RatingIdInput, FileReply>({ method: 'GET', path: '/assessments/ratings/:id/papers.pdf', permission: 'assessment.enter', title: '印测评纸票', answers: 'pdf' }),
  enter: endpoint<EnterBundleInput, RatingDetail>({ method: 'POST', path: '/assessments/ratings/:id/bundles', permission: 'assessment.enter', title: '录入一叠纸票', reply: 'RatingDetail' }),
  close: endpoint<CloseRatingInput, RatingDetail>({ method: 'POST', path: '/assessments/ratings/:id/close', permission: 'assessment.manage', title: '结束测评', reply: 'RatingDetail' }),
  withdraw: endpoint<WithdrawRatingInput, RatingDetail>({ method: 'POST', path: '/assessments/ratings/:id/withdrawal', permission: 'assessment.manage', title: '作废测评', reply: 'RatingDetail' }),
};
