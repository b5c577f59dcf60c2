import { Inject, Injectable } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { RatingIdInput, RatingSlipsInput } from '@village/shared/contract/rating.input';
import { RATER_NAMES } from '@village/shared/contract/rating-words';
import { ratingTitle } from '@village/shared/contract/rating-words';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { Secret } from '../common/secret';
import type { Settings } from '../common/settings';
import { newSlip } from '../common/slip-code';
import { SETTINGS } from '../common/tokens';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { RatingRoundEntity, RatingSlipEntity } from './rating.entity';
import { papersPdf, slipsPdf } from './rating.pdf';
import { markOf } from './rating-vote.service';
import { RatingService } from './rating.service';

const ROWS_AT_ONCE = 500;

/** Prints what is handed out. The codes are drawn for this paper and stand nowhere else: whoever prints again voids the slips before. */
@Injectable()
export class RatingSlipService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>, private readonly db: Db, private readonly journal: Journal, private readonly secret: Secret, private readonly organisations: OrganisationService,
    private readonly ratings: RatingService,
  ) {}

  async slips({ id, revision }: RatingSlipsInput, who: Who): Promise<FileReply | Refusal> {
    const round = await this.ratings.seen(id, who, 'assessment.manage');
    const codes = await this.db.transaction(() => this.draw(round, revision, who));
    if (isRefusal(codes)) return codes;
    const villageName = await this.villageName(round);
    const file = await slipsPdf({ villageName, title: ratingTitle(round), closesOn: round.closesOn, raters: round.raters, codes, address: `${this.settings.publicUrl}/b/vote` });
    return { file, name: `${villageName}${ratingTitle(round)}码票.pdf` };
  }

  /** Papers to be marked by hand: two on a page, to be copied as often as needed. */
  async papers({ id }: RatingIdInput, who: Who): Promise<FileReply> {
    const round = await this.ratings.seen(id, who, 'assessment.enter');
    const villageName = await this.villageName(round);
    const file = await papersPdf({ villageName, title: ratingTitle(round), closesOn: round.closesOn, raters: round.raters, questions: round.questions.map(({ text }) => text), looksAt: round.looksAt });
    return { file, name: `${villageName}${ratingTitle(round)}纸票.pdf` };
  }

  private async draw(round: RatingRoundEntity, revision: number, who: Who): Promise<string[] | Refusal> {
    // Conditional on nobody having voted: a household would have a second slip.
    const { affected } = await this.db.of(RatingRoundEntity).update({ id: round.id, state: 'open', revision, byCode: 0 }, { revision: revision + 1, printed: round.printed + 1 });
    const now = await this.db.of(RatingRoundEntity).findOneByOrFail({ id: round.id });
    if (now.slips === 0) return refuse('no_slips_given', `这次${RATER_NAMES[round.raters]}没有安排码票，请印纸票。`);
    if (affected !== 1) return now.byCode > 0 ? refuse('slips_in_use', '已经有人用码票投过了，再印一遍就会有人投两次，所以不能再印。票丢了的，请改发纸票。') : refuse('rating_changed', '这次测评刚才有了变化，请刷新后再看。', { field: 'revision' });
    await this.db.of(RatingSlipEntity).delete({ roundId: round.id });
    const codes = new Set<string>();
    while (codes.size < now.slips) codes.add(newSlip());
    const key = this.secret.open(now.keySealed!);
    // Sorted by their marks, which sort by nothing: the order of the rows is not the order on the paper.
    const rows = [...codes].map(code => ({ mark: markOf(key, code), roundId: round.id, used: false })).sort((one, other) => (one.mark < other.mark ? -1 : 1));
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) await this.db.put(RatingSlipEntity, rows.slice(from, from + ROWS_AT_ONCE));
    await this.journal.note(who, 'assessment.rating.slips', round.id, round.villageId);
    return [...codes];
  }

  private async villageName({ villageId }: RatingRoundEntity): Promise<string> {
    return (await this.organisations.organisationById(villageId))?.name ?? '';
  }
}
