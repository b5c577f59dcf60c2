import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module';
import { IssueModule } from '../issue/issue.module';
import { FileModule } from '../file/file.module';
import { LeaveModule } from '../leave/leave.module';
import { MeetingModule } from '../meeting/meeting.module';
import { PlanModule } from '../plan/plan.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { RecordModule } from '../record/record.module';
import { WorklogModule } from '../worklog/worklog.module';
import { AuthorService } from './author.service';
import { ReportDraftService } from './draft.service';
import { FIGURE_LOADERS, type FigureLoader } from './figure';
import { FigureAttendanceService } from './figure-attendance.service';
import { FigureIssueService } from './figure-issue.service';
import { FigureMeetingService } from './figure-meeting.service';
import { FigureRecordService } from './figure-record.service';
import { FigureWorklogService } from './figure-worklog.service';
import { FigureService } from './figure.service';
import { ReportListService } from './list.service';
import { ReportMaterialService } from './material.service';
import { OwnerNameService } from './owner-name.service';
import { ReportPaperService } from './paper.service';
import { ReportReplyService } from './reply.service';
import { RequestAskerService } from './request-asker.service';
import { RequestReplyService } from './request-reply.service';
import { DataRequestController } from './request.controller';
import { DataRequestService } from './request.service';
import { ReportController } from './report.controller';
import { ReportService } from './report.service';
import { ReportSubmitService } from './submit.service';
import { ReportTellService } from './tell.service';
import { ReportTurnService } from './turn.service';

/** One for each module whose facts a report tells. */
const LOADERS = [FigureAttendanceService, FigureWorklogService, FigureRecordService, FigureMeetingService, FigureIssueService];

@Module({
  imports: [OrganisationModule, PolicyModule, NoticeModule, FileModule, LeaveModule, AttendanceModule, WorklogModule, RecordModule, MeetingModule, PlanModule, IssueModule],
  controllers: [ReportController, DataRequestController],
  providers: [
    ...LOADERS, { provide: FIGURE_LOADERS, useFactory: (...loaders: FigureLoader[]) => loaders, inject: LOADERS }, FigureService, AuthorService, OwnerNameService, ReportTurnService, ReportReplyService, ReportDraftService,
    ReportTellService, ReportSubmitService, ReportMaterialService, ReportListService, ReportPaperService, ReportService, RequestAskerService, RequestReplyService, DataRequestService,
  ],
  exports: [ReportService, ReportListService, DataRequestService, FigureService, ReportReplyService, ReportPaperService],
})
export class ReportModule {}
