import { DayField, Key, Text } from './field.input';

export class ContactsInput {
  @Text('查找', { max: 40, optional: true }) search?: string;
  /** Left out: one's own. */
  @Key('人员', { optional: true }) personId?: string;
}

export class AddContactInput {
  @Text('哪一类', { max: 30 }) who: string;
  @Text('姓名', { max: 30 }) name: string;
  @DayField('从哪天起') from: string;
}

export class EndContactInput {
  @Key('联系群众') id: string;
  @Text('原因', { max: 200 }) reason: string;
}
