import { Injectable } from '@nestjs/common';
import { dayOf } from '@village/shared/kernel/day';
import type { Dated } from '@village/shared/rules/due-facts';
import { ReportService } from '../report/report.service';
import { DataRequestService } from '../report/request.service';
import type { DueLoader } from './loader';
import type { DueScope, Subject } from './subject';

/** Reports that reached their recipients. */
@Injectable()
export class LoadReportService implements DueLoader {
  constructor(private readonly reports: ReportService, private readonly requests: DataRequestService) {}

  async load({ subjects, since, until }: DueScope): Promise<(subject: Subject) => object> {
    const facts = await this.reports.factsOf(subjects.map(subject => subject.id), since, until);
    const asked = await this.requests.ofTeams(subjects.filter(({ owner }) => owner === 'team').map(({ id }) => id));
    return ({ id }) => ({
      reports: facts.get(id) ?? [],
      dated: asked.filter(({ teamId }) => teamId === id).map(({ request, answeredAt }): Dated => ({
        source: 'request', id: request.id, title: request.title, said: `${request.askedName}按“${request.basis}”要的数据`, from: dayOf(request.createdAt), due: request.deadline, doneOn: answeredAt && dayOf(answeredAt), about: { request: request.id },
      })),
    });
  }
}
