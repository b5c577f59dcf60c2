import { Controller } from '@nestjs/common';
import { handbook } from '@village/shared/contract/handbook';
import { HandbookBoardInput, HandbookPictureInput } from '@village/shared/contract/handbook.input';
import { operation } from '@village/shared/contract/operation';
import { AccessesInput, FaultsInput } from '@village/shared/contract/operation.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { AccessService } from './access.service';
import { FilingPackService } from './filing-pack.service';
import { HandbookService } from './handbook.service';
import { OwnDataService } from './own-data.service';
import { RetentionService } from './retention.service';

@Controller()
export class OperationController {
  constructor(private readonly own: OwnDataService, private readonly keeping: RetentionService, private readonly watching: AccessService, private readonly packs: FilingPackService, private readonly books: HandbookService) {}

  @Serve(operation.own) told(@Signed() who: Who) { return this.own.told(who); }
  @Serve(operation.ownXlsx) xlsx(@Signed() who: Who) { return this.own.xlsx(who); }
  @Serve(operation.retention) retention() { return this.keeping.read(); }
  @Serve(operation.accesses, AccessesInput) accesses(@Input() input: AccessesInput, @Signed() who: Who) { return this.watching.list(input, who); }
  @Serve(operation.filingPack) filingPack(@Signed() who: Who) { return this.packs.docx(who); }
  @Serve(operation.faults, FaultsInput) faults(@Input() input: FaultsInput) { return this.watching.faults(input); }
  @Serve(handbook.read) read(@Signed() who: Who) { return this.books.read(who); }
  @Serve(handbook.picture, HandbookPictureInput) picture(@Input() input: HandbookPictureInput) { return this.books.picture(input); }
  @Serve(handbook.villager, HandbookBoardInput) villager(@Input() input: HandbookBoardInput) { return this.books.villager(input); }
}
