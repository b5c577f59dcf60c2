import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module';
import { DutyModule } from '../duty/duty.module';
import { LeaveModule } from '../leave/leave.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { RecordModule } from '../record/record.module';
import { DayKnownService } from './day-known.service';
import { LogController } from './log.controller';
import { LogDutyService } from './log-duty.service';
import { LogFactsService } from './log-facts.service';
import { LogFileService } from './log-file.service';
import { LogMonthService } from './log-month.service';
import { LogReachService } from './log-reach.service';
import { LogReplyService } from './log-reply.service';
import { LogReviewService } from './log-review.service';
import { LogSigningService } from './log-signing.service';
import { LogService } from './log.service';
import { TaskFactService } from './task-fact.service';
import { TaskListService } from './task-list.service';
import { TaskRecipientService } from './task-recipient.service';
import { TaskResultService } from './task-result.service';
import { TaskViewService } from './task-view.service';
import { TaskSendingService } from './task-sending.service';
import { WorklogController } from './worklog.controller';

@Module({
  imports: [NoticeModule, OrganisationModule, PolicyModule, LeaveModule, AttendanceModule, DutyModule, RecordModule],
  controllers: [WorklogController, LogController],
  providers: [TaskRecipientService, TaskSendingService, TaskViewService, TaskFactService, TaskListService, TaskResultService, LogReachService, LogFactsService, DayKnownService, LogDutyService, LogReplyService, LogReviewService, LogSigningService, LogService, LogMonthService, LogFileService],
  exports: [LogFileService, TaskFactService, TaskResultService, TaskSendingService, LogFactsService, LogDutyService, LogService, LogReviewService],
})
export class WorklogModule {}
