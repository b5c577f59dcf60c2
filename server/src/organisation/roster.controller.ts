import { Controller } from '@nestjs/common';
import { organisation } from '@village/shared/contract/organisation';
import { Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { RosterService } from './roster.service';

@Controller()
export class RosterController {
  constructor(private readonly rosters: RosterService) {}

  @Serve(organisation.template)
  template() { return this.rosters.template(); }

  @Serve(organisation.export)
  export(@Signed() who: Who) { return this.rosters.export(who); }
}
