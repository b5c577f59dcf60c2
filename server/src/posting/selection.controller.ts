import { Controller } from '@nestjs/common';
import { selection } from '@village/shared/contract/selection';
import { CheckSelectionInput, DivideInput, SelectionInput, TeamStandingInput, UncheckedInput, UncheckedTermInput } from '@village/shared/contract/selection.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { SelectionFilingService } from './filing.service';
import { SelectionCheckService } from './selection-check.service';
import { SelectionService } from './selection.service';
import { TeamStandingService } from './team-standing.service';
import { UnitQuotaService } from './unit-quota.service';

@Controller()
export class SelectionController {
  constructor(private readonly selections: SelectionService, private readonly standings: TeamStandingService, private readonly filing: SelectionFilingService, private readonly counts: UnitQuotaService, private readonly checks: SelectionCheckService) {}

  @Serve(selection.quotas) quotas(@Signed() who: Who) { return this.counts.quotas(who); }
  @Serve(selection.unchecked, UncheckedInput) unchecked(@Input() input: UncheckedInput, @Signed() who: Who) { return this.checks.list(input, who); }
  @Serve(selection.questions, UncheckedTermInput) questions(@Input() input: UncheckedTermInput, @Signed() who: Who) { return this.checks.questions(input, who); }
  @Serve(selection.check, CheckSelectionInput) check(@Input() input: CheckSelectionInput, @Signed() who: Who) { return this.checks.check(input, who); }
  @Serve(selection.asked, SelectionInput) asked(@Input() input: SelectionInput, @Signed() who: Who) { return this.selections.asked(input, who); }
  @Serve(selection.team, TeamStandingInput) team(@Input() input: TeamStandingInput, @Signed() who: Who) { return this.standings.team(input.teamId, who); }
  @Serve(selection.divide, DivideInput) divide(@Input() input: DivideInput, @Signed() who: Who) { return this.standings.divide(input, who); }
  @Serve(selection.filingXlsx) filingXlsx(@Signed() who: Who) { return this.filing.xlsx(who); }
  @Serve(selection.filingDocx) filingDocx(@Signed() who: Who) { return this.filing.docx(who); }
}
