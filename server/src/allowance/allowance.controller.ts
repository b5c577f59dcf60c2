import { Controller } from '@nestjs/common';
import { allowance } from '@village/shared/contract/allowance';
import { AllowanceFileInput, AllowanceListInput, AllowancePlacesInput, ConfirmAllowanceInput, PayslipInput, StateAllowanceInput } from '@village/shared/contract/allowance.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { AllowanceActService } from './act.service';
import { AllowanceService } from './allowance.service';
import { AllowanceFileService } from './file.service';

@Controller()
export class AllowanceController {
  constructor(private readonly lists: AllowanceService, private readonly acts: AllowanceActService, private readonly files: AllowanceFileService) {}

  @Serve(allowance.places, AllowancePlacesInput) places(@Input() input: AllowancePlacesInput, @Signed() who: Who) { return this.lists.places(input, who); }
  @Serve(allowance.payslip, PayslipInput) payslip(@Input() input: PayslipInput, @Signed() who: Who) { return this.lists.payslip(input, who); }
  @Serve(allowance.xlsx, AllowanceFileInput) xlsx(@Input() input: AllowanceFileInput, @Signed() who: Who) { return this.files.xlsx(input, who); }
  @Serve(allowance.list, AllowanceListInput) list(@Input() input: AllowanceListInput, @Signed() who: Who) { return this.lists.list(input, who); }
  @Serve(allowance.state, StateAllowanceInput) state(@Input() input: StateAllowanceInput, @Signed() who: Who) { return this.acts.state(input, who); }
  @Serve(allowance.confirm, ConfirmAllowanceInput) confirm(@Input() input: ConfirmAllowanceInput, @Signed() who: Who) { return this.acts.confirm(input, who); }
}
