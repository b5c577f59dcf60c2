import { Controller } from '@nestjs/common';
import { after } from '@village/shared/contract/after';
import { AfterInput, CheckReturnInput, RegisterReplacementInput } from '@village/shared/contract/after.input';
import { filing } from '@village/shared/contract/filing';
import { FilingFileInput, FilingIdInput, FilingsInput, RegisterFilingInput } from '@village/shared/contract/filing.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { AfterService } from './after.service';
import { FilingRegisterService } from './filing-register.service';

/** What is done once a leave is granted. */
@Controller()
export class AfterController {
  constructor(private readonly afters: AfterService, private readonly register: FilingRegisterService) {}

  @Serve(after.of, AfterInput) of(@Input() input: AfterInput, @Signed() who: Who) { return this.afters.after(input.id, who); }
  @Serve(after.check, CheckReturnInput) check(@Input() input: CheckReturnInput, @Signed() who: Who) { return this.afters.check(input, who); }
  @Serve(after.replace, RegisterReplacementInput) replace(@Input() input: RegisterReplacementInput, @Signed() who: Who) { return this.afters.replace(input, who); }
  @Serve(filing.list, FilingsInput) list(@Input() input: FilingsInput, @Signed() who: Who) { return this.register.list(input, who); }
  @Serve(filing.register, RegisterFilingInput) file(@Input() input: RegisterFilingInput, @Signed() who: Who) { return this.register.register(input, who); }
  @Serve(filing.receive, FilingIdInput) receive(@Input() input: FilingIdInput, @Signed() who: Who) { return this.register.receive(input, who); }
  @Serve(filing.xlsx, FilingFileInput) xlsx(@Input() input: FilingFileInput, @Signed() who: Who) { return this.register.xlsx(input, who); }
}
