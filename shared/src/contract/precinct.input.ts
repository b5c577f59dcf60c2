import { Choice, Key, Keys, Text } from './field.input';
import { PRECINCT_KINDS, type PrecinctKind } from './precinct';

export class PrecinctsInput {
  @Key('乡镇') townshipId: string;
}

export class SavePrecinctInput extends PrecinctsInput {
  /** Left out: a new one. */
  @Key('责任区', { optional: true }) id?: string;
  @Choice('种类', PRECINCT_KINDS) kind: PrecinctKind;
  @Text('名称', { max: 40 }) name: string;
  @Keys('包含的村', { max: 100 }) villageIds: string[];
  @Keys('负责人', { min: 0, max: 20 }) personIds: string[];
}

export class PrecinctIdInput {
  @Key('责任区') id: string;
}
