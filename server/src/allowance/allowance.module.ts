import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { AllowanceActService } from './act.service';
import { AllowanceController } from './allowance.controller';
import { AllowanceService } from './allowance.service';
import { AllowanceBookService } from './book.service';
import { AllowanceDrawService } from './draw.service';
import { AllowanceFileService } from './file.service';

@Module({
  imports: [NoticeModule, OrganisationModule, PolicyModule, AttendanceModule],
  controllers: [AllowanceController],
  providers: [AllowanceBookService, AllowanceDrawService, AllowanceService, AllowanceActService, AllowanceFileService],
  exports: [AllowanceService],
})
export class AllowanceModule {}
