import { Controller } from '@nestjs/common';
import { duty } from '@village/shared/contract/duty';
import { DutyBoardInput, DutyEffectInput, PublishDutyInput } from '@village/shared/contract/duty.input';
import { ChartInput } from '@village/shared/contract/away.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { EffectService } from './effect.service';
import { PlaceService } from './place.service';
import { PublishService } from './publish.service';
import { DutyTodayService } from './today.service';
import { WallService } from './wall.service';

@Controller()
export class DutyController {
  constructor(
    private readonly all: PlaceService, private readonly days: DutyTodayService, private readonly publishing: PublishService, private readonly effects: EffectService,
    private readonly walls: WallService,
  ) {}

  @Serve(duty.wall, ChartInput) wall(@Input() input: ChartInput, @Signed() who: Who) { return this.walls.wall(input, who); }
  @Serve(duty.wallXlsx, ChartInput) wallXlsx(@Input() input: ChartInput, @Signed() who: Who) { return this.walls.xlsx(input, who); }
  @Serve(duty.places) places(@Signed() who: Who) { return this.all.all(who); }
  @Serve(duty.today) today(@Signed() who: Who) { return this.days.today(who); }
  @Serve(duty.board, DutyBoardInput) board(@Input() input: DutyBoardInput, @Signed() who: Who) { return this.days.board(input, who); }
  @Serve(duty.publish, PublishDutyInput) publish(@Input() input: PublishDutyInput, @Signed() who: Who) { return this.publishing.publish(input, who); }
  @Serve(duty.effect, DutyEffectInput) effect(@Input() input: DutyEffectInput, @Signed() who: Who) { return this.effects.effect(input, who); }
}
