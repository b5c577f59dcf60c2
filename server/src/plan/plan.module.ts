import { Module } from '@nestjs/common';
import { FileModule } from '../file/file.module';
import { HouseholdModule } from '../household/household.module';
import { IssueModule } from '../issue/issue.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { RecordModule } from '../record/record.module';
import { PlanHandOverService } from './hand-over.service';
import { AssetService } from './asset.service';
import { CallListService } from './call-list.service';
import { ConditionService } from './condition.service';
import { DraftService } from './draft.service';
import { EmergencyPaperService } from './emergency-paper.service';
import { EmergencyService } from './emergency.service';
import { FollowupService } from './followup.service';
import { InternalRuleService } from './internal-rule.service';
import { ItemService } from './item.service';
import { PlanListService } from './plan-list.service';
import { PlanNoticeService } from './plan-notice.service';
import { PlanPaperService } from './plan-paper.service';
import { PlanPeopleService } from './plan-people.service';
import { PlanReplyService } from './plan-reply.service';
import { PlanStepService } from './plan-step.service';
import { PlanController } from './plan.controller';
import { PlanService } from './plan.service';
import { ProjectController } from './project.controller';
import { ProjectService } from './project.service';
import { SupportController } from './support.controller';
import { TargetFactService } from './target-fact.service';
import { TargetService } from './target.service';
import { UnitVisitService } from './unit-visit.service';
import { WelfareFactService } from './welfare-fact.service';
import { WelfareService } from './welfare.service';

@Module({
  imports: [OrganisationModule, PolicyModule, NoticeModule, FileModule, RecordModule, HouseholdModule, IssueModule],
  controllers: [PlanController, ProjectController, SupportController],
  providers: [PlanHandOverService, PlanStepService, PlanReplyService, PlanNoticeService, PlanPeopleService, DraftService, ItemService, PlanListService, PlanPaperService, PlanService, ProjectService, AssetService, TargetFactService, TargetService, UnitVisitService, FollowupService, CallListService, EmergencyService, EmergencyPaperService, WelfareFactService, WelfareService, ConditionService, InternalRuleService],
  exports: [PlanHandOverService, PlanService, TargetFactService, UnitVisitService, WelfareFactService, PlanListService, PlanPaperService, EmergencyPaperService],
})
export class PlanModule {}
