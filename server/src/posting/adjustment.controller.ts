import { Controller } from '@nestjs/common';
import { adjustment } from '@village/shared/contract/adjustment';
import {
  AdjustmentInput, AdjustmentOptionsInput, AdjustmentsInput, AnswerAdjustmentInput, DecideAdjustmentInput, ExecuteAdjustmentInput, ProposeAdjustmentInput, SettleAttachedInput, WithdrawAdjustmentInput,
} from '@village/shared/contract/adjustment.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { AdjustmentActService } from './adjustment-act.service';
import { AdjustmentExecuteService } from './adjustment-execute.service';
import { AdjustmentPaperService } from './adjustment-paper.service';
import { AdjustmentService } from './adjustment.service';

@Controller()
export class AdjustmentController {
  constructor(private readonly adjustments: AdjustmentService, private readonly acts: AdjustmentActService, private readonly executing: AdjustmentExecuteService, private readonly papers: AdjustmentPaperService) {}

  @Serve(adjustment.list, AdjustmentsInput) list(@Input() input: AdjustmentsInput, @Signed() who: Who) { return this.adjustments.list(input, who); }
  @Serve(adjustment.options, AdjustmentOptionsInput) options(@Input() input: AdjustmentOptionsInput, @Signed() who: Who) { return this.adjustments.options(input, who); }
  @Serve(adjustment.propose, ProposeAdjustmentInput) propose(@Input() input: ProposeAdjustmentInput, @Signed() who: Who) { return this.acts.propose(input, who); }
  @Serve(adjustment.one, AdjustmentInput) one(@Input() input: AdjustmentInput, @Signed() who: Who) { return this.adjustments.one(input.id, who); }
  @Serve(adjustment.answer, AnswerAdjustmentInput) answer(@Input() input: AnswerAdjustmentInput, @Signed() who: Who) { return this.acts.answer(input, who); }
  @Serve(adjustment.decide, DecideAdjustmentInput) decide(@Input() input: DecideAdjustmentInput, @Signed() who: Who) { return this.acts.decide(input, who); }
  @Serve(adjustment.withdraw, WithdrawAdjustmentInput) withdraw(@Input() input: WithdrawAdjustmentInput, @Signed() who: Who) { return this.acts.withdraw(input, who); }
  @Serve(adjustment.execute, ExecuteAdjustmentInput) execute(@Input() input: ExecuteAdjustmentInput, @Signed() who: Who) { return this.executing.execute(input, who); }
  @Serve(adjustment.settle, SettleAttachedInput) settle(@Input() input: SettleAttachedInput, @Signed() who: Who) { return this.acts.settle(input, who); }
  @Serve(adjustment.docx, AdjustmentInput) docx(@Input() input: AdjustmentInput, @Signed() who: Who) { return this.papers.file(input, 'docx', who); }
  @Serve(adjustment.pdf, AdjustmentInput) pdf(@Input() input: AdjustmentInput, @Signed() who: Who) { return this.papers.file(input, 'pdf', who); }
}
