import { Controller } from '@nestjs/common';
import { organisation } from '@village/shared/contract/organisation';
import {
  AddOrganisationInput, AddTeamInput, AddUnitInput, OfficesInput, OrganisationIdInput, RenameOrganisationInput, TeamsInput, UpdateUnitInput,
} from '@village/shared/contract/organisation.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { OfficeService } from './office.service';
import { OrganisationService } from './organisation.service';
import { TeamService } from './team.service';
import { UnitService } from './unit.service';

@Controller()
export class OrganisationController {
  constructor(private readonly organisations: OrganisationService, private readonly units: UnitService, private readonly teams: TeamService, private readonly leading: OfficeService) {}

  @Serve(organisation.tree)
  tree(@Signed() who: Who) { return this.organisations.tree(who); }

  @Serve(organisation.add, AddOrganisationInput)
  add(@Input() input: AddOrganisationInput, @Signed() who: Who) { return this.organisations.add(input, who); }

  @Serve(organisation.rename, RenameOrganisationInput)
  rename(@Input() input: RenameOrganisationInput, @Signed() who: Who) { return this.organisations.rename(input, who); }

  @Serve(organisation.remove, OrganisationIdInput)
  remove(@Input() input: OrganisationIdInput, @Signed() who: Who) { return this.organisations.remove(input, who); }

  @Serve(organisation.offices, OfficesInput)
  offices(@Input() input: OfficesInput, @Signed() who: Who) { return this.leading.list(input, who); }

  @Serve(organisation.units)
  listUnits(@Signed() who: Who) { return this.units.list(who); }

  @Serve(organisation.addUnit, AddUnitInput)
  addUnit(@Input() input: AddUnitInput, @Signed() who: Who) { return this.units.add(input, who); }

  @Serve(organisation.updateUnit, UpdateUnitInput)
  updateUnit(@Input() input: UpdateUnitInput, @Signed() who: Who) { return this.units.update(input, who); }

  @Serve(organisation.teams, TeamsInput)
  listTeams(@Input() input: TeamsInput, @Signed() who: Who) { return this.teams.list(input, who); }

  @Serve(organisation.addTeam, AddTeamInput)
  addTeam(@Input() input: AddTeamInput, @Signed() who: Who) { return this.teams.add(input, who); }
}
