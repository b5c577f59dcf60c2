import { Controller } from '@nestjs/common';
import { notice } from '@village/shared/contract/notice';
import { AllowMessagesInput, NoticesInput, ReadNoticesInput } from '@village/shared/contract/notice.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { MessageService } from './message.service';
import { NoticeService } from './notice.service';

@Controller()
export class NoticeController {
  constructor(private readonly notices: NoticeService, private readonly allowances: MessageService) {}

  @Serve(notice.unread) unread(@Signed() who: Who) { return this.notices.unread(who); }
  @Serve(notice.list, NoticesInput) list(@Input() input: NoticesInput, @Signed() who: Who) { return this.notices.list(input, who); }
  @Serve(notice.messages) messages(@Signed() who: Who) { return this.allowances.allowed(who); }
  @Serve(notice.allow, AllowMessagesInput) allow(@Input() input: AllowMessagesInput, @Signed() who: Who) { return this.allowances.allow(input, who); }
  @Serve(notice.read, ReadNoticesInput) read(@Input() input: ReadNoticesInput, @Signed() who: Who) { return this.notices.read(input, who); }
}
