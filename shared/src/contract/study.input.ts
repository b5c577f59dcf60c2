import { MEETING_KIND_IDS, type MeetingKind } from '../kernel/meeting-kind';
import { Choice, Key, Text, Whole } from './field.input';

export class TrainingYearInput {
  @Key('县') placeId: string;
  @Whole('年份', 2000, 2100) year: number;
}

export class UntrainedInput extends TrainingYearInput {
  @Choice('培训', MEETING_KIND_IDS) training: MeetingKind;
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}
