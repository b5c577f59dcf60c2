import { Controller } from '@nestjs/common';
import { assessment } from '@village/shared/contract/assessment';
import {
  AcknowledgeAssessmentInput, AnswerAssessmentInput, AssessedInput, AssessmentEligibilityInput, AssessmentFactInput, AssessmentGradeInput, AssessmentInput, AssessmentLimitInput, AssessmentOpinionInput, AssessmentsInput, AssessmentSheetInput,
  DecideAssessmentInput, ObjectAssessmentInput, OpenAssessmentInput, PlanAssessmentInput, PubliciseAssessmentInput, ReceiveAssessmentInput, SummariseInput, WithdrawAssessmentInput,
} from '@village/shared/contract/assessment.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { AssessmentActService } from './assessment-act.service';
import { AssessmentAnswerService } from './assessment-answer.service';
import { AssessmentCloseService } from './assessment-close.service';
import { AssessmentListService } from './assessment-list.service';
import { AssessmentPaperService } from './assessment-paper.service';
import { AssessmentRoundService } from './assessment-round.service';
import { AssessmentSheetService } from './assessment-sheet.service';

@Controller()
export class AssessmentController {
  constructor(
    private readonly starting: AssessmentRoundService, private readonly lists: AssessmentListService, private readonly closing: AssessmentCloseService, private readonly sheets: AssessmentSheetService, private readonly acts: AssessmentActService,
    private readonly answers: AssessmentAnswerService, private readonly papers: AssessmentPaperService,
  ) {}

  @Serve(assessment.rounds, AssessmentsInput) rounds(@Input() input: AssessmentsInput, @Signed() who: Who) { return this.lists.rounds(input, who); }
  @Serve(assessment.plan, PlanAssessmentInput) plan(@Input() input: PlanAssessmentInput, @Signed() who: Who) { return this.starting.plan(input, who); }
  @Serve(assessment.open, OpenAssessmentInput) open(@Input() input: OpenAssessmentInput, @Signed() who: Who) { return this.starting.open(input, who); }
  @Serve(assessment.round, AssessmentInput) round(@Input() input: AssessmentInput, @Signed() who: Who) { return this.starting.round(input, who); }
  @Serve(assessment.people, AssessedInput) people(@Input() input: AssessedInput, @Signed() who: Who) { return this.lists.peopleOf(input, who); }
  @Serve(assessment.publicise, PubliciseAssessmentInput) publicise(@Input() input: PubliciseAssessmentInput, @Signed() who: Who) { return this.closing.publicise(input, who); }
  @Serve(assessment.decide, DecideAssessmentInput) decide(@Input() input: DecideAssessmentInput, @Signed() who: Who) { return this.closing.decide(input, who); }
  @Serve(assessment.withdraw, WithdrawAssessmentInput) withdraw(@Input() input: WithdrawAssessmentInput, @Signed() who: Who) { return this.closing.withdraw(input, who); }
  @Serve(assessment.xlsx, AssessmentInput) xlsx(@Input() input: AssessmentInput, @Signed() who: Who) { return this.papers.xlsx(input, who); }
  @Serve(assessment.mine, AssessmentsInput) mine(@Input() input: AssessmentsInput, @Signed() who: Who) { return this.lists.mine(input, who); }
  @Serve(assessment.results, AssessmentsInput) results(@Input() input: AssessmentsInput, @Signed() who: Who) { return this.lists.results(input, who); }
  @Serve(assessment.sheet, AssessmentSheetInput) sheet(@Input() input: AssessmentSheetInput, @Signed() who: Who) { return this.sheets.sheet(input, who); }
  @Serve(assessment.draft, AssessmentSheetInput) draft(@Input() input: AssessmentSheetInput, @Signed() who: Who) { return this.sheets.draft(input, who); }
  @Serve(assessment.summarise, SummariseInput) summarise(@Input() input: SummariseInput, @Signed() who: Who) { return this.acts.summarise(input, who); }
  @Serve(assessment.opine, AssessmentOpinionInput) opine(@Input() input: AssessmentOpinionInput, @Signed() who: Who) { return this.acts.opine(input, who); }
  @Serve(assessment.eligibility, AssessmentEligibilityInput) eligibility(@Input() input: AssessmentEligibilityInput, @Signed() who: Who) { return this.acts.eligibility(input, who); }
  @Serve(assessment.state, AssessmentFactInput) state(@Input() input: AssessmentFactInput, @Signed() who: Who) { return this.acts.state(input, who); }
  @Serve(assessment.limit, AssessmentLimitInput) limit(@Input() input: AssessmentLimitInput, @Signed() who: Who) { return this.acts.limit(input, who); }
  @Serve(assessment.grade, AssessmentGradeInput) grade(@Input() input: AssessmentGradeInput, @Signed() who: Who) { return this.acts.grade(input, who); }
  @Serve(assessment.ungrade, AssessmentSheetInput) ungrade(@Input() input: AssessmentSheetInput, @Signed() who: Who) { return this.acts.ungrade(input, who); }
  @Serve(assessment.object, ObjectAssessmentInput) object(@Input() input: ObjectAssessmentInput, @Signed() who: Who) { return this.answers.object(input, who); }
  @Serve(assessment.answer, AnswerAssessmentInput) answer(@Input() input: AnswerAssessmentInput, @Signed() who: Who) { return this.answers.answer(input, who); }
  @Serve(assessment.acknowledge, AcknowledgeAssessmentInput) acknowledge(@Input() input: AcknowledgeAssessmentInput, @Signed() who: Who) { return this.answers.acknowledge(input, who); }
  @Serve(assessment.receive, ReceiveAssessmentInput) receive(@Input() input: ReceiveAssessmentInput, @Signed() who: Who) { return this.answers.receive(input, who); }
  @Serve(assessment.docx, AssessmentSheetInput) docx(@Input() input: AssessmentSheetInput, @Signed() who: Who) { return this.papers.form(input, 'docx', who); }
  @Serve(assessment.pdf, AssessmentSheetInput) pdf(@Input() input: AssessmentSheetInput, @Signed() who: Who) { return this.papers.form(input, 'pdf', who); }
}
