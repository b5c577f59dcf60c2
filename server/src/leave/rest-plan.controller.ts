import { Controller } from '@nestjs/common';
import { callback } from '@village/shared/contract/callback';
import { AskCallbackInput, CallbacksInput, WithdrawCallbackInput } from '@village/shared/contract/callback.input';
import { rest } from '@village/shared/contract/rest';
import { RestPlanInput, RestPlansInput, SaveRestPlanInput } from '@village/shared/contract/rest.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { CallableService } from './callable.service';
import { CallbackReaderService } from './callback-reader.service';
import { CallbackService } from './callback.service';
import { RestPlanReaderService } from './rest-plan-reader.service';
import { RestPlanService } from './rest-plan.service';

/** Absences that somebody else than the one who is away arranges: rests by plan, call-backs by the unit. */
@Controller()
export class RestPlanController {
  constructor(private readonly reader: RestPlanReaderService, private readonly plans: RestPlanService, private readonly callbacks: CallbackService, private readonly calls: CallbackReaderService, private readonly callable: CallableService) {}

  @Serve(rest.list, RestPlansInput) list(@Input() input: RestPlansInput, @Signed() who: Who) { return this.reader.list(input, who); }
  @Serve(rest.one, RestPlanInput) one(@Input() input: RestPlanInput, @Signed() who: Who) { return this.reader.one(input, who); }
  @Serve(rest.save, SaveRestPlanInput) save(@Input() input: SaveRestPlanInput, @Signed() who: Who) { return this.plans.save(input, who); }
  @Serve(callback.list, CallbacksInput) callbackList(@Input() input: CallbacksInput, @Signed() who: Who) { return this.calls.list(input, who); }
  @Serve(callback.cadres) cadres(@Signed() who: Who) { return this.callable.cadres(who); }
  @Serve(callback.ask, AskCallbackInput) ask(@Input() input: AskCallbackInput, @Signed() who: Who) { return this.callbacks.ask(input, who); }
  @Serve(callback.withdraw, WithdrawCallbackInput) withdraw(@Input() input: WithdrawCallbackInput, @Signed() who: Who) { return this.callbacks.withdraw(input, who); }
}
