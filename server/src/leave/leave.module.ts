import { Module } from '@nestjs/common';
import { ApprovalModule } from '../approval/approval.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { AlertService } from './alert.service';
import { ApplicationService } from './application.service';
import { AroundService } from './around.service';
import { DecisionService } from './decision.service';
import { DetailService } from './detail.service';
import { LeaveController } from './leave.controller';
import { LeaveService } from './leave.service';
import { LeaveRouteService } from './route.service';
import { SlipService } from './slip.service';
import { TenureService } from './tenure.service';

@Module({
  imports: [OrganisationModule, PolicyModule, ApprovalModule],
  controllers: [LeaveController],
  providers: [LeaveService, DetailService, TenureService, AlertService, AroundService, LeaveRouteService, ApplicationService, DecisionService, SlipService],
  exports: [LeaveService, DetailService, TenureService, LeaveRouteService, AlertService, SlipService],
})
export class LeaveModule {}
