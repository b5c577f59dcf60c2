import { Module } from '@nestjs/common';
import { AllowanceModule } from '../allowance/allowance.module';
import { ApprovalModule } from '../approval/approval.module';
import { AssessmentModule } from '../assessment/assessment.module';
import { AttendanceModule } from '../attendance/attendance.module';
import { ConsequenceModule } from '../consequence/consequence.module';
import { DisclosureModule } from '../disclosure/disclosure.module';
import { DueModule } from '../due/due.module';
import { DutyModule } from '../duty/duty.module';
import { HouseholdModule } from '../household/household.module';
import { InspectionModule } from '../inspection/inspection.module';
import { IssueModule } from '../issue/issue.module';
import { LeaveModule } from '../leave/leave.module';
import { MeetingModule } from '../meeting/meeting.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PlanModule } from '../plan/plan.module';
import { PolicyModule } from '../policy/policy.module';
import { PostingModule } from '../posting/posting.module';
import { ReportModule } from '../report/report.module';
import { WorklogModule } from '../worklog/worklog.module';
import { DigestService } from './digest.service';
import { ReminderController } from './reminder.controller';
import { ReminderService } from './reminder.service';
import type { ReminderSource } from './source';
import { REMINDER_SOURCES, SOURCES } from './sources';

@Module({
  imports: [OrganisationModule, PolicyModule, NoticeModule, AttendanceModule, DutyModule, WorklogModule, HouseholdModule, IssueModule, PlanModule, DisclosureModule, DueModule, AssessmentModule, AllowanceModule, ReportModule, MeetingModule, ApprovalModule, LeaveModule, InspectionModule, ConsequenceModule, PostingModule],
  controllers: [ReminderController],
  providers: [...SOURCES, { provide: REMINDER_SOURCES, useFactory: (...all: ReminderSource[]) => all, inject: SOURCES }, ReminderService, DigestService],
  exports: [DigestService],
})
export class ReminderModule {}
