import { Controller } from '@nestjs/common';
import { nomination } from '@village/shared/contract/nomination';
import { NominateInput, NominationFileInput, NominationsInput } from '@village/shared/contract/nomination.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { NominationService } from './nomination.service';

@Controller()
export class NominationController {
  constructor(private readonly nominations: NominationService) {}

  @Serve(nomination.list, NominationsInput) list(@Input() input: NominationsInput, @Signed() who: Who) { return this.nominations.list(input, who); }
  @Serve(nomination.decide, NominateInput) decide(@Input() input: NominateInput, @Signed() who: Who) { return this.nominations.decide(input, who); }
  @Serve(nomination.xlsx, NominationFileInput) xlsx(@Input() input: NominationFileInput, @Signed() who: Who) { return this.nominations.xlsx(input, who); }
  @Serve(nomination.docx, NominationFileInput) docx(@Input() input: NominationFileInput, @Signed() who: Who) { return this.nominations.docx(input, who); }
}
