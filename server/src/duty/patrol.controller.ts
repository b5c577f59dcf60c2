import { Controller } from '@nestjs/common';
import { duty } from '@village/shared/contract/duty';
import { AnswerSwapInput, AskPatrolSwapInput, AskSwapInput, ConfirmPatrolInput, PatrolGroupsInput, PatrolInput, PatrolRecordInput, PatrolsInput } from '@village/shared/contract/duty.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { PatrolGroupService } from './patrol-group.service';
import { PatrolRecordService } from './patrol-record.service';
import { PatrolSwapService } from './patrol-swap.service';
import { PatrolService } from './patrol.service';
import { RosterSwapService } from './roster-swap.service';
import { SwapAnswerService } from './swap-answer.service';

/** Patrols, and swaps of duties and patrols. */
@Controller()
export class PatrolController {
  constructor(
    private readonly patrols: PatrolService, private readonly groups: PatrolGroupService, private readonly kept: PatrolRecordService, private readonly patrolSwaps: PatrolSwapService,
    private readonly rosterSwaps: RosterSwapService, private readonly answers: SwapAnswerService,
  ) {}

  @Serve(duty.askSwap, AskSwapInput) askSwap(@Input() input: AskSwapInput, @Signed() who: Who) { return this.rosterSwaps.ask(input, who); }
  @Serve(duty.answerSwap, AnswerSwapInput) answerSwap(@Input() input: AnswerSwapInput, @Signed() who: Who) { return this.answers.answer(input, who); }
  @Serve(duty.patrol, PatrolInput) patrol(@Input() input: PatrolInput, @Signed() who: Who) { return this.patrols.patrol(input, who); }
  @Serve(duty.setGroups, PatrolGroupsInput) setGroups(@Input() input: PatrolGroupsInput, @Signed() who: Who) { return this.groups.set(input, who); }
  @Serve(duty.askPatrolSwap, AskPatrolSwapInput) askPatrolSwap(@Input() input: AskPatrolSwapInput, @Signed() who: Who) { return this.patrolSwaps.ask(input, who); }
  @Serve(duty.patrols, PatrolsInput) records(@Input() input: PatrolsInput, @Signed() who: Who) { return this.kept.records(input, who); }
  @Serve(duty.recordPatrol, PatrolRecordInput) recordPatrol(@Input() input: PatrolRecordInput, @Signed() who: Who) { return this.kept.record(input, who); }
  @Serve(duty.confirmPatrol, ConfirmPatrolInput) confirmPatrol(@Input() input: ConfirmPatrolInput, @Signed() who: Who) { return this.kept.confirm(input, who); }
}
