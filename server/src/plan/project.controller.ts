import { Controller } from '@nestjs/common';
import { emergency } from '@village/shared/contract/emergency';
import { EmergencyInput, SaveEmergencyInput } from '@village/shared/contract/emergency.input';
import { project } from '@village/shared/contract/project';
import { AssetsXlsxInput, CheckFundsInput, ProjectInput, ProjectsInput, TargetsInput, UnitFollowupInput } from '@village/shared/contract/project.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { AssetService } from './asset.service';
import { EmergencyService } from './emergency.service';
import { FollowupService } from './followup.service';
import { ProjectService } from './project.service';
import { TargetService } from './target.service';

@Controller()
export class ProjectController {
  constructor(private readonly projects: ProjectService, private readonly stocks: AssetService, private readonly counted: TargetService, private readonly units: FollowupService, private readonly emergencies: EmergencyService) {}

  @Serve(project.list, ProjectsInput) list(@Input() input: ProjectsInput, @Signed() who: Who) { return this.projects.list(input, who); }
  @Serve(project.one, ProjectInput) one(@Input() input: ProjectInput, @Signed() who: Who) { return this.projects.one(input, who); }
  @Serve(project.checkFunds, CheckFundsInput) checkFunds(@Input() input: CheckFundsInput, @Signed() who: Who) { return this.projects.checkFunds(input, who); }
  @Serve(project.assets, ProjectsInput) assets(@Input() input: ProjectsInput, @Signed() who: Who) { return this.stocks.list(input, who); }
  @Serve(project.assetsXlsx, AssetsXlsxInput) assetsXlsx(@Input() input: AssetsXlsxInput, @Signed() who: Who) { return this.stocks.xlsx(input, who); }
  @Serve(project.targets, TargetsInput) targets(@Input() input: TargetsInput, @Signed() who: Who) { return this.counted.targets(input, who); }
  @Serve(project.followup, UnitFollowupInput) followup(@Input() input: UnitFollowupInput, @Signed() who: Who) { return this.units.followup(input, who); }
  @Serve(emergency.plan, EmergencyInput) plan(@Input() input: EmergencyInput, @Signed() who: Who) { return this.emergencies.plan(input, who); }
  @Serve(emergency.save, SaveEmergencyInput) save(@Input() input: SaveEmergencyInput, @Signed() who: Who) { return this.emergencies.save(input, who); }
}
