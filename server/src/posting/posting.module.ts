import { Module } from '@nestjs/common';
import { ApprovalModule } from '../approval/approval.module';
import { AssessmentModule } from '../assessment/assessment.module';
import { AttendanceModule } from '../attendance/attendance.module';
import { HouseholdModule } from '../household/household.module';
import { IssueModule } from '../issue/issue.module';
import { MeetingModule } from '../meeting/meeting.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PlanModule } from '../plan/plan.module';
import { PolicyModule } from '../policy/policy.module';
import { RecordModule } from '../record/record.module';
import { AdjustmentActService } from './adjustment-act.service';
import { AdjustmentExecuteService } from './adjustment-execute.service';
import { AdjustmentJudgeService } from './adjustment-judge.service';
import { AdjustmentNoticeService } from './adjustment-notice.service';
import { AdjustmentPaperService } from './adjustment-paper.service';
import { AdjustmentController } from './adjustment.controller';
import { AdjustmentService } from './adjustment.service';
import { DecidingService } from './deciding.service';
import { HandOnService } from './hand-on.service';
import { HandoverActService } from './handover-act.service';
import { HandoverCloseService } from './handover-close.service';
import { HandoverFactsService } from './handover-facts.service';
import { HandoverKeptService } from './handover-kept.service';
import { HandoverNoticeService } from './handover-notice.service';
import { HandoverPaperService } from './handover-paper.service';
import { HandoverService } from './handover.service';
import { LeavingController } from './leaving.controller';
import { LeavingService } from './leaving.service';
import { NominationController } from './nomination.controller';
import { NominationService } from './nomination.service';
import { PostService } from './post.service';
import { PostingWaitingService } from './posting-waiting.service';
import { PostingController } from './posting.controller';
import { SelectionController } from './selection.controller';
import { SelectionFilingService } from './filing.service';
import { PostChangeService } from './post-change.service';
import { SelectionCheckService } from './selection-check.service';
import { SelectionService } from './selection.service';
import { TeamStandingService } from './team-standing.service';
import { UnitQuotaService } from './unit-quota.service';
import { TermWatchService } from './term-watch.service';
import { TermClockService } from './term-clock.service';

@Module({
  imports: [OrganisationModule, PolicyModule, AssessmentModule, NoticeModule, ApprovalModule, AttendanceModule, RecordModule, HouseholdModule, MeetingModule, IssueModule, PlanModule],
  controllers: [PostingController, SelectionController, AdjustmentController, LeavingController, NominationController],
  providers: [PostService, HandoverFactsService, HandOnService, HandoverNoticeService, HandoverService, HandoverCloseService, HandoverActService, HandoverPaperService, HandoverKeptService, LeavingService, TermClockService, TermWatchService,
    DecidingService, AdjustmentJudgeService, AdjustmentService, AdjustmentNoticeService, AdjustmentActService, AdjustmentExecuteService, AdjustmentPaperService,
    PostingWaitingService, TeamStandingService, UnitQuotaService, SelectionService, SelectionFilingService, NominationService, SelectionCheckService, PostChangeService],
  exports: [PostingWaitingService, SelectionCheckService, HandoverKeptService, HandoverPaperService, AdjustmentPaperService],
})
export class PostingModule {}
