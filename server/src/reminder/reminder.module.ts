import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module';
import { IssueModule } from '../issue/issue.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { DigestService } from './digest.service';
import { ReminderController } from './reminder.controller';
import { ReminderService } from './reminder.service';

@Module({
  imports: [OrganisationModule, PolicyModule, NoticeModule, AttendanceModule, IssueModule],
  controllers: [ReminderController],
  providers: [ReminderService, DigestService],
  exports: [DigestService],
})
export class ReminderModule {}
