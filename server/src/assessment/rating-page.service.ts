import { Injectable } from '@nestjs/common';
import type { PageReply } from '@village/shared/contract/endpoint';
import type { RatingSlip } from '@village/shared/contract/rating';
import type { CastPageInput, LookPageInput } from '@village/shared/contract/rating.input';
import { isRefusal } from '@village/shared/kernel/refusal';
import { RATING_ANSWERS, type RatingAnswer } from '@village/shared/rules/rating';
import { askingPage, votedPage, votingPage } from './rating.page';
import { RatingVoteService } from './rating-vote.service';

const REFUSED = 422;
const LONGEST = 60;

/** A vote by the forms of a page. */
@Injectable()
export class RatingPageService {
  constructor(private readonly votes: RatingVoteService) {}

  asking(): PageReply {
    return { html: askingPage() };
  }

  async asked(input: LookPageInput, address: string): Promise<PageReply> {
    const slip = await this.slip(input, address);
    return 'html' in slip ? slip : { html: votingPage(input.number ?? '', slip) };
  }

  async cast(input: CastPageInput, address: string): Promise<PageReply> {
    const slip = await this.slip(input, address);
    if ('html' in slip) return slip;
    const given = input as Partial<Record<string, string>>;
    const answers = slip.questions.map(({ key }, index) => ({ key, answer: given[`q${index}`] })).filter((each): each is { key: string; answer: RatingAnswer } => RATING_ANSWERS.includes(each.answer as RatingAnswer));
    const voted = await this.votes.vote({ number: input.number ?? '', answers, ...device(input) }, address);
    if (!isRefusal(voted)) return { html: votedPage(voted.villageName) };
    return { html: voted.code === 'answers_missing' ? votingPage(input.number ?? '', slip, { given, wrong: voted.text }) : askingPage('', voted.text), status: REFUSED };
  }

  private async slip(input: LookPageInput, address: string): Promise<RatingSlip | PageReply> {
    const number = (input.number ?? '').slice(0, LONGEST);
    const slip = await this.votes.look({ number, ...device(input) }, address);
    return isRefusal(slip) ? { html: askingPage(number, slip.text), status: REFUSED } : slip;
  }
}

function device({ device: given }: LookPageInput): { device?: string } {
  return given ? { device: given } : {};
}
