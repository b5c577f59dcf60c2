import { Injectable } from '@nestjs/common';
import { DUTY_KIND_NAMES } from '@village/shared/contract/duty';
import { lastDay, monthOf } from '@village/shared/kernel/day';
import type { Who } from '../common/who';
import { PublicationPaperService } from '../disclosure/publication-paper.service';
import { RosterPaperService } from '../duty/roster-paper.service';
import { HandoverPaperService } from '../posting/handover-paper.service';
import { LogFileService } from '../worklog/log-file.service';
import { monthWord, type ArchiveSource, type ArchiveSpan, type DrawnPaper } from './source';

/** The rosters of the team, and of the village's desk. */
@Injectable()
export class RosterSource implements ArchiveSource {
  constructor(private readonly rosters: RosterPaperService) {}

  async papers({ team, from, to }: ArchiveSpan): Promise<DrawnPaper[]> {
    const kept = await this.rosters.kept([{ kind: 'cover', placeId: team.id }, { kind: 'desk', placeId: team.villageId }], monthOf(from), monthOf(to));
    return kept.map(({ kind, placeId, month, publishedOn }) => ({
      key: `roster_${kind}_${month}`, category: 'attendance', title: `${DUTY_KIND_NAMES[kind]}表 ${monthWord(month)}`, day: publishedOn < to ? publishedOn : to, form: 'text', personId: null, make: (who: Who) => this.rosters.paper({ kind, placeId, month }, who),
    }));
  }
}

/** The logs of a month: of each person, or of the team that keeps one. */
@Injectable()
export class LogSource implements ArchiveSource {
  constructor(private readonly logs: LogFileService) {}

  async papers({ team, from, to }: ArchiveSpan, reader: Who): Promise<DrawnPaper[]> {
    return (await this.logs.kept(team, from, to, reader)).map(({ personId, name, month, count }) => ({
      key: `log_${month}_${personId ?? 'team'}`, category: 'work_records', title: `工作日志 ${personId === null ? '全队' : name} ${monthWord(month)}（${count} 篇）`, day: lastDay(month) < to ? lastDay(month) : to, form: 'text', personId,
      make: (who: Who) => this.logs.pdf(personId === null ? { teamId: team.id, month } : { personId, month }, who),
    }));
  }
}

/** What the village published while the team was there. */
@Injectable()
export class PublicationSource implements ArchiveSource {
  constructor(private readonly publications: PublicationPaperService) {}

  async papers({ team, from, to }: ArchiveSpan): Promise<DrawnPaper[]> {
    return (await this.publications.kept(team.villageId, from, to)).map(({ id, title, version, publishedOn, authorId }) => ({
      key: `publication_${id}`, category: 'others', title: `公开 ${title}${version > 1 ? `（第 ${version} 版）` : ''}`, day: publishedOn!, form: 'text', personId: authorId, make: (who: Who) => this.publications.pdf({ id }, who),
    }));
  }
}

/** What was handed over in the team, once both have signed. */
@Injectable()
export class HandoverSource implements ArchiveSource {
  constructor(private readonly handovers: HandoverPaperService) {}

  async papers({ team, from, to }: ArchiveSpan, reader: Who): Promise<DrawnPaper[]> {
    return (await this.handovers.kept(team.id, from, to, reader)).map(({ id, personId, name, day }) => ({
      key: `handover_${id}`, category: 'others', title: `工作交接清单 ${name}`, day, form: 'text', personId, make: (who: Who) => this.handovers.file({ id }, 'pdf', who),
    }));
  }
}
