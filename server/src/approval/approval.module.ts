import { Module } from '@nestjs/common';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { ApprovalService } from './approval.service';
import { ConsultService } from './consult.service';
import { DeputyController } from './deputy.controller';
import { DeputyService } from './deputy.service';

@Module({ imports: [OrganisationModule, NoticeModule], controllers: [DeputyController], providers: [ApprovalService, DeputyService, ConsultService], exports: [ApprovalService, DeputyService, ConsultService] })
export class ApprovalModule {}
