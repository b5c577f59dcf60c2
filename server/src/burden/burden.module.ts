import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module';
import { HouseholdModule } from '../household/household.module';
import { IssueModule } from '../issue/issue.module';
import { MeetingModule } from '../meeting/meeting.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PlanModule } from '../plan/plan.module';
import { PolicyModule } from '../policy/policy.module';
import { ReportModule } from '../report/report.module';
import { WorklogModule } from '../worklog/worklog.module';
import { BurdenController } from './burden.controller';
import { BurdenService } from './burden.service';
import { BurdenCeilingService } from './ceiling.service';
import { BurdenDocumentService } from './document.service';
import { BurdenRequestService } from './request.service';

@Module({
  imports: [OrganisationModule, PolicyModule, NoticeModule, AttendanceModule, WorklogModule, HouseholdModule, MeetingModule, IssueModule, PlanModule, ReportModule],
  controllers: [BurdenController],
  providers: [BurdenDocumentService, BurdenRequestService, BurdenCeilingService, BurdenService],
  exports: [BurdenCeilingService],
})
export class BurdenModule {}
