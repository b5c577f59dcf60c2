import { Controller } from '@nestjs/common';
import { board } from '@village/shared/contract/board';
import {
  BoardCodeInput, BoardIdInput, BoardPhoneInput, BoardPictureInput, BoardPublicationInput, CardInput, EndWhereaboutsInput, RenewBoardInput, SetBoardInput, WhereaboutsInput,
} from '@village/shared/contract/board.input';
import { Caller, Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { BoardCardService } from './board-card.service';
import { BoardDoorService } from './board-door.service';
import { BoardKeepService } from './board-keep.service';
import { BoardOverviewService } from './board-overview.service';

@Controller()
export class BoardController {
  constructor(private readonly door: BoardDoorService, private readonly keep: BoardKeepService, private readonly cards: BoardCardService, private readonly overview: BoardOverviewService) {}

  @Serve(board.page, BoardCodeInput) page(@Input() input: BoardCodeInput, @Caller() address: string) { return this.door.page(input, address); }
  @Serve(board.picture, BoardPictureInput) picture(@Input() input: BoardPictureInput) { return this.door.picture(input); }
  @Serve(board.photo, BoardPictureInput) photo(@Input() input: BoardPictureInput) { return this.door.photo(input); }
  @Serve(board.text, BoardPublicationInput) text(@Input() input: BoardPublicationInput, @Caller() address: string) { return this.door.text(input, address); }
  @Serve(board.publication, BoardPublicationInput) publication(@Input() input: BoardPublicationInput, @Caller() address: string) { return this.door.publication(input, address); }
  @Serve(board.data, BoardCodeInput) data(@Input() input: BoardCodeInput, @Caller() address: string) { return this.door.data(input, address); }
  @Serve(board.phone, BoardPhoneInput) phone(@Input() input: BoardPhoneInput, @Caller() address: string) { return this.door.phone(input, address); }
  @Serve(board.list) list(@Signed() who: Who) { return this.overview.list(who); }
  @Serve(board.listXlsx) listXlsx(@Signed() who: Who) { return this.overview.xlsx(who); }
  @Serve(board.detail, BoardIdInput) detail(@Input() input: BoardIdInput, @Signed() who: Who) { return this.keep.detail(input, who); }
  @Serve(board.set, SetBoardInput) set(@Input() input: SetBoardInput, @Signed() who: Who) { return this.keep.set(input, who); }
  @Serve(board.renew, RenewBoardInput) renew(@Input() input: RenewBoardInput, @Signed() who: Who) { return this.keep.renew(input, who); }
  @Serve(board.card) card(@Signed() who: Who) { return this.cards.card(who); }
  @Serve(board.setCard, CardInput) setCard(@Input() input: CardInput, @Signed() who: Who) { return this.cards.setCard(input, who); }
  @Serve(board.say, WhereaboutsInput) say(@Input() input: WhereaboutsInput, @Signed() who: Who) { return this.keep.say(input, who); }
  @Serve(board.endSaying, EndWhereaboutsInput) endSaying(@Input() input: EndWhereaboutsInput, @Signed() who: Who) { return this.keep.endSaying(input, who); }
}
