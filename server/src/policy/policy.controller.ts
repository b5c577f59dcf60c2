import { Controller } from '@nestjs/common';
import { policy } from '@village/shared/contract/policy';
import { ActivePolicyInput, AdoptInput, CalendarInput, PublishCalendarInput, SetValueInput } from '@village/shared/contract/policy.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { CalendarService } from './calendar.service';
import { PolicyService } from './policy.service';

@Controller()
export class PolicyController {
  constructor(private readonly policies: PolicyService, private readonly calendars: CalendarService) {}

  @Serve(policy.active, ActivePolicyInput) active(@Input() input: ActivePolicyInput, @Signed() who: Who) { return this.policies.active(input, who); }
  @Serve(policy.profiles) profiles() { return this.policies.profiles(); }
  @Serve(policy.adoptions) adoptions(@Signed() who: Who) { return this.policies.adoptions(who); }
  @Serve(policy.adopt, AdoptInput) adopt(@Input() input: AdoptInput, @Signed() who: Who) { return this.policies.adopt(input, who); }
  @Serve(policy.setValue, SetValueInput) setValue(@Input() input: SetValueInput, @Signed() who: Who) { return this.policies.setValue(input, who); }
  @Serve(policy.calendar, CalendarInput) calendar(@Input() input: CalendarInput) { return this.calendars.year(input.year); }
  @Serve(policy.publishCalendar, PublishCalendarInput) publishCalendar(@Input() input: PublishCalendarInput, @Signed() who: Who) { return this.calendars.publish(input, who); }
}
