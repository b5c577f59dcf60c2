import type { Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { VoteForm } from '../rules/meeting-vote';
import { endpoint } from './endpoint';
import type { BallotIdInput, BallotsInput, CloseBallotInput, OpenBallotInput, VoteInput } from './ballot.input';

/** How much the matter weighs: the document may ask for more people to decide it. */
export const MATTER_WEIGHTS = ['plain', 'important', 'major'] as const;
export type MatterWeight = (typeof MATTER_WEIGHTS)[number];
export const MATTER_WEIGHT_NAMES: Record<MatterWeight, string> = { plain: '一般事项', important: '重要事项', major: '重大问题' };

export const BALLOT_OPTIONS = ['for', 'against', 'abstain'] as const;
export type BallotOption = (typeof BALLOT_OPTIONS)[number];
export const BALLOT_OPTION_NAMES: Record<BallotOption, string> = { for: '赞成', against: '不赞成', abstain: '弃权' };

export interface BallotResult {
  carried: boolean;
  /** Null: so few voted in secret that the numbers would say who voted how. */
  counts: Record<BallotOption, number> | null;
}

export interface Ballot {
  id: string;
  matter: string;
  weight: MatterWeight;
  form: VoteForm;
  voters: number;
  /** How many have voted; never how. */
  cast: number;
  openedAt: Instant;
  closedAt: Instant | null;
  result: BallotResult | null;
  because: Reason[];
  may: { vote: boolean; close: boolean };
}

export interface Ballots {
  meetingId: string;
  ballots: Ballot[];
  /** The forms the document knows. */
  forms: VoteForm[];
  voters: number;
  mayOpen: boolean;
}

export const ballot = {
  list: endpoint<BallotsInput, Ballots>({ method: 'GET', path: '/meetings/:id/ballots', permission: 'meeting.read', title: '表决', reply: 'Ballots' }),
  open: endpoint<OpenBallotInput, Ballots>({ method: 'POST', path: '/meetings/:id/ballots', permission: 'meeting.attend', title: '开始表决', reply: 'Ballots' }),
  // Not keyed: a receipt would hold a digest of the vote beside the name.
  vote: endpoint<VoteInput, Ballots>({ method: 'POST', path: '/meetings/ballots/:id/vote', permission: 'meeting.attend', title: '投票', reply: 'Ballots' }),
  close: endpoint<CloseBallotInput, Ballots>({ method: 'POST', path: '/meetings/ballots/:id/close', permission: 'meeting.attend', title: '结束表决', reply: 'Ballots' }),
  withdraw: endpoint<BallotIdInput, Ballots>({ method: 'POST', path: '/meetings/ballots/:id/withdraw', permission: 'meeting.attend', title: '作废这次表决', reply: 'Ballots' }),
};
