import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module';
import { DutyModule } from '../duty/duty.module';
import { LeaveModule } from '../leave/leave.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { DayKnownService } from './day-known.service';
import { LogController } from './log.controller';
import { LogFactsService } from './log-facts.service';
import { LogFileService } from './log-file.service';
import { LogMonthService } from './log-month.service';
import { LogReachService } from './log-reach.service';
import { LogReplyService } from './log-reply.service';
import { LogReviewService } from './log-review.service';
import { LogService } from './log.service';
import { TaskFactService } from './task-fact.service';
import { TaskListService } from './task-list.service';
import { TaskResultService } from './task-result.service';
import { TaskSendingService } from './task-sending.service';
import { WorklogController } from './worklog.controller';

@Module({
  imports: [OrganisationModule, PolicyModule, LeaveModule, AttendanceModule, DutyModule],
  controllers: [WorklogController, LogController],
  providers: [TaskFactService, TaskSendingService, TaskListService, TaskResultService, LogReachService, LogFactsService, DayKnownService, LogReplyService, LogReviewService, LogService, LogMonthService, LogFileService],
  exports: [TaskFactService, TaskResultService, LogFactsService, LogService, LogReviewService],
})
export class WorklogModule {}
