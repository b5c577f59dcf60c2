import { Module } from '@nestjs/common';
import { HolderService } from './holder.service';
import { OfficeService } from './office.service';
import { OrganisationController } from './organisation.controller';
import { OrganisationService } from './organisation.service';
import { PeopleController } from './people.controller';
import { PeopleService } from './people.service';
import { PersonService } from './person.service';
import { ReachService } from './reach.service';
import { RosterController } from './roster.controller';
import { RosterService } from './roster.service';
import { TeamService } from './team.service';
import { TermService } from './term.service';
import { UnitService } from './unit.service';
import { PrecinctController } from './precinct.controller';
import { PrecinctService } from './precinct.service';

const SERVICES = [OrganisationService, UnitService, TeamService, PersonService, PeopleService, TermService, HolderService, ReachService, PrecinctService];

@Module({
  controllers: [OrganisationController, PeopleController, RosterController, PrecinctController],
  providers: [...SERVICES, RosterService, OfficeService],
  exports: [...SERVICES, RosterService],
})
export class OrganisationModule {}
