import { Controller } from '@nestjs/common';
import { due } from '@village/shared/contract/due';
import { DueGroupsInput, DueOfInput, DueOverviewInput, DueOwnersInput, MyDueInput } from '@village/shared/contract/due.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { DueOverviewService } from './due-overview.service';
import { DueViewService } from './due-view.service';

@Controller()
export class DueController {
  constructor(private readonly views: DueViewService, private readonly overviews: DueOverviewService) {}

  @Serve(due.mine, MyDueInput) mine(@Input() input: MyDueInput, @Signed() who: Who) { return this.views.mine(input, who); }
  @Serve(due.of, DueOfInput) of(@Input() input: DueOfInput, @Signed() who: Who) { return this.views.of(input, who); }
  @Serve(due.mineXlsx, MyDueInput) mineXlsx(@Input() input: MyDueInput, @Signed() who: Who) { return this.views.mineXlsx(input, who); }
  @Serve(due.ofXlsx, DueOfInput) ofXlsx(@Input() input: DueOfInput, @Signed() who: Who) { return this.views.ofXlsx(input, who); }
  @Serve(due.overview, DueGroupsInput) overview(@Input() input: DueGroupsInput, @Signed() who: Who) { return this.overviews.groups(input, who); }
  @Serve(due.owners, DueOwnersInput) owners(@Input() input: DueOwnersInput, @Signed() who: Who) { return this.overviews.owners(input, who); }
  @Serve(due.xlsx, DueOverviewInput) xlsx(@Input() input: DueOverviewInput, @Signed() who: Who) { return this.overviews.xlsx(input, who); }
}
