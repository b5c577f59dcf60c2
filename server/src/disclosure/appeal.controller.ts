import { Controller } from '@nestjs/common';
import { appeal } from '@village/shared/contract/appeal';
import { ActAppealInput, AppealFormInput, AppealIssueInput, AppealPageInput, AppealPhotoInput, FollowAppealInput, FollowPageInput, WriteAppealInput } from '@village/shared/contract/appeal.input';
import { BoardCodeInput } from '@village/shared/contract/board.input';
import { Caller, Input, Serve, Signed, Upload } from '../common/serve';
import type { Who } from '../common/who';
import { AppealCardService } from './appeal-card.service';
import { AppealHandService } from './appeal-hand.service';
import { AppealPageService } from './appeal-page.service';
import { AppealPhotoService } from './appeal-photo.service';
import { AppealService } from './appeal.service';

@Controller()
export class AppealController {
  constructor(private readonly pages: AppealPageService, private readonly appeals: AppealService, private readonly cards: AppealCardService, private readonly hands: AppealHandService, private readonly photos: AppealPhotoService) {}

  @Serve(appeal.form, AppealFormInput) form(@Input() input: AppealFormInput) { return this.pages.form(input); }
  // The page is an answer even where nothing was written: the service says what belongs together.
  @Serve(appeal.send, AppealPageInput, { transaction: 'own' }) send(@Input() input: AppealPageInput, @Caller() address: string) { return this.pages.send(input, address); }
  @Serve(appeal.asking, BoardCodeInput) asking(@Input() input: BoardCodeInput) { return this.pages.asking(input); }
  @Serve(appeal.following, FollowPageInput, { transaction: 'own' }) following(@Input() input: FollowPageInput, @Caller() address: string) { return this.pages.following(input, address); }
  @Serve(appeal.write, WriteAppealInput) write(@Input() input: WriteAppealInput, @Caller() address: string) { return this.appeals.write(input, address); }
  // Waits for the decoder.
  @Serve(appeal.photo, AppealPhotoInput, { transaction: 'own' }) photo(@Input() input: AppealPhotoInput, @Upload() sent: unknown, @Caller() address: string) { return this.photos.send(input, sent, address); }
  @Serve(appeal.follow, FollowAppealInput) follow(@Input() input: FollowAppealInput, @Caller() address: string) { return this.appeals.follow(input, address); }
  @Serve(appeal.act, ActAppealInput) act(@Input() input: ActAppealInput, @Caller() address: string) { return this.appeals.act(input, address); }
  @Serve(appeal.card, AppealIssueInput) card(@Input() input: AppealIssueInput, @Signed() who: Who) { return this.cards.card(input, who); }
  @Serve(appeal.phone, AppealIssueInput) phone(@Input() input: AppealIssueInput, @Signed() who: Who) { return this.cards.phone(input, who); }
  @Serve(appeal.hand, AppealIssueInput) hand(@Input() input: AppealIssueInput, @Signed() who: Who) { return this.hands.hand(input, who); }
  @Serve(appeal.draft, AppealIssueInput) draft(@Input() input: AppealIssueInput, @Signed() who: Who) { return this.cards.draft(input, who); }
}
