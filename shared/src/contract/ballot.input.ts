import { VOTE_FORMS, type VoteForm } from '../rules/meeting-vote';
import { BALLOT_OPTIONS, MATTER_WEIGHTS, type BallotOption, type MatterWeight } from './ballot';
import { Choice, Key, Text, Whole } from './field.input';

export class BallotsInput {
  @Key('会议') id: string;
}

export class OpenBallotInput {
  @Key('会议') id: string;
  @Text('表决事项', { max: 300 }) matter: string;
  @Choice('事项的轻重', MATTER_WEIGHTS) weight: MatterWeight;
  @Choice('表决形式', VOTE_FORMS) form: VoteForm;
}

export class BallotIdInput {
  @Key('表决') id: string;
}

export class VoteInput {
  @Key('表决') id: string;
  @Choice('意见', BALLOT_OPTIONS) option: BallotOption;
}

export class CloseBallotInput {
  @Key('表决') id: string;
  /** Counted by hand where people raised their hands or said it. */
  @Whole('赞成', 0, 10_000, { optional: true }) inFavour?: number;
  @Whole('不赞成', 0, 10_000, { optional: true }) against?: number;
  @Whole('弃权', 0, 10_000, { optional: true }) abstained?: number;
  /** 监票人. */
  @Text('监票人', { max: 60, optional: true }) counter?: string;
}
