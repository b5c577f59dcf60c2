import { Controller } from '@nestjs/common';
import { worklog } from '@village/shared/contract/worklog';
import { SendTasksInput, TaskListInput, TaskListsInput, TickInput, WithdrawTaskInput } from '@village/shared/contract/worklog.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { TaskListService } from './task-list.service';
import { TaskResultService } from './task-result.service';
import { TaskSendingService } from './task-sending.service';
import { TaskViewService } from './task-view.service';

@Controller()
export class WorklogController {
  constructor(
    private readonly taskLists: TaskListService, private readonly views: TaskViewService, private readonly sendings: TaskSendingService, private readonly results: TaskResultService,
  ) {}

  @Serve(worklog.mine) mine(@Signed() who: Who) { return this.results.mine(who); }
  @Serve(worklog.tick, TickInput) tick(@Input() input: TickInput, @Signed() who: Who) { return this.results.tick(input, who); }
  @Serve(worklog.sending) sending(@Signed() who: Who) { return this.sendings.sending(who); }
  @Serve(worklog.send, SendTasksInput) send(@Input() input: SendTasksInput, @Signed() who: Who) { return this.taskLists.send(input, who); }
  @Serve(worklog.lists, TaskListsInput) lists(@Input() input: TaskListsInput, @Signed() who: Who) { return this.views.lists(input, who); }
  @Serve(worklog.list, TaskListInput) list(@Input() input: TaskListInput, @Signed() who: Who) { return this.views.list(input, who); }
  @Serve(worklog.withdraw, WithdrawTaskInput) withdraw(@Input() input: WithdrawTaskInput, @Signed() who: Who) { return this.taskLists.withdraw(input, who); }
}
