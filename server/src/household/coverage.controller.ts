import { Controller } from '@nestjs/common';
import { record } from '@village/shared/contract/record';
import { RecordCoverageInput } from '@village/shared/contract/record.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { HouseholdCoverageService } from './household-coverage.service';

/** Stands here and not with the records: only the register knows the groups that nobody reached. */
@Controller()
export class CoverageController {
  constructor(private readonly coverages: HouseholdCoverageService) {}

  @Serve(record.coverage, RecordCoverageInput) coverage(@Input() input: RecordCoverageInput, @Signed() who: Who) { return this.coverages.coverage(input, who); }
}
