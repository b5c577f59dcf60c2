import { Choice, Key, Text } from './field.input';
import { CODE_KINDS, type CodeKind } from './presence';

export class AddCodeInput {
  @Key('村') villageId: string;
  @Choice('种类', CODE_KINDS) kind: CodeKind;
  /** Where it hangs or stands. */
  @Text('放在哪里', { max: 40 }) name: string;
}

export class CodeIdInput {
  @Key('村部码') id: string;
}

export class ScreenInput {
  /** The secret part of the device link. */
  @Key('设备链接') key: string;
}
