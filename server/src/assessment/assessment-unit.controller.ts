import { Controller } from '@nestjs/common';
import { assessment } from '@village/shared/contract/assessment';
import { UnitTableInput, UnitTablesFileInput, UnitTablesInput } from '@village/shared/contract/assessment.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { AssessmentUnitService } from './assessment-unit.service';

@Controller()
export class AssessmentUnitController {
  constructor(private readonly units: AssessmentUnitService) {}

  @Serve(assessment.units, UnitTablesInput) unitTables(@Input() input: UnitTablesInput, @Signed() who: Who) { return this.units.list(input, who); }
  @Serve(assessment.unitsXlsx, UnitTablesFileInput) unitsXlsx(@Input() input: UnitTablesFileInput, @Signed() who: Who) { return this.units.xlsx(input, who); }
  @Serve(assessment.unit, UnitTableInput) unit(@Input() input: UnitTableInput, @Signed() who: Who) { return this.units.one(input, who); }
  @Serve(assessment.unitDocx, UnitTableInput) unitDocx(@Input() input: UnitTableInput, @Signed() who: Who) { return this.units.paper(input, 'docx', who); }
  @Serve(assessment.unitPdf, UnitTableInput) unitPdf(@Input() input: UnitTableInput, @Signed() who: Who) { return this.units.paper(input, 'pdf', who); }
}
