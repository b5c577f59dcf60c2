import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module';
import { InspectionModule } from '../inspection/inspection.module';
import { IssueModule } from '../issue/issue.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { CaseReplyService } from './case-reply.service';
import { CaseService } from './case.service';
import { ConsequenceController } from './consequence.controller';
import { FactService } from './fact.service';
import { FindingFormService } from './finding-form.service';
import { FindingService } from './finding.service';
import { LedgerService } from './ledger.service';
import { PriorService } from './prior.service';
import { ProhibitionService } from './prohibition.service';
import { ProposalService } from './proposal.service';
import { SheetFactService } from './sheet-fact.service';
import { SubjectService } from './subject.service';

@Module({
  imports: [OrganisationModule, PolicyModule, NoticeModule, InspectionModule, AttendanceModule, IssueModule],
  controllers: [ConsequenceController],
  providers: [SheetFactService, FactService, SubjectService, PriorService, ProposalService, CaseReplyService, CaseService, FindingFormService, FindingService, LedgerService, ProhibitionService],
  exports: [ProposalService, CaseReplyService, LedgerService, FindingService, ProhibitionService],
})
export class ConsequenceModule {}
