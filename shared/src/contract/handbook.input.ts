import { Key } from './field.input';

export class HandbookBoardInput {
  @Key('公示栏的码') code: string;
}

export class HandbookPictureInput {
  @Key('图') name: string;
}
