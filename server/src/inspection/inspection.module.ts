import { Module } from '@nestjs/common';
import { LeaveModule } from '../leave/leave.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { CheckFactService } from './check-fact.service';
import { CheckReplyService } from './check-reply.service';
import { CheckService } from './check.service';
import { CircularService } from './circular.service';
import { ConfirmedAbsenceService } from './confirmed-absence.service';
import { InspectionController } from './inspection.controller';
import { InspectionFactService } from './inspection-fact.service';
import { InspectionReplyService } from './inspection-reply.service';
import { InspectionService } from './inspection.service';

@Module({
  imports: [OrganisationModule, PolicyModule, NoticeModule, LeaveModule],
  controllers: [InspectionController],
  providers: [CheckFactService, CheckReplyService, InspectionReplyService, InspectionService, CheckService, CircularService, InspectionFactService, ConfirmedAbsenceService],
  exports: [InspectionService, CircularService, CheckFactService, CheckService, InspectionFactService, ConfirmedAbsenceService],
})
export class InspectionModule {}
