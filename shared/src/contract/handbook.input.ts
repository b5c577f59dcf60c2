import { Key } from './field.input';

export class HandbookPictureInput {
  @Key('图') name: string;
}
