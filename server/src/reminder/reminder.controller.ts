import { Controller } from '@nestjs/common';
import { reminder } from '@village/shared/contract/reminder';
import { Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { ReminderService } from './reminder.service';

@Controller()
export class ReminderController {
  constructor(private readonly reminders: ReminderService) {}

  @Serve(reminder.list) list(@Signed() who: Who) { return this.reminders.list(who); }
}
