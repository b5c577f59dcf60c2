import { Module } from '@nestjs/common';
import { AssessmentModule } from '../assessment/assessment.module';
import { AttendanceModule } from '../attendance/attendance.module';
import { LeaveModule } from '../leave/leave.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { AssessmentWhyService } from './assessment-why.service';
import { BackgroundService } from './background.service';
import { DayWhyService } from './day-why.service';
import { LeaveWhyService } from './leave-why.service';
import { SheetWhyService } from './sheet-why.service';
import { WhyController } from './why.controller';
import { WhyService } from './why.service';

@Module({
  imports: [OrganisationModule, PolicyModule, LeaveModule, AttendanceModule, AssessmentModule],
  controllers: [WhyController],
  providers: [WhyService, SheetWhyService, DayWhyService, LeaveWhyService, AssessmentWhyService, BackgroundService],
})
export class WhyModule {}
