import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module';
import { ApprovalService } from './approval.service';

@Module({ imports: [OrganisationModule], providers: [ApprovalService], exports: [ApprovalService] })
export class ApprovalModule {}
