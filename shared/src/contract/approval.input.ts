import { ROLES, type RoleId } from '../kernel/role';
import { Choice, DayField, Key, Text } from './field.input';

export class NameDeputyInput {
  @Choice('岗位', Object.keys(ROLES)) role: RoleId;
  @Key('地方') organisationId: string;
  @Key('工作队', { optional: true }) teamId?: string;
  @Key('代理人') deputyId: string;
  @DayField('开始日期') from: string;
  @DayField('结束日期') to: string;
}

export class DeputyIdInput {
  @Key('代理') id: string;
}

export class AnswerDeputyInput extends DeputyIdInput {
  @Choice('答复', ['accepted', 'declined']) answer: 'accepted' | 'declined';
}

export class ForwardInput {
  @Key('请假单') id: string;
  @Key('转给谁') toId: string;
  @Text('说明', { max: 300, optional: true }) reason?: string;
}

export class ConsultInput {
  @Key('请假单') id: string;
  @Key('问谁') personId: string;
  @Text('想问什么', { max: 300 }) question: string;
}

export class ConsultAnswerInput {
  @Key('请假单') id: string;
  @Key('征求意见') consultId: string;
  @Text('意见', { max: 500 }) opinion: string;
}

export class ApprovalSubjectInput {
  @Key('请假单') id: string;
}
