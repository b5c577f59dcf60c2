import { Module } from '@nestjs/common';
import { AssessmentModule } from '../assessment/assessment.module';
import { AttendanceModule } from '../attendance/attendance.module';
import { ConsequenceModule } from '../consequence/consequence.module';
import { DisclosureModule } from '../disclosure/disclosure.module';
import { DutyModule } from '../duty/duty.module';
import { FileModule } from '../file/file.module';
import { HouseholdModule } from '../household/household.module';
import { InspectionModule } from '../inspection/inspection.module';
import { IssueModule } from '../issue/issue.module';
import { LeaveModule } from '../leave/leave.module';
import { MeetingModule } from '../meeting/meeting.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PlanModule } from '../plan/plan.module';
import { PolicyModule } from '../policy/policy.module';
import { PostingModule } from '../posting/posting.module';
import { RecordModule } from '../record/record.module';
import { ReportModule } from '../report/report.module';
import { WorklogModule } from '../worklog/worklog.module';
import { ArchiveController } from './archive.controller';
import { ArchiveFactsService } from './archive-facts.service';
import { ArchiveService } from './archive.service';
import { CustodianService } from './custodian.service';
import { FilingArchiveService } from './filing.service';
import { AdjustmentSource, AssessmentSource, CircularSource, ConsequenceSource } from './judgement.source';
import { EmergencySource, IssueSource, MinutesSource, PartyReportSource, PlanSource, ReportSource, SheetSource, SlipSource } from './paper.source';
import { ArchiveReachService } from './reach.service';
import { RecordSource } from './record.source';
import { BookCheckSource, DecisionSource, EventSource, HouseholdSource } from './register.source';
import { HandoverSource, LogSource, PublicationSource, RosterSource } from './work.source';
import { ARCHIVE_SOURCES, type ArchiveSource } from './source';
import { ArchiveStandingService } from './standing.service';
import { ArchiveZipService } from './zip.service';

/** One for each module that has something to file. */
const SOURCES = [
  SheetSource, SlipSource, RosterSource, LogSource, RecordSource, MinutesSource, DecisionSource, EventSource, PartyReportSource, BookCheckSource, IssueSource, PlanSource, EmergencySource, ReportSource, HouseholdSource, PublicationSource, HandoverSource,
  CircularSource, ConsequenceSource, AssessmentSource, AdjustmentSource,
];

@Module({
  imports: [OrganisationModule, PolicyModule, FileModule, LeaveModule, AttendanceModule, DutyModule, WorklogModule, DisclosureModule, RecordModule, HouseholdModule, MeetingModule, IssueModule, PlanModule, ReportModule, PostingModule, InspectionModule, ConsequenceModule, AssessmentModule],
  controllers: [ArchiveController],
  providers: [...SOURCES, { provide: ARCHIVE_SOURCES, useFactory: (...sources: ArchiveSource[]) => sources, inject: SOURCES }, ArchiveReachService, ArchiveFactsService, ArchiveStandingService, ArchiveService, FilingArchiveService, CustodianService, ArchiveZipService],
  exports: [FilingArchiveService, CustodianService],
})
export class ArchiveModule {}
