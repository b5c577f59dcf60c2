import { Injectable } from '@nestjs/common';
import { Between } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { PublicationDetail } from '@village/shared/contract/publication';
import type { Day } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { paperFile, type Paper } from '../common/paper';
import type { Who } from '../common/who';
import { PublicationEntity } from './publication.entity';
import { PublicationService } from './publication.service';

/** A text that was published, as a paper: every version of it, with who checked it. */
@Injectable()
export class PublicationPaperService {
  constructor(private readonly db: Db, private readonly publications: PublicationService) {}

  /** What a village published in these days. */
  async kept(villageId: string, from: Day, to: Day): Promise<Pick<PublicationEntity, 'id' | 'title' | 'version' | 'publishedOn' | 'authorId'>[]> {
    return this.db.of(PublicationEntity).find({ where: { villageId, state: 'published', publishedOn: Between(from, to) }, select: { id: true, title: true, version: true, publishedOn: true, authorId: true }, order: { publishedOn: 'ASC', id: 'ASC' } });
  }

  async pdf({ id }: { id: string }, who: Who): Promise<FileReply> {
    const detail = await this.publications.detail(await this.publications.seen(id, who), who);
    return { file: await paperFile(paperOf(detail), 'pdf'), name: `${detail.title}.pdf` };
  }
}

function paperOf({ title, villageName, subjectName, version, publishedOn, publishedByName, authorName, text, table, explanation, checks }: PublicationDetail): Paper {
  return {
    title, subtitle: `${villageName}　${subjectName}　${publishedOn ?? ''} 公开${version > 1 ? `　第 ${version} 版` : ''}`,
    parts: [
      ...(text ? [{ kind: 'text' as const, text }] : []),
      ...(table ? [{ kind: 'table' as const, columns: table.columns.map(name => ({ name })), rows: table.lines.map(({ cells }) => cells) }] : []),
      ...(explanation ? [{ kind: 'heading' as const, text: '改动的说明', level: 2 as const }, { kind: 'text' as const, text: explanation }] : []),
      ...(checks.length ? [{ kind: 'heading' as const, text: '监督检查', level: 2 as const }, { kind: 'list' as const, items: checks.map(({ day, checkedBy, points, remark }) => `${day} ${checkedBy}：${points.map(({ name, good }) => `${name}${good ? '符合' : '不符合'}`).join('、')}${remark ? `。${remark}` : ''}`) }] : []),
    ],
    signatures: [{ role: '起草人', name: authorName }, { role: '核对人', ...(publishedByName ? { name: publishedByName } : {}), ...(publishedOn ? { day: publishedOn } : {}) }],
  };
}
