import { Controller } from '@nestjs/common';
import { support } from '@village/shared/contract/support';
import { ConditionsInput, ConditionsXlsxInput, InternalRulesInput, WelfareInput, WelfareXlsxInput } from '@village/shared/contract/support.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { ConditionService } from './condition.service';
import { InternalRuleService } from './internal-rule.service';
import { WelfareService } from './welfare.service';

@Controller()
export class SupportController {
  constructor(private readonly cadres: WelfareService, private readonly teams: ConditionService, private readonly internal: InternalRuleService) {}

  @Serve(support.welfare, WelfareInput) welfare(@Input() input: WelfareInput, @Signed() who: Who) { return this.cadres.list(input, who); }
  @Serve(support.welfareXlsx, WelfareXlsxInput) welfareXlsx(@Input() input: WelfareXlsxInput, @Signed() who: Who) { return this.cadres.xlsx(input, who); }
  @Serve(support.conditions, ConditionsInput) conditions(@Input() input: ConditionsInput, @Signed() who: Who) { return this.teams.list(input, who); }
  @Serve(support.conditionsXlsx, ConditionsXlsxInput) conditionsXlsx(@Input() input: ConditionsXlsxInput, @Signed() who: Who) { return this.teams.xlsx(input, who); }
  @Serve(support.rules, InternalRulesInput) rules(@Input() input: InternalRulesInput, @Signed() who: Who) { return this.internal.rules(input, who); }
}
