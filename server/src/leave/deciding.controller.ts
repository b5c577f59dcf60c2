import { Controller } from '@nestjs/common';
import { approval } from '@village/shared/contract/approval';
import { ApprovalSubjectInput, ConsultAnswerInput, ConsultInput, ForwardInput } from '@village/shared/contract/approval.input';
import { leave } from '@village/shared/contract/leave';
import { ChangeInput, DecideInput } from '@village/shared/contract/leave.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { ChangeService } from './change.service';
import { ConsultingService } from './consulting.service';
import { DecidingService } from './deciding.service';
import { WatchService } from './watch.service';

/** How a leave is decided. */
@Controller()
export class DecidingController {
  constructor(private readonly deciding: DecidingService, private readonly changes: ChangeService, private readonly consulting: ConsultingService, private readonly watch: WatchService) {}

  @Serve(leave.decide, DecideInput) decide(@Input() input: DecideInput, @Signed() who: Who) { return this.deciding.decide(input, who); }
  @Serve(approval.forward, ForwardInput) forward(@Input() input: ForwardInput, @Signed() who: Who) { return this.deciding.forward(input, who); }
  @Serve(leave.change, ChangeInput) change(@Input() input: ChangeInput, @Signed() who: Who) { return this.changes.change(input, who); }
  @Serve(approval.consultees, ApprovalSubjectInput) consultees(@Input() input: ApprovalSubjectInput, @Signed() who: Who) { return this.consulting.consultees(input, who); }
  @Serve(approval.consult, ConsultInput) consult(@Input() input: ConsultInput, @Signed() who: Who) { return this.consulting.consult(input, who); }
  @Serve(approval.answerConsult, ConsultAnswerInput) answerConsult(@Input() input: ConsultAnswerInput, @Signed() who: Who) { return this.consulting.answer(input, who); }
  @Serve(approval.urge, ApprovalSubjectInput) urge(@Input() input: ApprovalSubjectInput, @Signed() who: Who) { return this.watch.urge(input, who); }
}
