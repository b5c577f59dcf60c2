import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Db } from '../common/db';
import type { Who } from '../common/who';
import { ArchiveCustodianEntity, ArchiveItemEntity } from './archive.entity';
import { ARCHIVE_SOURCES, type ArchiveSource, type ArchiveSpan, type DrawnPaper } from './source';

/** What an archive holds: what the modules have, what was filed by hand, and who keeps it. */
@Injectable()
export class ArchiveFactsService {
  constructor(private readonly db: Db, @Inject(ARCHIVE_SOURCES) private readonly sources: ArchiveSource[]) {}

  async drawn(span: ArchiveSpan, who: Who): Promise<DrawnPaper[]> {
    const papers: DrawnPaper[] = [];
    for (const source of this.sources) papers.push(...await source.papers(span, who));
    return papers;
  }

  filed({ team }: ArchiveSpan): Promise<ArchiveItemEntity[]> {
    return this.db.of(ArchiveItemEntity).find({ where: { teamId: team.id }, order: { day: 'DESC', id: 'DESC' } });
  }

  /** Those that count. */
  standing({ team }: ArchiveSpan): Promise<ArchiveItemEntity[]> {
    return this.db.of(ArchiveItemEntity).find({ where: { teamId: team.id, withdrawnAt: IsNull() }, order: { day: 'DESC', id: 'DESC' } });
  }

  custodians({ team }: ArchiveSpan): Promise<ArchiveCustodianEntity[]> {
    return this.db.of(ArchiveCustodianEntity).find({ where: { teamId: team.id }, order: { from: 'DESC' } });
  }
}
