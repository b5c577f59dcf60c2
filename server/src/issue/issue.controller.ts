import { Controller } from '@nestjs/common';
import { issue } from '@village/shared/contract/issue';
import {
  AnswerIssueInput, AssignIssueInput, ConfirmIssueInput, EscalateIssueInput, IssueInput, IssuePictureInput, IssuesInput, IssueStatisticsInput, MoveIssueInput, NoteIssueInput, RaiseIssueInput, RestrictedIssuesInput,
} from '@village/shared/contract/issue.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { ActService } from './act.service';
import { AssignService } from './assign.service';
import { IssueListService } from './list.service';
import { IssuePaperService } from './paper.service';
import { ProblemListService } from './problem-list.service';
import { RaiseService } from './raise.service';
import { IssueStatisticsService } from './statistics.service';

@Controller()
export class IssueController {
  constructor(
    private readonly raising: RaiseService, private readonly acts: ActService, private readonly assigning: AssignService, private readonly lists: IssueListService, private readonly counted: IssueStatisticsService,
    private readonly papers: IssuePaperService, private readonly problems: ProblemListService,
  ) {}

  @Serve(issue.raise, RaiseIssueInput) raise(@Input() input: RaiseIssueInput, @Signed() who: Who) { return this.raising.raise(input, who); }
  @Serve(issue.list, IssuesInput) list(@Input() input: IssuesInput, @Signed() who: Who) { return this.lists.list(input, who); }
  @Serve(issue.restricted, RestrictedIssuesInput) restricted(@Input() input: RestrictedIssuesInput, @Signed() who: Who) { return this.lists.restricted(input, who); }
  @Serve(issue.work) work(@Signed() who: Who) { return this.lists.work(who); }
  @Serve(issue.statistics, IssueStatisticsInput) statistics(@Input() input: IssueStatisticsInput, @Signed() who: Who) { return this.counted.statistics(input, who); }
  @Serve(issue.xlsx, IssuesInput) xlsx(@Input() input: IssuesInput, @Signed() who: Who) { return this.lists.xlsx(input, who); }
  @Serve(issue.problemsDocx, IssuesInput) problemsDocx(@Input() input: IssuesInput, @Signed() who: Who) { return this.problems.file(input, 'docx', who); }
  @Serve(issue.problemsPdf, IssuesInput) problemsPdf(@Input() input: IssuesInput, @Signed() who: Who) { return this.problems.file(input, 'pdf', who); }
  @Serve(issue.one, IssueInput) one(@Input() input: IssueInput, @Signed() who: Who) { return this.acts.one(input, who); }
  @Serve(issue.picture, IssuePictureInput) picture(@Input() input: IssuePictureInput, @Signed() who: Who) { return this.acts.picture(input, who); }
  @Serve(issue.pdf, IssueInput) pdf(@Input() input: IssueInput, @Signed() who: Who) { return this.papers.file(input, 'pdf', who); }
  @Serve(issue.docx, IssueInput) docx(@Input() input: IssueInput, @Signed() who: Who) { return this.papers.file(input, 'docx', who); }
  @Serve(issue.people, IssueInput) people(@Input() input: IssueInput, @Signed() who: Who) { return this.assigning.candidates(input, who); }
  @Serve(issue.assign, AssignIssueInput) assign(@Input() input: AssignIssueInput, @Signed() who: Who) { return this.assigning.assign(input, who); }
  @Serve(issue.escalate, EscalateIssueInput) escalate(@Input() input: EscalateIssueInput, @Signed() who: Who) { return this.acts.escalate(input, who); }
  @Serve(issue.acknowledge, IssueInput) acknowledge(@Input() input: IssueInput, @Signed() who: Who) { return this.acts.acknowledge(input, who); }
  @Serve(issue.note, NoteIssueInput) note(@Input() input: NoteIssueInput, @Signed() who: Who) { return this.acts.note(input, who); }
  @Serve(issue.answer, AnswerIssueInput) answer(@Input() input: AnswerIssueInput, @Signed() who: Who) { return this.acts.answer(input, who); }
  @Serve(issue.confirm, ConfirmIssueInput) confirm(@Input() input: ConfirmIssueInput, @Signed() who: Who) { return this.acts.confirm(input, who); }
  @Serve(issue.move, MoveIssueInput) move(@Input() input: MoveIssueInput, @Signed() who: Who) { return this.acts.move(input, who); }
}
