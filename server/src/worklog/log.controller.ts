import { Controller } from '@nestjs/common';
import { log } from '@village/shared/contract/log';
import { LogDayInput, LogInput, LogMonthInput, LogPeopleInput, ReviewLogInput, SignLogInput, WriteLogInput } from '@village/shared/contract/log.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { LogFileService } from './log-file.service';
import { LogMonthService } from './log-month.service';
import { LogReplyService } from './log-reply.service';
import { LogReviewService } from './log-review.service';
import { LogSigningService } from './log-signing.service';
import { LogService } from './log.service';

@Controller()
export class LogController {
  constructor(private readonly logs: LogService, private readonly replies: LogReplyService, private readonly reviews: LogReviewService, private readonly months: LogMonthService, private readonly signing: LogSigningService, private readonly files: LogFileService) {}

  @Serve(log.day, LogDayInput) day(@Input() input: LogDayInput, @Signed() who: Who) { return this.logs.day(input, who); }
  @Serve(log.write, WriteLogInput) write(@Input() input: WriteLogInput, @Signed() who: Who) { return this.logs.write(input, who); }
  @Serve(log.sign, SignLogInput) sign(@Input() input: SignLogInput, @Signed() who: Who) { return this.signing.sign(input, who); }
  @Serve(log.month, LogMonthInput) month(@Input() input: LogMonthInput, @Signed() who: Who) { return this.months.month(input, who); }
  @Serve(log.people, LogPeopleInput) people(@Input() input: LogPeopleInput, @Signed() who: Who) { return this.months.peopleIn(input, who); }
  @Serve(log.one, LogInput) one(@Input() input: LogInput, @Signed() who: Who) { return this.replies.one(input, who); }
  @Serve(log.review, ReviewLogInput) review(@Input() input: ReviewLogInput, @Signed() who: Who) { return this.reviews.review(input, who); }
  @Serve(log.pdf, LogMonthInput) pdf(@Input() input: LogMonthInput, @Signed() who: Who) { return this.files.pdf(input, who); }
  @Serve(log.xlsx, LogMonthInput) xlsx(@Input() input: LogMonthInput, @Signed() who: Who) { return this.files.xlsx(input, who); }
}
