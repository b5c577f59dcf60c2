import { Controller } from '@nestjs/common';
import { rating } from '@village/shared/contract/rating';
import {
  CastPageInput, CloseRatingInput, EnterBundleInput, LookPageInput, LookRatingInput, OpenRatingInput, RatingChoicesInput, RatingIdInput, RatingsInput, RatingSlipsInput, VoteRatingInput, WithdrawRatingInput,
} from '@village/shared/contract/rating.input';
import { Caller, Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { RatingBundleService } from './rating-bundle.service';
import { RatingCloseService } from './rating-close.service';
import { RatingOpenService } from './rating-open.service';
import { RatingPageService } from './rating-page.service';
import { RatingSlipService } from './rating-slip.service';
import { RatingVoteService } from './rating-vote.service';
import { RatingService } from './rating.service';

@Controller()
export class RatingController {
  constructor(
    private readonly pages: RatingPageService, private readonly votes: RatingVoteService, private readonly ratings: RatingService, private readonly opening: RatingOpenService, private readonly printing: RatingSlipService,
    private readonly bundles: RatingBundleService, private readonly closing: RatingCloseService,
  ) {}

  @Serve(rating.asking) asking() { return this.pages.asking(); }
  @Serve(rating.asked, LookPageInput, { transaction: 'own' }) asked(@Input() input: LookPageInput, @Caller() address: string) { return this.pages.asked(input, address); }
  // The page is an answer even where nothing was written: the service says what belongs together.
  @Serve(rating.cast, CastPageInput, { transaction: 'own' }) cast(@Input() input: CastPageInput, @Caller() address: string) { return this.pages.cast(input, address); }
  @Serve(rating.look, LookRatingInput, { transaction: 'own' }) look(@Input() input: LookRatingInput, @Caller() address: string) { return this.votes.look(input, address); }
  @Serve(rating.vote, VoteRatingInput, { transaction: 'own' }) vote(@Input() input: VoteRatingInput, @Caller() address: string) { return this.votes.vote(input, address); }
  @Serve(rating.list, RatingsInput) list(@Input() input: RatingsInput, @Signed() who: Who) { return this.ratings.list(input, who); }
  @Serve(rating.choices, RatingChoicesInput) choices(@Input() input: RatingChoicesInput, @Signed() who: Who) { return this.opening.choices(input, who); }
  @Serve(rating.open, OpenRatingInput) open(@Input() input: OpenRatingInput, @Signed() who: Who) { return this.opening.open(input, who); }
  @Serve(rating.one, RatingIdInput) one(@Input() input: RatingIdInput, @Signed() who: Who) { return this.ratings.one(input, who); }
  // The paper is drawn when the codes are written down: no transaction waits for it.
  @Serve(rating.slips, RatingSlipsInput, { transaction: 'own' }) slips(@Input() input: RatingSlipsInput, @Signed() who: Who) { return this.printing.slips(input, who); }
  @Serve(rating.papers, RatingIdInput) papers(@Input() input: RatingIdInput, @Signed() who: Who) { return this.printing.papers(input, who); }
  @Serve(rating.enter, EnterBundleInput) enter(@Input() input: EnterBundleInput, @Signed() who: Who) { return this.bundles.enter(input, who); }
  @Serve(rating.close, CloseRatingInput) close(@Input() input: CloseRatingInput, @Signed() who: Who) { return this.closing.close(input, who); }
  @Serve(rating.withdraw, WithdrawRatingInput) withdraw(@Input() input: WithdrawRatingInput, @Signed() who: Who) { return this.closing.withdraw(input, who); }
}
