import { Controller } from '@nestjs/common';
import { meeting } from '@village/shared/contract/meeting';
import {
  CallOffInput, ConsentInput, InviteInput, MeetingIdInput, MoveMeetingInput, PlaceMonthInput, PlanMeetingInput, PlanningInput, SearchPeopleInput, UninviteInput,
} from '@village/shared/contract/meeting.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { CandidateService } from './candidate.service';
import { MeetingChangeService } from './change.service';
import { MeetingConsentService } from './consent.service';
import { MeetingFillService } from './fill.service';
import { InviteService } from './invite.service';
import { MeetingPlanService } from './plan.service';
import { MeetingPlanningService } from './planning.service';

@Controller()
export class MeetingController {
  constructor(
    private readonly fills: MeetingFillService, private readonly plannings: MeetingPlanningService, private readonly candidates: CandidateService, private readonly plans: MeetingPlanService,
    private readonly changes: MeetingChangeService, private readonly consents: MeetingConsentService, private readonly invites: InviteService,
  ) {}

  @Serve(meeting.fill, PlaceMonthInput) fill(@Input() input: PlaceMonthInput, @Signed() who: Who) { return this.fills.fill(input, who); }
  @Serve(meeting.planning, PlanningInput) planning(@Input() input: PlanningInput, @Signed() who: Who) { return this.plannings.planning(input, who); }
  @Serve(meeting.people, SearchPeopleInput) people(@Input() input: SearchPeopleInput, @Signed() who: Who) { return this.candidates.search(input, who); }
  @Serve(meeting.plan, PlanMeetingInput) plan(@Input() input: PlanMeetingInput, @Signed() who: Who) { return this.plans.plan(input, who); }
  @Serve(meeting.detail, MeetingIdInput) detail(@Input() { id }: MeetingIdInput, @Signed() who: Who) { return this.consents.detail(id, who); }
  @Serve(meeting.move, MoveMeetingInput) move(@Input() input: MoveMeetingInput, @Signed() who: Who) { return this.changes.move(input, who); }
  @Serve(meeting.callOff, CallOffInput) callOff(@Input() input: CallOffInput, @Signed() who: Who) { return this.changes.callOff(input, who); }
  @Serve(meeting.end, MeetingIdInput) end(@Input() input: MeetingIdInput, @Signed() who: Who) { return this.changes.end(input, who); }
  @Serve(meeting.consent, ConsentInput) consent(@Input() input: ConsentInput, @Signed() who: Who) { return this.consents.consent(input, who); }
  @Serve(meeting.invite, InviteInput) invite(@Input() input: InviteInput, @Signed() who: Who) { return this.invites.invite(input, who); }
  @Serve(meeting.uninvite, UninviteInput) uninvite(@Input() input: UninviteInput, @Signed() who: Who) { return this.invites.uninvite(input, who); }
}
