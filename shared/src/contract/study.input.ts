import { Key, Whole } from './field.input';

export class TrainingYearInput {
  @Key('县') placeId: string;
  @Whole('年份', 2000, 2100) year: number;
}
