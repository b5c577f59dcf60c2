import { Module } from '@nestjs/common';
import { AssessmentModule } from '../assessment/assessment.module';
import { FileModule } from '../file/file.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { AccessService } from './access.service';
import { BackupService } from './backup.service';
import { FilingPackService } from './filing-pack.service';
import { HandbookService } from './handbook.service';
import { MetricsService } from './metrics.service';
import { OperationController } from './operation.controller';
import { AccessSweepService, FaultSweepService } from './operation-sweep.service';
import { OwnDataService } from './own-data.service';
import { OwnRowsService } from './own-rows.service';
import { PlaceNameService } from './place-name.service';
import { RetentionService } from './retention.service';
import { BackupScheduleService } from './schedule.service';

@Module({
  imports: [FileModule, AssessmentModule, OrganisationModule],
  controllers: [OperationController],
  providers: [BackupService, BackupScheduleService, MetricsService, OwnRowsService, PlaceNameService, OwnDataService, RetentionService, AccessService, AccessSweepService, FaultSweepService, FilingPackService, HandbookService],
})
export class OperationModule {}
