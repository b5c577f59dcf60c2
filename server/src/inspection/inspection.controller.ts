import { Controller } from '@nestjs/common';
import { inspection } from '@village/shared/contract/inspection';
import {
  CheckInput, DecideCheckInput, DrawInspectionInput, ExplainCheckInput, InspectionInput, InspectionPlaceInput, InspectionsInput, RecordChecksInput, WithdrawInspectionInput,
} from '@village/shared/contract/inspection.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { CheckService } from './check.service';
import { CircularService } from './circular.service';
import { InspectionService } from './inspection.service';

@Controller()
export class InspectionController {
  constructor(private readonly inspections: InspectionService, private readonly checks: CheckService, private readonly circulars: CircularService) {}

  @Serve(inspection.plan, InspectionPlaceInput) plan(@Input() input: InspectionPlaceInput, @Signed() who: Who) { return this.inspections.plan(input, who); }
  @Serve(inspection.mine, InspectionsInput) mine(@Input() input: InspectionsInput, @Signed() who: Who) { return this.checks.mine(input, who); }
  @Serve(inspection.list, InspectionsInput) list(@Input() input: InspectionsInput, @Signed() who: Who) { return this.inspections.list(input, who); }
  @Serve(inspection.draw, DrawInspectionInput) draw(@Input() input: DrawInspectionInput, @Signed() who: Who) { return this.inspections.draw(input, who); }
  @Serve(inspection.check, CheckInput) check(@Input() input: CheckInput, @Signed() who: Who) { return this.checks.check(input, who); }
  @Serve(inspection.explain, ExplainCheckInput) explain(@Input() input: ExplainCheckInput, @Signed() who: Who) { return this.checks.explain(input, who); }
  @Serve(inspection.decide, DecideCheckInput) decide(@Input() input: DecideCheckInput, @Signed() who: Who) { return this.checks.decide(input, who); }
  @Serve(inspection.detail, InspectionInput) detail(@Input() input: InspectionInput, @Signed() who: Who) { return this.inspections.detail(input, who); }
  @Serve(inspection.record, RecordChecksInput) record(@Input() input: RecordChecksInput, @Signed() who: Who) { return this.checks.record(input, who); }
  @Serve(inspection.withdraw, WithdrawInspectionInput) withdraw(@Input() input: WithdrawInspectionInput, @Signed() who: Who) { return this.inspections.withdraw(input, who); }
  @Serve(inspection.circularDocx, InspectionInput) circularDocx(@Input() input: InspectionInput, @Signed() who: Who) { return this.circulars.file(input, 'docx', who); }
  @Serve(inspection.circularPdf, InspectionInput) circularPdf(@Input() input: InspectionInput, @Signed() who: Who) { return this.circulars.file(input, 'pdf', who); }
}
