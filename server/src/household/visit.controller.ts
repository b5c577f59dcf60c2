import { Controller } from '@nestjs/common';
import { household } from '@village/shared/contract/household';
import { HouseholdEventInput, HouseholdFormInput, NextVisitsInput, PlanInput, VisitInput } from '@village/shared/contract/household.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { HouseholdEntryService } from './household-entry.service';
import { HouseholdFormService } from './household-form.service';
import { HouseholdVisitService } from './household-visit.service';

@Controller()
export class HouseholdVisitController {
  constructor(private readonly entries: HouseholdEntryService, private readonly visits: HouseholdVisitService, private readonly forms: HouseholdFormService) {}

  @Serve(household.visit, VisitInput) visit(@Input() input: VisitInput, @Signed() who: Who) { return this.entries.visit(input, who); }
  @Serve(household.happen, HouseholdEventInput) happen(@Input() input: HouseholdEventInput, @Signed() who: Who) { return this.entries.happen(input, who); }
  @Serve(household.next, NextVisitsInput) next(@Input() input: NextVisitsInput, @Signed() who: Who) { return this.visits.next(input, who); }
  @Serve(household.plan, PlanInput) plan(@Input() input: PlanInput, @Signed() who: Who) { return this.visits.plan(input, who); }
  @Serve(household.today) today(@Signed() who: Who) { return this.visits.today(who); }
  @Serve(household.form, HouseholdFormInput) form(@Input() input: HouseholdFormInput, @Signed() who: Who) { return this.forms.form(input, who); }
}
