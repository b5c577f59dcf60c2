import { Controller } from '@nestjs/common';
import { organisation } from '@village/shared/contract/organisation';
import { AddTermInput, EndTermInput, ImportInput, MovePersonInput, TeamEndInput } from '@village/shared/contract/organisation.input';
import { Input, Serve, Signed, Upload } from '../common/serve';
import type { Who } from '../common/who';
import { LeavingService } from './leaving.service';
import { SelectionService } from './selection.service';

/** Coming into a post and leaving it is asked of the organisation, and answered here: the check and the handover stand between. */
@Controller()
export class LeavingController {
  constructor(private readonly leaving: LeavingService, private readonly selections: SelectionService) {}

  @Serve(organisation.addTerm, AddTermInput) addTerm(@Input() input: AddTermInput, @Signed() who: Who) { return this.selections.addTerm(input, who); }
  @Serve(organisation.endTerm, EndTermInput) endTerm(@Input() input: EndTermInput, @Signed() who: Who) { return this.leaving.endTerm(input, who); }
  @Serve(organisation.move, MovePersonInput) move(@Input() input: MovePersonInput, @Signed() who: Who) { return this.leaving.move(input, who); }
  @Serve(organisation.import, ImportInput, { transaction: 'own' }) import(@Input() input: ImportInput, @Upload() file: Buffer, @Signed() who: Who) { return this.leaving.importRoster(input, file, who); }
  @Serve(organisation.endTeam, TeamEndInput) endTeam(@Input() input: TeamEndInput, @Signed() who: Who) { return this.leaving.endTeam(input, who); }
}
