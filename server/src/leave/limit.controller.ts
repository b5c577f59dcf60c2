import { Controller } from '@nestjs/common';
import { leave } from '@village/shared/contract/leave';
import { EndAlertInput, RecallInput } from '@village/shared/contract/leave.input';
import { waiver } from '@village/shared/contract/waiver';
import { EndWaiverInput, GrantWaiverInput, WaiversInput } from '@village/shared/contract/waiver.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { RecallService } from './recall.service';
import { WaiverService } from './waiver.service';

/** What opens the limits of leave, and what closes a leave that was granted. */
@Controller()
export class LimitController {
  constructor(private readonly waivers: WaiverService, private readonly recalls: RecallService) {}

  @Serve(waiver.list, WaiversInput) list(@Input() input: WaiversInput, @Signed() who: Who) { return this.waivers.list(input, who); }
  @Serve(waiver.grant, GrantWaiverInput) grant(@Input() input: GrantWaiverInput, @Signed() who: Who) { return this.waivers.grant(input, who); }
  @Serve(waiver.end, EndWaiverInput) end(@Input() input: EndWaiverInput, @Signed() who: Who) { return this.waivers.end(input, who); }
  @Serve(leave.recall, RecallInput) recall(@Input() input: RecallInput, @Signed() who: Who) { return this.recalls.recall(input, who); }
  @Serve(leave.underAlert, EndAlertInput) underAlert(@Input() input: EndAlertInput, @Signed() who: Who) { return this.recalls.underAlert(input, who); }
}
