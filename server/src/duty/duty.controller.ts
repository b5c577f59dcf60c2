import { Controller } from '@nestjs/common';
import { duty } from '@village/shared/contract/duty';
import {
  AnswerSwapInput, AskSwapInput, ConfirmPatrolInput, DutyBoardInput, DutyEffectInput, PatrolGroupsInput, PatrolInput, PatrolRecordInput, PatrolsInput, PublishDutyInput,
} from '@village/shared/contract/duty.input';
import { ChartInput } from '@village/shared/contract/away.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { EffectService } from './effect.service';
import { PatrolService } from './patrol.service';
import { PlaceService } from './place.service';
import { PublishService } from './publish.service';
import { SwapService } from './swap.service';
import { DutyTodayService } from './today.service';
import { WallService } from './wall.service';

@Controller()
export class DutyController {
  constructor(
    private readonly all: PlaceService, private readonly days: DutyTodayService, private readonly publishing: PublishService, private readonly swaps: SwapService,
    private readonly effects: EffectService, private readonly groups: PatrolService, private readonly walls: WallService,
  ) {}

  @Serve(duty.wall, ChartInput) wall(@Input() input: ChartInput, @Signed() who: Who) { return this.walls.wall(input, who); }
  @Serve(duty.wallXlsx, ChartInput) wallXlsx(@Input() input: ChartInput, @Signed() who: Who) { return this.walls.xlsx(input, who); }
  @Serve(duty.places) places(@Signed() who: Who) { return this.all.all(who); }
  @Serve(duty.today) today(@Signed() who: Who) { return this.days.today(who); }
  @Serve(duty.board, DutyBoardInput) board(@Input() input: DutyBoardInput, @Signed() who: Who) { return this.days.board(input, who); }
  @Serve(duty.publish, PublishDutyInput) publish(@Input() input: PublishDutyInput, @Signed() who: Who) { return this.publishing.publish(input, who); }
  @Serve(duty.askSwap, AskSwapInput) askSwap(@Input() input: AskSwapInput, @Signed() who: Who) { return this.swaps.ask(input, who); }
  @Serve(duty.answerSwap, AnswerSwapInput) answerSwap(@Input() input: AnswerSwapInput, @Signed() who: Who) { return this.swaps.answer(input, who); }
  @Serve(duty.effect, DutyEffectInput) effect(@Input() input: DutyEffectInput, @Signed() who: Who) { return this.effects.effect(input, who); }
  @Serve(duty.patrol, PatrolInput) patrol(@Input() input: PatrolInput, @Signed() who: Who) { return this.groups.patrol(input, who); }
  @Serve(duty.setGroups, PatrolGroupsInput) setGroups(@Input() input: PatrolGroupsInput, @Signed() who: Who) { return this.groups.setGroups(input, who); }
  @Serve(duty.patrols, PatrolsInput) patrols(@Input() input: PatrolsInput, @Signed() who: Who) { return this.groups.records(input, who); }
  @Serve(duty.recordPatrol, PatrolRecordInput) recordPatrol(@Input() input: PatrolRecordInput, @Signed() who: Who) { return this.groups.record(input, who); }
  @Serve(duty.confirmPatrol, ConfirmPatrolInput) confirmPatrol(@Input() input: ConfirmPatrolInput, @Signed() who: Who) { return this.groups.confirm(input, who); }
}
