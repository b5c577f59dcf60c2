import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module';
import { CalendarService } from './calendar.service';
import { PolicyController } from './policy.controller';
import { PolicyService } from './policy.service';

@Module({ imports: [OrganisationModule], controllers: [PolicyController], providers: [PolicyService, CalendarService], exports: [PolicyService, CalendarService] })
export class PolicyModule {}
