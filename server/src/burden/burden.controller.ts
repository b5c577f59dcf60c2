import { Controller } from '@nestjs/common';
import { burden } from '@village/shared/contract/burden';
import { BurdenCeilingInput, BurdenPlaceInput, BurdenWeekInput, WeighBurdenInput } from '@village/shared/contract/burden.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { BurdenService } from './burden.service';

@Controller()
export class BurdenController {
  constructor(private readonly burdens: BurdenService) {}

  @Serve(burden.place, BurdenPlaceInput) place(@Input() input: BurdenPlaceInput, @Signed() who: Who) { return this.burdens.place(input, who); }
  @Serve(burden.mine, BurdenWeekInput) mine(@Input() input: BurdenWeekInput, @Signed() who: Who) { return this.burdens.mine(input, who); }
  @Serve(burden.weigh, WeighBurdenInput) weigh(@Input() input: WeighBurdenInput, @Signed() who: Who) { return this.burdens.weigh(input, who); }
  @Serve(burden.ceiling, BurdenCeilingInput) ceiling(@Input() input: BurdenCeilingInput, @Signed() who: Who) { return this.burdens.ceiling(input, who); }
  @Serve(burden.xlsx, BurdenPlaceInput) xlsx(@Input() input: BurdenPlaceInput, @Signed() who: Who) { return this.burdens.xlsx(input, who); }
}
