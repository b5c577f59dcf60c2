import { Module } from '@nestjs/common';
import { FileModule } from '../file/file.module';
import { HouseholdModule } from '../household/household.module';
import { InspectionModule } from '../inspection/inspection.module';
import { MeetingModule } from '../meeting/meeting.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { RecordModule } from '../record/record.module';
import { WorklogModule } from '../worklog/worklog.module';
import { IssueHandOverService } from './hand-over.service';
import { ActService } from './act.service';
import { AssignService } from './assign.service';
import { ChannelService } from './channel.service';
import { IssueNoticeService } from './issue-notice.service';
import { IssueController } from './issue.controller';
import { IssueService } from './issue.service';
import { IssueListService } from './list.service';
import { OriginService } from './origin.service';
import { IssuePaperService } from './paper.service';
import { ProblemListService } from './problem-list.service';
import { RaiseService } from './raise.service';
import { IssueReplyService } from './reply.service';
import { SourceService } from './source.service';
import { IssueStatisticsService } from './statistics.service';
import { StepService } from './step.service';
import { VillagerService } from './villager.service';

@Module({
  imports: [InspectionModule, MeetingModule, WorklogModule, OrganisationModule, PolicyModule, NoticeModule, FileModule, RecordModule, HouseholdModule],
  controllers: [IssueController],
  providers: [IssueHandOverService, ChannelService, IssueNoticeService, StepService, IssueReplyService, OriginService, RaiseService, ActService, AssignService, IssueListService, IssueStatisticsService, IssuePaperService, ProblemListService, SourceService, IssueService, VillagerService],
  exports: [IssueHandOverService, IssueService, IssueListService, IssuePaperService, VillagerService],
})
export class IssueModule {}
