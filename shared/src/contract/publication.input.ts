import { Choice, DayField, Flag, Key, Keys, Parts, Text, Texts, Whole } from './field.input';
import {
  GRANULARITIES, MOST_COLUMNS, MOST_LINES, PUBLICATION_MOVES, PUBLICATION_STATES, PUBLICATION_SUBJECTS, type Granularity, type PublicationMove, type PublicationState, type PublicationSubject,
} from './publication-words';

export class PublicationsInput {
  @Key('村', { optional: true }) villageId?: string;
  @Choice('状态', PUBLICATION_STATES, { optional: true }) state?: PublicationState;
  @Choice('公开事项', PUBLICATION_SUBJECTS, { optional: true }) subject?: PublicationSubject;
  @Text('查找', { max: 50, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class PublicationIdInput {
  @Key('公开内容') id: string;
}

export class DisclosureVillageInput {
  @Key('村') villageId: string;
}

export class PublicationLineInput {
  @Texts('这一行', { most: MOST_COLUMNS, max: 200 }) cells: string[];
}

/** A table as it is published: no cell is left empty, a blank is written as a stroke. */
export class PublicationTableInput {
  @Texts('表头', { most: MOST_COLUMNS, max: 30 }) columns: string[];
  @Parts('表的行', () => PublicationLineInput, { min: 1, max: MOST_LINES }) lines: PublicationLineInput[];
}

export class SavePublicationInput {
  /** Left out: a new one. */
  @Key('公开内容', { optional: true }) id?: string;
  /** What was published and is now written anew: its text stays readable. */
  @Key('原来公开的', { optional: true }) replacesId?: string;
  @Whole('看到的版本', 0, 1_000_000) revision: number;
  @Key('村') villageId: string;
  @Choice('公开事项', PUBLICATION_SUBJECTS) subject: PublicationSubject;
  @Text('标题', { max: 60 }) title: string;
  @Text('正文', { max: 4000, empty: true }) text: string;
  /** The parts of the matter that this text tells of, as the profile names them. */
  @Keys('包括哪些内容', { min: 0, max: 30 }) items: string[];
  @Choice('公开到多细', GRANULARITIES, { optional: true }) granularity?: Granularity;
  @Parts('表格', () => PublicationTableInput, { min: 0, max: 1 }) tables: PublicationTableInput[];
  /** Why a number that looks like somebody's own may be shown. */
  @Text('号码为什么可以公开', { max: 200, empty: true }) explanation: string;
}

export class MovePublicationInput extends PublicationIdInput {
  @Whole('看到的版本', 1, 1_000_000) revision: number;
  @Choice('办法', PUBLICATION_MOVES) move: PublicationMove;
  @Text('意见', { max: 500, empty: true }) text: string;
}

export class CheckedPointInput {
  @Key('监督的一点') point: string;
  @Flag('符合') good: boolean;
}

export class CheckPublicationInput extends PublicationIdInput {
  @DayField('哪天检查') day: string;
  @Text('谁检查的', { max: 100 }) checkedBy: string;
  @Parts('监督的几点', () => CheckedPointInput, { max: 12 }) points: CheckedPointInput[];
  @Text('发现的问题', { max: 500, empty: true }) remark: string;
}

export class SupervisionInput extends DisclosureVillageInput {
  @Whole('年份', 2000, 2100) year: number;
}
