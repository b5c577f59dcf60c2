import { Injectable } from '@nestjs/common';
import type { Who } from '../common/who';
import { AssessmentPaperService } from '../assessment/assessment-paper.service';
import { LedgerService } from '../consequence/ledger.service';
import { CircularService } from '../inspection/circular.service';
import { InspectionService } from '../inspection/inspection.service';
import { AdjustmentPaperService } from '../posting/adjustment-paper.service';
import type { ArchiveSource, ArchiveSpan, DrawnPaper } from './source';

/** The circulars of inspections that came to the team, for whoever reads the inspection. */
@Injectable()
export class CircularSource implements ArchiveSource {
  constructor(private readonly inspections: InspectionService, private readonly circulars: CircularService) {}

  async papers({ team, from, to }: ArchiveSpan, reader: Who): Promise<DrawnPaper[]> {
    return (await this.inspections.heldIn(team.id, from, to, reader)).map(({ id, title, day }) => ({
      key: `circular_${id}`, category: 'others', title: `督查通报 ${title}`, day, form: 'text', personId: null, make: (who: Who) => this.circulars.file({ id }, 'pdf', who),
    }));
  }
}

/** What was decided of somebody in the team, once it is filed: for the office, and for himself. */
@Injectable()
export class ConsequenceSource implements ArchiveSource {
  constructor(private readonly ledger: LedgerService) {}

  async papers({ team, from, to }: ArchiveSpan, reader: Who): Promise<DrawnPaper[]> {
    return (await this.ledger.kept(team.id, from, to, reader)).map(({ id, personId, name, day }) => ({
      key: `consequence_${id}`, category: 'others', title: `处理审批表 ${name}`, day, form: 'text', personId, make: (who: Who) => this.ledger.paper({ id }, 'pdf', who),
    }));
  }
}

/** The results of assessments that were decided. */
@Injectable()
export class AssessmentSource implements ArchiveSource {
  constructor(private readonly assessments: AssessmentPaperService) {}

  async papers({ team, from, to }: ArchiveSpan, reader: Who): Promise<DrawnPaper[]> {
    return (await this.assessments.kept(team.id, from, to, reader)).map(({ id, title, personId, name, day }) => ({
      key: `assessment_${id}`, category: 'others', title: `${title}结果表 ${name}`, day, form: 'text', personId, make: (who: Who) => this.assessments.form({ id }, 'pdf', who),
    }));
  }
}

/** The forms of changes and recalls that were carried out. */
@Injectable()
export class AdjustmentSource implements ArchiveSource {
  constructor(private readonly adjustments: AdjustmentPaperService) {}

  async papers({ team, from, to }: ArchiveSpan, reader: Who): Promise<DrawnPaper[]> {
    return (await this.adjustments.kept(team.id, from, to, reader)).map(({ id, title, personId, name, day }) => ({
      key: `adjustment_${id}`, category: 'others', title: `${title} ${name}`, day, form: 'text', personId, make: (who: Who) => this.adjustments.file({ id }, 'pdf', who),
    }));
  }
}
