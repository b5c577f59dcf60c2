import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { TaskListService } from './task-list.service';
import { TaskResultService } from './task-result.service';
import { WorklogController } from './worklog.controller';

@Module({
  imports: [OrganisationModule, PolicyModule],
  controllers: [WorklogController],
  providers: [TaskListService, TaskResultService],
  exports: [TaskResultService],
})
export class WorklogModule {}
