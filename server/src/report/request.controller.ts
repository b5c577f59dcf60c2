import { Controller } from '@nestjs/common';
import { request } from '@village/shared/contract/request';
import { AnswerRequestInput, AskDataInput, RequestFactsInput, RequestIdInput, RequestsInput, WithdrawRequestInput } from '@village/shared/contract/request.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { RequestReplyService } from './request-reply.service';
import { DataRequestService } from './request.service';

@Controller()
export class DataRequestController {
  constructor(private readonly requests: DataRequestService, private readonly replies: RequestReplyService) {}

  @Serve(request.preview, AskDataInput) preview(@Input() input: AskDataInput, @Signed() who: Who) { return this.requests.preview(input, who); }
  @Serve(request.ask, AskDataInput) ask(@Input() input: AskDataInput, @Signed() who: Who) { return this.requests.ask(input, who); }
  @Serve(request.list, RequestsInput) list(@Input() input: RequestsInput, @Signed() who: Who) { return this.replies.list(input, who); }
  @Serve(request.one, RequestIdInput) one(@Input() input: RequestIdInput, @Signed() who: Who) { return this.replies.one(input, who); }
  @Serve(request.answer, AnswerRequestInput) answer(@Input() input: AnswerRequestInput, @Signed() who: Who) { return this.requests.answer(input, who); }
  @Serve(request.withdraw, WithdrawRequestInput) withdraw(@Input() input: WithdrawRequestInput, @Signed() who: Who) { return this.requests.withdraw(input, who); }
  @Serve(request.facts, RequestFactsInput) facts(@Input() input: RequestFactsInput, @Signed() who: Who) { return this.replies.facts(input, who); }
  @Serve(request.xlsx, RequestIdInput) xlsx(@Input() input: RequestIdInput, @Signed() who: Who) { return this.replies.xlsx(input, who); }
}
