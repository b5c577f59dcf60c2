import { Controller } from '@nestjs/common';
import { consequence } from '@village/shared/contract/consequence';
import {
  AnswerCaseInput, CaseInput, CasesInput, ConsequenceStatisticsInput, DecideFindingInput, DecideStepInput, DoneStepInput, FileCaseInput, FindingFormInput, FindingInput, FindingsInput, MyCasesInput, OpenCaseInput, ProposalInput, ProposalsInput,
  RecordFindingInput, ReviewCaseInput, WithdrawCaseInput,
} from '@village/shared/contract/consequence.input';
import { prohibition } from '@village/shared/contract/prohibition';
import { ProhibitionReadersInput, SignProhibitionInput } from '@village/shared/contract/prohibition.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { CaseReplyService } from './case-reply.service';
import { CaseService } from './case.service';
import { FindingService } from './finding.service';
import { LedgerService } from './ledger.service';
import { ProhibitionService } from './prohibition.service';
import { ProposalService } from './proposal.service';

@Controller()
export class ConsequenceController {
  constructor(
    private readonly proposals: ProposalService, private readonly cases: CaseService, private readonly replies: CaseReplyService, private readonly findings: FindingService, private readonly ledgers: LedgerService, private readonly prohibitions: ProhibitionService,
  ) {}

  @Serve(consequence.proposals, ProposalsInput) list(@Input() input: ProposalsInput, @Signed() who: Who) { return this.proposals.list(input, who); }
  @Serve(consequence.proposal, ProposalInput) proposal(@Input() input: ProposalInput, @Signed() who: Who) { return this.proposals.one(input, who); }
  @Serve(consequence.open, OpenCaseInput) open(@Input() input: OpenCaseInput, @Signed() who: Who) { return this.cases.open(input, who); }
  @Serve(consequence.mine, MyCasesInput) mine(@Input() input: MyCasesInput, @Signed() who: Who) { return this.replies.mine(input, who); }
  @Serve(consequence.statistics, ConsequenceStatisticsInput) statistics(@Input() input: ConsequenceStatisticsInput, @Signed() who: Who) { return this.ledgers.statistics(input, who); }
  @Serve(consequence.xlsx, ConsequenceStatisticsInput) xlsx(@Input() input: ConsequenceStatisticsInput, @Signed() who: Who) { return this.ledgers.xlsx(input, who); }
  @Serve(consequence.form, FindingFormInput) form(@Input() input: FindingFormInput, @Signed() who: Who) { return this.findings.form(input, who); }
  @Serve(consequence.findings, FindingsInput) found(@Input() input: FindingsInput, @Signed() who: Who) { return this.findings.list(input, who); }
  @Serve(consequence.record, RecordFindingInput) record(@Input() input: RecordFindingInput, @Signed() who: Who) { return this.findings.record(input, who); }
  @Serve(consequence.finding, FindingInput) finding(@Input() input: FindingInput, @Signed() who: Who) { return this.findings.finding(input, who); }
  @Serve(consequence.confirm, DecideFindingInput) confirm(@Input() input: DecideFindingInput, @Signed() who: Who) { return this.findings.confirm(input, who); }
  @Serve(consequence.list, CasesInput) all(@Input() input: CasesInput, @Signed() who: Who) { return this.replies.list(input, who); }
  @Serve(consequence.detail, CaseInput) detail(@Input() input: CaseInput, @Signed() who: Who) { return this.replies.detail(input, who); }
  @Serve(consequence.answer, AnswerCaseInput) answer(@Input() input: AnswerCaseInput, @Signed() who: Who) { return this.cases.answer(input, who); }
  @Serve(consequence.review, ReviewCaseInput) review(@Input() input: ReviewCaseInput, @Signed() who: Who) { return this.cases.review(input, who); }
  @Serve(consequence.decide, DecideStepInput) decide(@Input() input: DecideStepInput, @Signed() who: Who) { return this.cases.decide(input, who); }
  @Serve(consequence.done, DoneStepInput) done(@Input() input: DoneStepInput, @Signed() who: Who) { return this.cases.done(input, who); }
  @Serve(consequence.file, FileCaseInput) file(@Input() input: FileCaseInput, @Signed() who: Who) { return this.cases.file(input, who); }
  @Serve(consequence.withdraw, WithdrawCaseInput) withdraw(@Input() input: WithdrawCaseInput, @Signed() who: Who) { return this.cases.withdraw(input, who); }
  @Serve(consequence.docx, CaseInput) docx(@Input() input: CaseInput, @Signed() who: Who) { return this.ledgers.paper(input, 'docx', who); }
  @Serve(consequence.pdf, CaseInput) pdf(@Input() input: CaseInput, @Signed() who: Who) { return this.ledgers.paper(input, 'pdf', who); }
  @Serve(prohibition.mine) forbidden(@Signed() who: Who) { return this.prohibitions.mine(who); }
  @Serve(prohibition.sign, SignProhibitionInput) sign(@Input() input: SignProhibitionInput, @Signed() who: Who) { return this.prohibitions.sign(input, who); }
  @Serve(prohibition.readers, ProhibitionReadersInput) readers(@Input() input: ProhibitionReadersInput, @Signed() who: Who) { return this.prohibitions.readers(input, who); }
  @Serve(prohibition.xlsx, ProhibitionReadersInput) readersXlsx(@Input() input: ProhibitionReadersInput, @Signed() who: Who) { return this.prohibitions.xlsx(input, who); }
}
