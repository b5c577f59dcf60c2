import { Injectable } from '@nestjs/common';
import type { PartyBranch } from '@village/shared/contract/party';
import type { BookCheckInput, PartyReportInput } from '@village/shared/contract/party.input';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Who } from '../common/who';
import { BookCheckService } from './book-check.service';
import { PartyReportService } from './party-report.service';
import { PartyService } from './party.service';

/** What is handed in to a branch, answered by the branch as it stands then. */
@Injectable()
export class BranchService {
  constructor(private readonly party: PartyService, private readonly reports: PartyReportService, private readonly checks: BookCheckService) {}

  async report(input: PartyReportInput, who: Who): Promise<PartyBranch | Refusal> {
    const written = await this.reports.write(input, who);
    return isRefusal(written) ? written : this.party.branch(input, who);
  }

  async check(input: BookCheckInput, who: Who): Promise<PartyBranch | Refusal> {
    const checked = await this.checks.check(input, who);
    return isRefusal(checked) ? checked : this.party.branch(input, who);
  }
}
