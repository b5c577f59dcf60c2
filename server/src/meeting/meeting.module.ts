import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module';
import { FileModule } from '../file/file.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { RecordModule } from '../record/record.module';
import { DecisionHandOverService } from './hand-over.service';
import { MeetingActService } from './act.service';
import { AttendController } from './attend.controller';
import { BallotService } from './ballot.service';
import { BookCheckService } from './book-check.service';
import { BranchService } from './branch.service';
import { CandidateService } from './candidate.service';
import { MeetingChangeService } from './change.service';
import { MeetingConsentService } from './consent.service';
import { DecisionActService } from './decision-act.service';
import { DecisionRegisterService } from './decision-register.service';
import { DecisionService } from './decision.service';
import { MakeUpService } from './make-up.service';
import { MeetingDetailService } from './detail.service';
import { VillageEventService } from './event.service';
import { EntryHeldService } from './entry-held.service';
import { EventOfMeetingService } from './event-of-meeting.service';
import { EventPartService } from './event-part.service';
import { EventRegisterService } from './event-register.service';
import { MeetingFillService } from './fill.service';
import { InviteService } from './invite.service';
import { MeetingLeaveService } from './leave.service';
import { MeetingLineService } from './line.service';
import { MeetingController } from './meeting.controller';
import { MeetingService } from './meeting.service';
import { MinutesController } from './minutes.controller';
import { MinutesFileService } from './minutes-file.service';
import { MinutesRecordService } from './minutes-record.service';
import { MinutesReplyService } from './minutes-reply.service';
import { MinutesService } from './minutes.service';
import { MeetingOwedService } from './owed.service';
import { PartyListService } from './party-list.service';
import { PartyReportService } from './party-report.service';
import { PartyService } from './party.service';
import { MeetingPlaceService } from './place.service';
import { MeetingPlanService } from './plan.service';
import { MeetingPlanningService } from './planning.service';
import { MeetingReachService } from './reach.service';
import { MeetingScheduleService } from './schedule.service';
import { MeetingSignInService } from './sign-in.service';
import { SignInSheetService } from './sign-in-sheet.service';
import { MeetingStandingService } from './standing.service';
import { StudyService } from './study.service';
import { StudyTakenService } from './study-taken.service';
import { TopicService } from './topic.service';
import { VillageController } from './village.controller';
import { MeetingWaitingService } from './waiting.service';

@Module({
  imports: [AttendanceModule, OrganisationModule, PolicyModule, FileModule, NoticeModule, RecordModule],
  controllers: [MeetingController, AttendController, MinutesController, VillageController],
  providers: [
    MeetingWaitingService,
    DecisionHandOverService, MeetingPlaceService, CandidateService, MeetingStandingService, MeetingReachService, MeetingActService, MeetingLineService, StudyTakenService, EntryHeldService, MeetingScheduleService, MakeUpService, MeetingDetailService, InviteService, MeetingConsentService,
    EventOfMeetingService, MeetingPlanService, MeetingPlanningService, MeetingFillService, MeetingChangeService, MeetingSignInService, SignInSheetService, MeetingLeaveService, TopicService, DecisionService, DecisionActService,
    MinutesReplyService, MinutesRecordService, MinutesService, MinutesFileService, BallotService, MeetingService, MeetingOwedService, VillageEventService, EventPartService, StudyService, PartyListService, PartyReportService, BookCheckService, PartyService, BranchService, DecisionRegisterService, EventRegisterService,
  ],
  exports: [MeetingWaitingService, DecisionActService, DecisionHandOverService, MeetingService, MeetingOwedService, EntryHeldService, VillageEventService, EventPartService, StudyService, BookCheckService, PartyService, MeetingPlanService, MeetingSignInService, MeetingChangeService, MinutesService, MinutesFileService, PartyReportService, DecisionRegisterService, EventRegisterService],
})
export class MeetingModule {}
