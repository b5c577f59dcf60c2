import { Module } from '@nestjs/common';
import { AssessmentModule } from '../assessment/assessment.module';
import { AttendanceModule } from '../attendance/attendance.module';
import { HouseholdModule } from '../household/household.module';
import { IssueModule } from '../issue/issue.module';
import { InspectionModule } from '../inspection/inspection.module';
import { LeaveModule } from '../leave/leave.module';
import { MeetingModule } from '../meeting/meeting.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PlanModule } from '../plan/plan.module';
import { PolicyModule } from '../policy/policy.module';
import { PostingModule } from '../posting/posting.module';
import { ReportModule } from '../report/report.module';
import { DisclosureModule } from '../disclosure/disclosure.module';
import { RecordModule } from '../record/record.module';
import { WorklogModule } from '../worklog/worklog.module';
import { DueOverviewService } from './due-overview.service';
import { DueViewService } from './due-view.service';
import { DueController } from './due.controller';
import { DueService } from './due.service';
import { LoadAttendanceService } from './load-attendance.service';
import { LoadContactService } from './load-contact.service';
import { LoadInspectionService } from './load-inspection.service';
import { LoadMeetingService } from './load-meeting.service';
import { LoadRatingService } from './load-rating.service';
import { LoadRecordService } from './load-record.service';
import { LoadReportService } from './load-report.service';
import { LoadTermService } from './load-term.service';
import { LoadVillageService } from './load-village.service';
import { LoadWorklogService } from './load-worklog.service';
import { DUE_LOADERS, type DueLoader } from './loader';
import { SubjectService } from './subject.service';

/** One line for each module whose facts are asked for. */
const LOADERS = [LoadAttendanceService, LoadWorklogService, LoadTermService, LoadRecordService, LoadReportService, LoadMeetingService, LoadVillageService, LoadContactService, LoadRatingService, LoadInspectionService];

@Module({
  imports: [OrganisationModule, PolicyModule, LeaveModule, InspectionModule, AttendanceModule, WorklogModule, RecordModule, HouseholdModule, MeetingModule, IssueModule, PlanModule, DisclosureModule, AssessmentModule, PostingModule, ReportModule],
  controllers: [DueController],
  providers: [...LOADERS, { provide: DUE_LOADERS, useFactory: (...loaders: DueLoader[]) => loaders, inject: LOADERS }, SubjectService, DueService, DueViewService, DueOverviewService],
  exports: [DueService, SubjectService, DueViewService],
})
export class DueModule {}
