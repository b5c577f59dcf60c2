import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module';
import { LeaveModule } from '../leave/leave.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { BackgroundService } from './background.service';
import { DayWhyService } from './day-why.service';
import { LeaveWhyService } from './leave-why.service';
import { SheetWhyService } from './sheet-why.service';
import { WhyController } from './why.controller';
import { WhyService } from './why.service';

@Module({
  imports: [OrganisationModule, PolicyModule, LeaveModule, AttendanceModule],
  controllers: [WhyController],
  providers: [WhyService, SheetWhyService, DayWhyService, LeaveWhyService, BackgroundService],
})
export class WhyModule {}
