import { Controller } from '@nestjs/common';
import { notice } from '@village/shared/contract/notice';
import { NoticesInput, ReadNoticesInput } from '@village/shared/contract/notice.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { NoticeService } from './notice.service';

@Controller()
export class NoticeController {
  constructor(private readonly notices: NoticeService) {}

  @Serve(notice.unread) unread(@Signed() who: Who) { return this.notices.unread(who); }
  @Serve(notice.list, NoticesInput) list(@Input() input: NoticesInput, @Signed() who: Who) { return this.notices.list(input, who); }
  @Serve(notice.read, ReadNoticesInput) read(@Input() input: ReadNoticesInput, @Signed() who: Who) { return this.notices.read(input, who); }
}
