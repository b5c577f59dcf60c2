import { Controller } from '@nestjs/common';
import { arrangement } from '@village/shared/contract/arrangement';
import { ArrangeInput, ArrangementIdInput, ArrangementsInput, OfficePlanInput, WithdrawArrangementInput } from '@village/shared/contract/arrangement.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { ArrangementService } from './arrangement.service';
import { ArrangingService } from './arranging.service';
import { OfficePlanService } from './office-plan.service';

@Controller()
export class ArrangementController {
  constructor(private readonly arrangements: ArrangementService, private readonly arranging: ArrangingService, private readonly plans: OfficePlanService) {}

  @Serve(arrangement.list, ArrangementsInput) list(@Input() input: ArrangementsInput, @Signed() who: Who) { return this.arrangements.list(input, who); }
  @Serve(arrangement.one, ArrangementIdInput) one(@Input() { id }: ArrangementIdInput, @Signed() who: Who) { return this.arrangements.one(id, who); }
  @Serve(arrangement.places) places(@Signed() who: Who) { return this.arranging.places(who); }
  @Serve(arrangement.officeDays, OfficePlanInput) officeDays(@Input() { organisationId }: OfficePlanInput, @Signed() who: Who) { return this.plans.of(organisationId, who); }
  @Serve(arrangement.arrange, ArrangeInput) arrange(@Input() input: ArrangeInput, @Signed() who: Who) { return this.arranging.arrange(input, who); }
  @Serve(arrangement.withdraw, WithdrawArrangementInput) withdraw(@Input() input: WithdrawArrangementInput, @Signed() who: Who) { return this.arranging.withdraw(input, who); }
}
