import { Injectable } from '@nestjs/common';
import type { IssueSource } from '@village/shared/contract/issue-words';
import type { Who } from '../common/who';
import { InspectionService } from '../inspection/inspection.service';
import { DecisionActService } from '../meeting/decision-act.service';
import { RecordListService } from '../record/record-list.service';

/** What issues come from: an entry, corrected or not, an inspection, what a meeting decided. What nobody may see cannot be asked about either. */
@Injectable()
export class SourceService {
  constructor(private readonly records: RecordListService, private readonly inspections: InspectionService, private readonly decisions: DecisionActService) {}

  /** The sources and their ids by which issues are found that came from this one. */
  async idsOf(source: IssueSource | undefined, sourceId: string, who: Who): Promise<{ sources: IssueSource[]; ids: string[] }> {
    if (source === 'inspection') return { sources: ['inspection'], ids: [(await this.inspections.readable(sourceId, who)).id] };
    if (source === 'meeting') return { sources: ['meeting'], ids: [(await this.decisions.detail({ id: sourceId }, who)).id] };
    return { sources: ['record', 'visit'], ids: await this.records.sameAs(await this.records.seen(sourceId, who)) };
  }

  /** What the inspection is called, from which the issues come. */
  async titleOf(sourceId: string, who: Who): Promise<string> {
    return (await this.inspections.readable(sourceId, who)).title;
  }
}
