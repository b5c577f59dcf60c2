import { Controller } from '@nestjs/common';
import { away } from '@village/shared/contract/away';
import { AwayLeaveInput, ChartInput, CompleteLeaveInput, PhoneInInput } from '@village/shared/contract/away.input';
import { leave } from '@village/shared/contract/leave';
import { LeaveIdInput } from '@village/shared/contract/leave.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { ChartService } from './chart.service';
import { LifeService } from './life.service';
import { OwnLeaveService } from './own.service';
import { PhoneInService } from './phone-in.service';
import { SlipService } from './slip.service';

@Controller()
export class AwayController {
  constructor(private readonly owns: OwnLeaveService, private readonly lives: LifeService, private readonly slips: SlipService, private readonly phoneIns: PhoneInService, private readonly charts: ChartService) {}

  @Serve(away.own) own(@Signed() who: Who) { return this.owns.own(who); }
  @Serve(away.life, AwayLeaveInput) life(@Input() input: AwayLeaveInput, @Signed() who: Who) { return this.lives.life(input, who); }
  @Serve(away.chart, ChartInput) chart(@Input() input: ChartInput, @Signed() who: Who) { return this.charts.chart(input, who); }
  @Serve(away.phoneIn, PhoneInInput) phoneIn(@Input() input: PhoneInInput, @Signed() who: Who) { return this.phoneIns.enter(input, who); }
  @Serve(away.complete, CompleteLeaveInput) async complete(@Input() input: CompleteLeaveInput, @Signed() who: Who) {
    return (await this.phoneIns.complete(input, who)) ?? this.lives.life(input, who);
  }
  @Serve(leave.slipPdf, LeaveIdInput) slipPdf(@Input() input: LeaveIdInput, @Signed() who: Who) { return this.slips.pdf(input, who); }
  @Serve(leave.slipXlsx, LeaveIdInput) slipXlsx(@Input() input: LeaveIdInput, @Signed() who: Who) { return this.slips.xlsx(input, who); }
}
