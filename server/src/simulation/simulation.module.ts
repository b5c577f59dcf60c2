import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module';
import { LeaveModule } from '../leave/leave.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { CaseService } from './case.service';
import { ResultService } from './result.service';
import { RunService } from './run.service';
import { SimulationController } from './simulation.controller';
import { SimulationService } from './simulation.service';

@Module({
  imports: [OrganisationModule, PolicyModule, LeaveModule, AttendanceModule],
  controllers: [SimulationController],
  providers: [CaseService, RunService, SimulationService, ResultService],
})
export class SimulationModule {}
