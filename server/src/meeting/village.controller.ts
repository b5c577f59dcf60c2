import { Controller } from '@nestjs/common';
import { event } from '@village/shared/contract/event';
import { AttendEventInput, EventIdInput, EventsInput, ReportEventInput } from '@village/shared/contract/event.input';
import { PlaceMonthInput } from '@village/shared/contract/meeting.input';
import { party } from '@village/shared/contract/party';
import { AddMemberInput, BookCheckInput, ChangeMemberInput, LeaveBranchInput, PartyGroupInput, PartyMembersInput, PartyPlaceInput, PartyReportFileInput, PartyReportInput, PartyReportsInput } from '@village/shared/contract/party.input';
import { study } from '@village/shared/contract/study';
import { TrainingYearInput, UntrainedInput } from '@village/shared/contract/study.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { BranchService } from './branch.service';
import { VillageEventService } from './event.service';
import { EventPartService } from './event-part.service';
import { PartyListService } from './party-list.service';
import { PartyReportService } from './party-report.service';
import { PartyService } from './party.service';
import { StudyService } from './study.service';

@Controller()
export class VillageController {
  constructor(
    private readonly studies: StudyService, private readonly events: VillageEventService, private readonly parts: EventPartService, private readonly members: PartyService,
    private readonly reports: PartyReportService, private readonly branches: BranchService, private readonly lists: PartyListService,
  ) {}

  @Serve(study.month, PlaceMonthInput) month(@Input() input: PlaceMonthInput, @Signed() who: Who) { return this.studies.month(input, who); }
  @Serve(study.training, TrainingYearInput) training(@Input() input: TrainingYearInput, @Signed() who: Who) { return this.studies.training(input, who); }
  @Serve(study.untrained, UntrainedInput) untrained(@Input() input: UntrainedInput, @Signed() who: Who) { return this.studies.untrained(input, who); }
  @Serve(event.kinds) kinds(@Signed() who: Who) { return this.events.kinds(who); }
  @Serve(event.list, EventsInput) list(@Input() input: EventsInput, @Signed() who: Who) { return this.events.list(input, who); }
  @Serve(event.detail, EventIdInput) detail(@Input() input: EventIdInput, @Signed() who: Who) { return this.events.detail(input, who); }
  @Serve(event.report, ReportEventInput) report(@Input() input: ReportEventInput, @Signed() who: Who) { return this.parts.report(input, who); }
  @Serve(event.attend, AttendEventInput) attend(@Input() input: AttendEventInput, @Signed() who: Who) { return this.parts.attend(input, who); }
  @Serve(party.branch, PartyPlaceInput) branch(@Input() input: PartyPlaceInput, @Signed() who: Who) { return this.members.branch(input, who); }
  @Serve(party.members, PartyMembersInput) partyMembers(@Input() input: PartyMembersInput, @Signed() who: Who) { return this.lists.members(input, who); }
  @Serve(party.reports, PartyReportsInput) partyReports(@Input() input: PartyReportsInput, @Signed() who: Who) { return this.lists.written(input, who); }
  @Serve(party.addMember, AddMemberInput) addMember(@Input() input: AddMemberInput, @Signed() who: Who) { return this.members.addMember(input, who); }
  @Serve(party.changeMember, ChangeMemberInput) changeMember(@Input() input: ChangeMemberInput, @Signed() who: Who) { return this.members.changeMember(input, who); }
  @Serve(party.leave, LeaveBranchInput) leave(@Input() input: LeaveBranchInput, @Signed() who: Who) { return this.members.leave(input, who); }
  @Serve(party.addGroup, PartyGroupInput) addGroup(@Input() input: PartyGroupInput, @Signed() who: Who) { return this.members.addGroup(input, who); }
  @Serve(party.report, PartyReportInput) write(@Input() input: PartyReportInput, @Signed() who: Who) { return this.branches.report(input, who); }
  @Serve(party.reportDocx, PartyReportFileInput) docx(@Input() input: PartyReportFileInput, @Signed() who: Who) { return this.reports.docx(input, who); }
  @Serve(party.ownReportDocx, PartyReportFileInput) ownDocx(@Input() input: PartyReportFileInput, @Signed() who: Who) { return this.reports.docx(input, who, true); }
  @Serve(party.check, BookCheckInput) check(@Input() input: BookCheckInput, @Signed() who: Who) { return this.branches.check(input, who); }
}
