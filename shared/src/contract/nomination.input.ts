import { NOMINATION_KINDS, type NominationKind } from '../rules/nomination';
import { Choice, Flag, Key, Text, Whole } from './field.input';

export class NominationFileInput {
  @Choice('哪一份名单', NOMINATION_KINDS) kind: NominationKind;
  @Whole('年份', 2000, 2100) year: number;
}

export class NominationsInput extends NominationFileInput {
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class NominateInput extends NominationFileInput {
  @Key('谁') personId: string;
  @Flag('列入名单') listed: boolean;
  @Text('理由', { max: 300 }) reason: string;
}
