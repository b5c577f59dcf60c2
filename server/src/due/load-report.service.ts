import { Injectable } from '@nestjs/common';
import { ReportService } from '../report/report.service';
import type { DueLoader } from './loader';
import type { DueScope, Subject } from './subject';

/** Reports that reached their recipients. */
@Injectable()
export class LoadReportService implements DueLoader {
  constructor(private readonly reports: ReportService) {}

  async load({ subjects, since, until }: DueScope): Promise<(subject: Subject) => object> {
    const facts = await this.reports.factsOf(subjects.map(subject => subject.id), since, until);
    return ({ id }) => ({ reports: facts.get(id) ?? [] });
  }
}
