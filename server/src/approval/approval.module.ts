import { Module } from '@nestjs/common';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { ApprovalService } from './approval.service';
import { DeputyController } from './deputy.controller';
import { DeputyService } from './deputy.service';

@Module({ imports: [OrganisationModule, NoticeModule], controllers: [DeputyController], providers: [ApprovalService, DeputyService], exports: [ApprovalService] })
export class ApprovalModule {}
