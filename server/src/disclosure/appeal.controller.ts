import { Controller } from '@nestjs/common';
import { appeal } from '@village/shared/contract/appeal';
import { ActAppealInput, AppealIssueInput, AppealPageInput, FollowAppealInput, FollowPageInput, WriteAppealInput } from '@village/shared/contract/appeal.input';
import { BoardCodeInput } from '@village/shared/contract/board.input';
import { Caller, Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { AppealCardService } from './appeal-card.service';
import { AppealHandService } from './appeal-hand.service';
import { AppealPageService } from './appeal-page.service';
import { AppealService } from './appeal.service';

@Controller()
export class AppealController {
  constructor(private readonly pages: AppealPageService, private readonly appeals: AppealService, private readonly cards: AppealCardService, private readonly hands: AppealHandService) {}

  @Serve(appeal.form, BoardCodeInput) form(@Input() input: BoardCodeInput) { return this.pages.form(input); }
  // The page is an answer even where nothing was written: the service says what belongs together.
  @Serve(appeal.send, AppealPageInput, { transaction: 'own' }) send(@Input() input: AppealPageInput, @Caller() address: string) { return this.pages.send(input, address); }
  @Serve(appeal.asking, BoardCodeInput) asking(@Input() input: BoardCodeInput) { return this.pages.asking(input); }
  @Serve(appeal.following, FollowPageInput, { transaction: 'own' }) following(@Input() input: FollowPageInput, @Caller() address: string) { return this.pages.following(input, address); }
  @Serve(appeal.write, WriteAppealInput) write(@Input() input: WriteAppealInput, @Caller() address: string) { return this.appeals.write(input, address); }
  @Serve(appeal.follow, FollowAppealInput) follow(@Input() input: FollowAppealInput, @Caller() address: string) { return this.appeals.follow(input, address); }
  @Serve(appeal.act, ActAppealInput) act(@Input() input: ActAppealInput, @Caller() address: string) { return this.appeals.act(input, address); }
  @Serve(appeal.card, AppealIssueInput) card(@Input() input: AppealIssueInput, @Signed() who: Who) { return this.cards.card(input, who); }
  @Serve(appeal.phone, AppealIssueInput) phone(@Input() input: AppealIssueInput, @Signed() who: Who) { return this.cards.phone(input, who); }
  @Serve(appeal.hand, AppealIssueInput) hand(@Input() input: AppealIssueInput, @Signed() who: Who) { return this.hands.hand(input, who); }
  @Serve(appeal.draft, AppealIssueInput) draft(@Input() input: AppealIssueInput, @Signed() who: Who) { return this.cards.draft(input, who); }
}
