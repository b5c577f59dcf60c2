import { Injectable } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { ReportDetail } from '@village/shared/contract/report';
import type { ReportIdInput } from '@village/shared/contract/report.input';
import { dayOf, dayText } from '@village/shared/kernel/day';
import { paperFile, type Paper, type PaperKind, type PaperPicture } from '../common/paper';
import type { Who } from '../common/who';
import { PhotoService } from '../file/photo.service';
import { ReportReplyService } from './reply.service';

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** A report as an office would file it. */
@Injectable()
export class ReportPaperService {
  constructor(private readonly replies: ReportReplyService, private readonly photos: PhotoService) {}

  async file({ id }: ReportIdInput, kind: PaperKind, who: Who): Promise<FileReply> {
    const detail = await this.replies.one(id, who);
    return { file: await paperFile(paperOf(detail, await this.drawn(detail)), kind), name: `${detail.title}.${kind}` };
  }

  /** Its pictures, one after the other as they were chosen. */
  private async drawn({ pictures }: ReportDetail): Promise<PaperPicture[]> {
    return Promise.all(pictures.map(async ({ id: pictureId, caption }) => ({ kind: 'picture' as const, ...await this.photos.drawn(pictureId), caption })));
  }
}

/** Its text and pictures, then the numbers it rests on, then whom it goes to. */
export function paperOf(report: ReportDetail, pictures: readonly PaperPicture[] = []): Paper {
  const { title, ownerName, place, turn, sections, figures, to, version, versions, submittedAt, form, deliveries } = report;
  const spokenOn = versions.find(each => each.version === version)?.spokenOn;
  const written = sections.filter(({ text }) => text.trim() !== '');
  const numbered = written.length > 1;
  return {
    title, subtitle: [place !== ownerName ? place : '', ownerName, turn].filter(Boolean).join('　'),
    parts: [
      ...(form === 'periodic' && to.length ? [{ kind: 'text' as const, text: `${to.map(({ name }) => name).join('、')}：` }] : []),
      ...written.flatMap(({ title: head, text }, index) => [...(numbered ? [{ kind: 'heading' as const, text: `${NUMERALS[index] ?? index + 1}、${head}` }] : []), { kind: 'text' as const, text }]),
      ...pictures,
      ...(figures.length ? [{ kind: 'heading' as const, text: '附：数据' }, {
        kind: 'table' as const, columns: [{ name: '事项', share: 3 }, { name: '数量', align: 'right' as const }, { name: '单位', align: 'center' as const }, { name: '记录条数', align: 'right' as const }], rows: figures.map(({ name, value, unit, facts }) => [name, String(value), unit, String(facts)]),
      }] : []),
    ],
    signatures: [{ role: '报送', name: ownerName, ...(submittedAt ? { day: dayOf(submittedAt) } : {}), seal: true }],
    footer: version > 0 ? `第 ${version} 稿　${spokenOn ? `${dayText(spokenOn)}当面汇报　` : ''}${deliveries.filter(each => each.version === version && each.state === 'received').map(each => `${each.partyName} ${each.byName}已签收`).join('　')}` : '草稿，尚未报送',
  };
}
