import { GRADE_SCALE_IDS, GRADES, type Grade, type GradeScale } from '../kernel/assessment';
import { RATING_STAGES, type RatingStage } from '../rules/rating';
import { ASSESSMENT_SUBJECTS, type AssessmentSubject, LIMIT_DECISIONS, type LimitDecision } from './assessment-words';
import { Choice, DayField, Flag, Key, Parts, PeriodField, Text, Whole } from './field.input';

export class AssessmentsInput {
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class PlanAssessmentInput {
  /** Persons unless told. */
  @Choice('考核谁', ASSESSMENT_SUBJECTS, { optional: true }) subject?: AssessmentSubject;
  @Key('县或乡镇') placeId: string;
  @Choice('考核的阶段', RATING_STAGES) stage: RatingStage;
  @PeriodField('哪一期') period: string;
  @DayField('考核日期') assessedOn: string;
}

export class OpenAssessmentInput extends PlanAssessmentInput {
  @Choice('等次用哪一种', GRADE_SCALE_IDS) scale: GradeScale;
}

export class AssessmentInput {
  @Key('考核') id: string;
}

export class AssessedInput extends AssessmentsInput {
  @Key('考核') id: string;
}

export class ChangeAssessmentInput extends AssessmentInput {
  @Whole('看到的版本', 1, 1_000_000) revision: number;
}

export class PubliciseAssessmentInput extends ChangeAssessmentInput {
  @Whole('公示几天', 1, 30) days: number;
  @Text('公示在哪里', { max: 60 }) where: string;
}

export class DecideAssessmentInput extends ChangeAssessmentInput {
  /** On which the body that decides met. */
  @DayField('审定日期') reviewedOn: string;
  @Text('由谁审定', { max: 60 }) body: string;
}

export class WithdrawAssessmentInput extends ChangeAssessmentInput {
  @Text('为什么撤销', { max: 300 }) reason: string;
}

export class UnitTablesInput extends AssessmentsInput {
  @Whole('年份', 2000, 2100) year: number;
}

export class UnitTablesFileInput {
  @Whole('年份', 2000, 2100) year: number;
}

export class UnitTableInput extends UnitTablesFileInput {
  @Key('派出单位') id: string;
}

export class AssessmentSheetInput {
  @Key('考核表') id: string;
}

export class SummariseInput extends AssessmentSheetInput {
  @Text('个人总结', { max: 5000 }) text: string;
}

export class OpinionPointInput {
  @Text('哪一项', { max: 60 }) part: string;
  @Whole('分（十分之一）', 0, 100_000) tenths: number;
  @Text('理由', { max: 200, empty: true }) reason: string;
}

export class AssessmentOpinionInput extends AssessmentSheetInput {
  @Text('评价', { max: 1000 }) text: string;
  @Parts('打分', () => OpinionPointInput, { min: 0, max: 20 }) points: OpinionPointInput[];
}

export class AssessmentEligibilityInput extends AssessmentSheetInput {
  @Flag('参加考核') assessed: boolean;
  @Text('理由', { max: 300 }) reason: string;
}

export class AssessmentFactInput extends AssessmentSheetInput {
  @Key('哪一件事') fact: string;
  @Flag('是不是') value: boolean;
  @Text('依据', { max: 300 }) reason: string;
}

export class AssessmentLimitInput extends AssessmentSheetInput {
  @Choice('决定', LIMIT_DECISIONS) decision: LimitDecision;
  @Text('理由', { max: 300, empty: true }) reason: string;
}

export class AssessmentGradeInput extends AssessmentSheetInput {
  /** Of what was seen. */
  @Key('看到的内容') hash: string;
  @Choice('等次用哪一种', GRADE_SCALE_IDS) scale: GradeScale;
  /** Left out: without a grade, as an ordinary assessment may be. */
  @Choice('等次', GRADES, { optional: true }) grade?: Grade;
  @Text('综合评价', { max: 1000 }) text: string;
}

export class ObjectAssessmentInput extends AssessmentSheetInput {
  @Text('异议', { max: 1000 }) text: string;
}

export class AnswerAssessmentInput extends AssessmentSheetInput {
  @Key('异议') objectionId: string;
  @Flag('异议成立') upheld: boolean;
  @Text('答复', { max: 1000 }) text: string;
  /** Of an objection to a result that was decided: the grade that is right. */
  @Choice('更正的等次', GRADES, { optional: true }) grade?: Grade;
}

export class AcknowledgeAssessmentInput extends AssessmentSheetInput {
  @Key('看到的内容') hash: string;
}

export class ReceiveAssessmentInput extends AssessmentSheetInput {
  @Text('怎样收到的', { max: 200, empty: true }) note: string;
}
