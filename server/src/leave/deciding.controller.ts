import { Controller } from '@nestjs/common';
import { approval } from '@village/shared/contract/approval';
import { ForwardInput } from '@village/shared/contract/approval.input';
import { leave } from '@village/shared/contract/leave';
import { ChangeInput, DecideInput } from '@village/shared/contract/leave.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { ChangeService } from './change.service';
import { DecidingService } from './deciding.service';

/** How a leave is decided. */
@Controller()
export class DecidingController {
  constructor(private readonly deciding: DecidingService, private readonly changes: ChangeService) {}

  @Serve(leave.decide, DecideInput) decide(@Input() input: DecideInput, @Signed() who: Who) { return this.deciding.decide(input, who); }
  @Serve(approval.forward, ForwardInput) forward(@Input() input: ForwardInput, @Signed() who: Who) { return this.deciding.forward(input, who); }
  @Serve(leave.change, ChangeInput) change(@Input() input: ChangeInput, @Signed() who: Who) { return this.changes.change(input, who); }
}
