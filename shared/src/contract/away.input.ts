import { Key } from './field.input';

export class AwayLeaveInput {
  @Key('请假单') id: string;
}
