import { Controller } from '@nestjs/common';
import { leave } from '@village/shared/contract/leave';
import {
  AlertsInput, ApplyInput, DeclareAlertInput, EndAlertInput, LeaveIdInput, LeavesInput, ReturnInput, StandInsInput,
} from '@village/shared/contract/leave.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { AlertService } from './alert.service';
import { AroundService } from './around.service';
import { AskingService } from './asking.service';
import { DecisionService } from './decision.service';
import { DetailService } from './detail.service';
import { LeaveService } from './leave.service';
import { ReturnService } from './return.service';

@Controller()
export class LeaveController {
  constructor(
    private readonly leaves: LeaveService, private readonly asking: AskingService,
    private readonly decisions: DecisionService, private readonly details: DetailService,
    private readonly arounds: AroundService, private readonly alertPeriods: AlertService, private readonly returns: ReturnService,
  ) {}

  @Serve(leave.apply, ApplyInput) apply(@Input() input: ApplyInput, @Signed() who: Who) { return this.asking.apply(input, who); }
  @Serve(leave.list, LeavesInput) list(@Input() input: LeavesInput, @Signed() who: Who) { return this.leaves.list(input, who); }
  @Serve(leave.standIns, StandInsInput) standIns(@Input() input: StandInsInput, @Signed() who: Who) { return this.leaves.standIns(input, who); }
  @Serve(leave.around, StandInsInput) around(@Input() input: StandInsInput, @Signed() who: Who) { return this.arounds.mine(input, who); }
  @Serve(leave.alerts, AlertsInput) alerts(@Input() input: AlertsInput, @Signed() who: Who) { return this.alertPeriods.list(input, who); }
  @Serve(leave.declareAlert, DeclareAlertInput) declareAlert(@Input() input: DeclareAlertInput, @Signed() who: Who) { return this.alertPeriods.declare(input, who); }
  @Serve(leave.endAlert, EndAlertInput) endAlert(@Input() input: EndAlertInput, @Signed() who: Who) { return this.alertPeriods.end(input, who); }
  @Serve(leave.detail, LeaveIdInput) detail(@Input() input: LeaveIdInput, @Signed() who: Who) { return this.details.detail(input.id, who); }
  @Serve(leave.withdraw, LeaveIdInput) withdraw(@Input() input: LeaveIdInput, @Signed() who: Who) { return this.decisions.withdraw(input, who); }
  @Serve(leave.return, ReturnInput) giveBack(@Input() input: ReturnInput, @Signed() who: Who) { return this.returns.giveBack(input, who); }
}
