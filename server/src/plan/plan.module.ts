import { Module } from '@nestjs/common';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { DraftService } from './draft.service';
import { ItemService } from './item.service';
import { PlanListService } from './plan-list.service';
import { PlanNoticeService } from './plan-notice.service';
import { PlanPaperService } from './plan-paper.service';
import { PlanPeopleService } from './plan-people.service';
import { PlanReplyService } from './plan-reply.service';
import { PlanStepService } from './plan-step.service';
import { PlanController } from './plan.controller';
import { PlanService } from './plan.service';

@Module({
  imports: [OrganisationModule, PolicyModule, NoticeModule],
  controllers: [PlanController],
  providers: [PlanStepService, PlanReplyService, PlanNoticeService, PlanPeopleService, DraftService, ItemService, PlanListService, PlanPaperService, PlanService],
  exports: [PlanService],
})
export class PlanModule {}
