import { Choice, DayField, InstantField, Key, Keys, Parts, Text, Whole } from './field.input';
import { TASK_OUTCOMES, type TaskOutcome } from './worklog';

export class TaskItemInput {
  @Text('办理内容', { max: 500 }) content: string;
  @Text('责任人', { max: 100, empty: true }) responsible: string;
  @DayField('办理时限') due: string;
  /** Empty: all villages of the township. */
  @Keys('发给哪些村', { min: 0, max: 200 }) villageIds: string[];
}

export class SendTasksInput {
  @Key('乡镇') townshipId: string;
  @DayField('驻村办公日') officeDay: string;
  @Parts('清单', () => TaskItemInput, { max: 50 }) items: TaskItemInput[];
}

export class TaskListsInput {
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class TaskListInput {
  @Key('清单') id: string;
}

export class WithdrawTaskInput {
  @Key('清单项目') id: string;
  @Text('撤回原因', { max: 200 }) reason: string;
}

export class TickInput {
  /** Made by the phone: the same key sent again is the same result. */
  @Key('提交编号') clientKey: string;
  @Key('清单项目') itemId: string;
  @Key('工作队') teamId: string;
  @Choice('办理结果', TASK_OUTCOMES) outcome: TaskOutcome;
  @Text('结果说明', { max: 500 }) text: string;
  @InstantField('手机时间') claimedAt: string;
}
