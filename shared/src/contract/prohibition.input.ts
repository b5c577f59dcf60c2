import { Choice, Key, Text, Whole } from './field.input';

export class SignProhibitionInput {
  /** Of the list that was shown. */
  @Key('版本') version: string;
}

export const READER_BOXES = ['all', 'unsigned'] as const;
export type ReaderBox = (typeof READER_BOXES)[number];

export class ProhibitionReadersInput {
  @Choice('范围', READER_BOXES, { optional: true }) box?: ReaderBox;
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}
