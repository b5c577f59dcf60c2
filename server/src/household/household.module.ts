import { Module } from '@nestjs/common';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { RecordModule } from '../record/record.module';
import { HouseholdHandOverService } from './hand-over.service';
import { ContactController } from './contact.controller';
import { ContactService } from './contact.service';
import { HouseholdChangeService } from './household-change.service';
import { HouseholdCoverService } from './household-cover.service';
import { HouseholdEntryService } from './household-entry.service';
import { HouseholdFactsService } from './household-facts.service';
import { HouseholdFormService } from './household-form.service';
import { HouseholdHistoryService } from './household-history.service';
import { HouseholdImportService } from './household-import.service';
import { HouseholdListService } from './household-list.service';
import { HouseholdPairService } from './household-pair.service';
import { HouseholdReachService } from './household-reach.service';
import { HouseholdReplyService } from './household-reply.service';
import { HouseholdRegisterService } from './household-register.service';
import { HouseholdRevealService } from './household-reveal.service';
import { HouseholdTellService } from './household-tell.service';
import { HouseholdVisitService } from './household-visit.service';
import { CoverageController } from './coverage.controller';
import { HouseholdCoverageService } from './household-coverage.service';
import { HouseholdController } from './household.controller';
import { HouseholdVisitController } from './visit.controller';

@Module({
  imports: [OrganisationModule, NoticeModule, PolicyModule, RecordModule],
  controllers: [HouseholdController, HouseholdVisitController, CoverageController, ContactController],
  providers: [
    HouseholdHandOverService, HouseholdReachService, HouseholdFactsService, HouseholdHistoryService, HouseholdReplyService, HouseholdChangeService, HouseholdPairService, HouseholdCoverService, HouseholdCoverageService, HouseholdRevealService, HouseholdListService, HouseholdVisitService,
    HouseholdEntryService, HouseholdTellService,
    HouseholdImportService, HouseholdFormService, ContactService, HouseholdRegisterService,
  ],
  exports: [HouseholdHandOverService, HouseholdFactsService, HouseholdCoverService, HouseholdListService, HouseholdReachService, ContactService, HouseholdRegisterService],
})
export class HouseholdModule {}
