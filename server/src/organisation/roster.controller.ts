import { Controller } from '@nestjs/common';
import { organisation } from '@village/shared/contract/organisation';
import { ImportInput } from '@village/shared/contract/organisation.input';
import { Input, Serve, Signed, Upload } from '../common/serve';
import type { Who } from '../common/who';
import { RosterService } from './roster.service';

@Controller()
export class RosterController {
  constructor(private readonly rosters: RosterService) {}

  @Serve(organisation.template)
  template() { return this.rosters.template(); }

  @Serve(organisation.export)
  export(@Signed() who: Who) { return this.rosters.export(who); }

  @Serve(organisation.import, ImportInput, { transaction: 'own' })
  import(@Input() input: ImportInput, @Upload() file: Buffer, @Signed() who: Who) { return this.rosters.import(input, file, who); }
}
