import { Controller } from '@nestjs/common';
import { approval } from '@village/shared/contract/approval';
import { AnswerDeputyInput, DeputyIdInput, NameDeputyInput } from '@village/shared/contract/approval.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { DeputyService } from './deputy.service';

@Controller()
export class DeputyController {
  constructor(private readonly deputies: DeputyService) {}

  @Serve(approval.deputies) mine(@Signed() who: Who) { return this.deputies.mine(who); }
  @Serve(approval.choices) choices(@Signed() who: Who) { return this.deputies.choices(who); }
  @Serve(approval.nameDeputy, NameDeputyInput) name(@Input() input: NameDeputyInput, @Signed() who: Who) { return this.deputies.name(input, who); }
  @Serve(approval.answerDeputy, AnswerDeputyInput) answer(@Input() input: AnswerDeputyInput, @Signed() who: Who) { return this.deputies.answer(input, who); }
  @Serve(approval.revokeDeputy, DeputyIdInput) revoke(@Input() input: DeputyIdInput, @Signed() who: Who) { return this.deputies.revoke(input, who); }
}
