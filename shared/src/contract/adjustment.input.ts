import { ADJUSTMENT_DECISIONS, ADJUSTMENT_KINDS, ATTACHED_DECISIONS, type AdjustmentDecision, type AdjustmentKind, type AttachedDecision } from './adjustment-words';
import { Choice, DayField, Flag, Key, Parts, Text, Texts, Whole } from './field.input';

export class AdjustmentsInput {
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class AdjustmentInput {
  @Key('事项') id: string;
}

export class AdjustmentOptionsInput {
  @Key('人员') personId: string;
  @Key('任职') termId: string;
}

/** Whose opinion was asked, and what he said. */
export class ConsultedInput {
  @Key('征求谁的意见') party: string;
  @Text('谁说的', { max: 60 }) name: string;
  @Text('意见', { max: 300 }) opinion: string;
}

/** A fact that the document asks for. */
export class FactInput {
  @Key('事实') fact: string;
  @Whole('数目', 0, 100_000) value: number;
}

export class ProposeAdjustmentInput extends AdjustmentOptionsInput {
  @Choice('办什么', ADJUSTMENT_KINDS) kind: AdjustmentKind;
  /** The reason of a change, or the condition of a recall, as the document names them. */
  @Key('原因') reason: string;
  @Text('事实和理由', { max: 1000 }) text: string;
  /** The day on which he is to leave. */
  @DayField('从哪天起', { optional: true }) day?: string;
  /** Who is to come in his place. */
  @Text('接替的人', { max: 60, optional: true }) successor?: string;
  @Parts('征求的意见', () => ConsultedInput, { optional: true, min: 0, max: 10 }) consulted?: ConsultedInput[];
  @Parts('事实', () => FactInput, { optional: true, min: 0, max: 10 }) facts?: FactInput[];
}

export class AnswerAdjustmentInput extends AdjustmentInput {
  @Text('本人的说明', { max: 1000 }) text: string;
}

export class DecideAdjustmentInput extends AdjustmentInput {
  @Whole('看到的版本', 0, 1_000_000) revision: number;
  @Choice('决定', ADJUSTMENT_DECISIONS) decision: AdjustmentDecision;
  @Text('意见', { max: 300, empty: true }) text: string;
}

export class WithdrawAdjustmentInput extends AdjustmentInput {
  @Whole('看到的版本', 0, 1_000_000) revision: number;
  @Text('原因', { max: 200 }) text: string;
}

export class ExecuteAdjustmentInput extends AdjustmentInput {
  @Whole('看到的版本', 0, 1_000_000) revision: number;
  @DayField('最后一天') leavingOn: string;
  /** Who comes, and from when on he serves in the team. */
  @Key('接替的人', { optional: true }) successorId?: string;
  @DayField('到任日期', { optional: true }) successorFrom?: string;
  /** What the document asks of whoever is selected was looked at, of who comes too. */
  @Flag('已经核对选派条件', { optional: true }) checked?: boolean;
  @Texts('不符合的', { most: 20, max: 100 }, { optional: true }) against?: string[];
  @Text('理由', { max: 300, optional: true }) reason?: string;
}

export class SettleAttachedInput extends AdjustmentInput {
  @Key('处理') what: string;
  @Choice('决定', ATTACHED_DECISIONS) decision: AttachedDecision;
  @Text('理由', { max: 300, empty: true }) text: string;
}
