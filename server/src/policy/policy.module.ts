import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module';
import { CalendarService } from './calendar.service';
import { DraftService } from './draft.service';
import { EditionService } from './edition.service';
import { GapService } from './gap.service';
import { PolicyController } from './policy.controller';
import { PolicyService } from './policy.service';
import { PublishService } from './publish.service';

@Module({
  imports: [OrganisationModule], controllers: [PolicyController],
  providers: [PolicyService, CalendarService, EditionService, PublishService, DraftService, GapService], exports: [PolicyService, CalendarService, EditionService],
})
export class PolicyModule {}
