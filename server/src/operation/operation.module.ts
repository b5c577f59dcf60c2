import { Module } from '@nestjs/common';
import { AssessmentModule } from '../assessment/assessment.module';
import { FileModule } from '../file/file.module';
import { BackupService } from './backup.service';
import { MetricsService } from './metrics.service';
import { BackupScheduleService } from './schedule.service';

@Module({
  imports: [FileModule, AssessmentModule],
  providers: [BackupService, BackupScheduleService, MetricsService],
})
export class OperationModule {}
