import { Module } from '@nestjs/common';
import { ApprovalModule } from '../approval/approval.module';
import { FileModule } from '../file/file.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { NoticeModule } from '../notice/notice.module';
import { PolicyModule } from '../policy/policy.module';
import { AfterController } from './after.controller';
import { AfterService } from './after.service';
import { AlertService } from './alert.service';
import { ApplicationService } from './application.service';
import { ApprovableService } from './approvable.service';
import { AroundService } from './around.service';
import { AskingService } from './asking.service';
import { AwayController } from './away.controller';
import { CallableService } from './callable.service';
import { CallbackReaderService } from './callback-reader.service';
import { CallbackService } from './callback.service';
import { ChangeService } from './change.service';
import { ChartService } from './chart.service';
import { ConsultingService } from './consulting.service';
import { DecidingController } from './deciding.controller';
import { DecidingService } from './deciding.service';
import { DecisionService } from './decision.service';
import { DetailService } from './detail.service';
import { DueBackService } from './due-back.service';
import { ExtensionService } from './extension.service';
import { FilingService } from './filing.service';
import { FilingRegisterService } from './filing-register.service';
import { GrantedService } from './granted.service';
import { LeaveController } from './leave.controller';
import { LeaveService } from './leave.service';
import { LifeService } from './life.service';
import { LimitController } from './limit.controller';
import { LeaveNoticeService } from './notice.service';
import { OwnLeaveService } from './own.service';
import { PaperController } from './paper.controller';
import { PaperReaderService } from './paper-reader.service';
import { PaperKeepService } from './paper-keep.service';
import { PaperService } from './paper.service';
import { PhoneInService } from './phone-in.service';
import { RecallService } from './recall.service';
import { RestPlanCompareService } from './rest-plan-compare.service';
import { RestPlanController } from './rest-plan.controller';
import { RestPlanReaderService } from './rest-plan-reader.service';
import { RestPlanService } from './rest-plan.service';
import { RestAccountService } from './rest-account.service';
import { ReturnService } from './return.service';
import { LeaveRouteService } from './route.service';
import { SlipFactsService } from './slip-facts.service';
import { SlipService } from './slip.service';
import { TenureService } from './tenure.service';
import { LeaveToDoService } from './to-do.service';
import { LeaveTurnService } from './turn.service';
import { UrgingService } from './urging.service';
import { VersionService } from './version.service';
import { WaitingStepService } from './waiting.service';
import { WaiverService } from './waiver.service';
import { WatchService } from './watch.service';

@Module({
  imports: [FileModule, OrganisationModule, PolicyModule, NoticeModule, ApprovalModule],
  controllers: [LeaveController, DecidingController, AwayController, LimitController, PaperController, AfterController, RestPlanController],
  providers: [
    LeaveService, DetailService, TenureService, AlertService, AroundService, LeaveRouteService, ApplicationService, DecisionService, SlipService,
    DecidingService, ChangeService, VersionService, LeaveNoticeService,
    AskingService, ExtensionService, ReturnService, DueBackService, LifeService, PhoneInService, ChartService,
    SlipFactsService, GrantedService, FilingService, FilingRegisterService, AfterService,
    PaperService, PaperReaderService, PaperKeepService, ApprovableService,
    ConsultingService, WaitingStepService, UrgingService, WatchService, OwnLeaveService,
    LeaveTurnService, WaiverService, RecallService, RestAccountService, CallbackService, CallbackReaderService, CallableService, RestPlanCompareService, RestPlanReaderService, RestPlanService, LeaveToDoService,
  ],
  exports: [RestAccountService, ChartService, LeaveToDoService, RestPlanReaderService, FilingRegisterService, AfterService, PaperService, ConsultingService, WatchService, LeaveService, DetailService, TenureService, LeaveRouteService, AlertService, SlipService],
})
export class LeaveModule {}
