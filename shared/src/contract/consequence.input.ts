import { CASE_BOXES, CONSEQUENCE_DECISIONS, FINDING_DECISIONS, GIVEN_SUBJECTS, REVIEW_OUTCOMES, type CaseBox, type ConsequenceDecision, type FindingDecision, type GivenSubject, type ReviewOutcome } from './consequence-words';
import { Choice, DayField, Flag, Key, Parts, Text, Whole } from './field.input';

export class ProposalsInput {
  @Key('乡镇', { optional: true }) placeId?: string;
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class ProposalInput {
  /** Of the fact that it rests on. */
  @Key('建议') key: string;
}

export class AskedFactInput {
  @Key('要答的事实') fact: string;
  @Flag('是不是') value: boolean;
}

export class OpenCaseInput extends ProposalInput {
  @Whole('说明的天数', 1, 30) answerDays: number;
  /** What the table asks and no record tells. */
  @Parts('要答的事实', () => AskedFactInput, { min: 0, max: 10 }) answers: AskedFactInput[];
}

export class CasesInput {
  @Choice('范围', CASE_BOXES, { optional: true }) box?: CaseBox;
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class MyCasesInput {
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class CaseInput {
  @Key('处理') id: string;
}

export class AnswerCaseInput extends CaseInput {
  @Text('说明', { max: 1000 }) text: string;
}

export class ReviewCaseInput extends CaseInput {
  @Choice('研判结论', REVIEW_OUTCOMES) outcome: ReviewOutcome;
  @Text('理由', { max: 500 }) reason: string;
}

export class DecideStepInput extends CaseInput {
  @Key('处理方式') step: string;
  @Choice('决定', CONSEQUENCE_DECISIONS) decision: ConsequenceDecision;
  /** Asked for where it is not carried out. */
  @Text('理由', { max: 300, empty: true }) reason: string;
}

export class DoneStepInput extends CaseInput {
  @Key('处理方式') step: string;
  @Text('怎样执行的', { max: 300 }) note: string;
}

export class FileCaseInput extends CaseInput {
  @Text('档案号', { max: 60, empty: true }) number: string;
  /** Where the papers lie and to whom it was reported. */
  @Text('归档说明', { max: 300 }) note: string;
}

export class WithdrawCaseInput extends CaseInput {
  @Text('原因', { max: 300 }) reason: string;
}

export class FindingFormInput {
  @Key('乡镇或县') placeId: string;
}

export class RecordFindingInput {
  @Choice('对谁', GIVEN_SUBJECTS) subject: GivenSubject;
  @Key('人或单位') subjectId: string;
  /** The township or county where it is dealt with. */
  @Key('乡镇或县') placeId: string;
  @Key('情形', { optional: true }) event?: string;
  @Key('违反的禁止事项', { optional: true }) prohibited?: string;
  @DayField('哪天') day: string;
  @Text('事实', { max: 1000 }) text: string;
  @Parts('要答的事实', () => AskedFactInput, { min: 0, max: 10 }) answers: AskedFactInput[];
}

export class FindingsInput {
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class FindingInput {
  @Key('情况') id: string;
}

export class DecideFindingInput extends FindingInput {
  @Choice('核实', FINDING_DECISIONS) decision: FindingDecision;
  @Text('理由', { max: 500 }) reason: string;
}

export class ConsequenceStatisticsInput {
  @DayField('从哪天') from: string;
  @DayField('到哪天') to: string;
}
